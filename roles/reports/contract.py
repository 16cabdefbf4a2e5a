"""Who is on contract, quarter by quarter: no openings, and nothing afterwards."""

from collections import defaultdict
from dataclasses import dataclass

from roles.models import Plan, Seniority
from roles.reports.inputs import Names


@dataclass(frozen=True)
class Contract:
    """A role and seniority on contract: `fte` by quarter, cost in whole units."""

    role: str
    seniority: str
    fte: tuple[float, ...]
    cost: float

    @property
    def fte_quarters(self) -> float:
        """How much is at work over all quarters. [FTE-quarters]"""
        return sum(self.fte)


def contracts(plan: Plan, names: Names) -> list[Contract]:
    """Return the contracts of the answer of `plan`, by role and seniority."""
    rows = defaultdict(list)
    for action in contract_actions(plan):
        rows[action["role"], action["seniority"]].append(action)
    return [
        Contract(
            role=names.role(role),
            seniority=Seniority(seniority).label,
            fte=tuple(
                sum(one["fte"] for one in found if one["quarter"] == quarter)
                for quarter in range(1, plan.answer["quarters"] + 1)
            ),
            cost=sum(one["cost"] for one in found),
        )
        for (role, seniority), found in sorted(rows.items())
    ]


def contract_actions(plan: Plan) -> list[dict]:
    """Return the contracts of the answer: one for each role and quarter at work."""
    return [one for one in plan.answer["actions"] if one["kind"] == "contract"]
