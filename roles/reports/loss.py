"""How much of each role is expected to leave, and how much of it is replaced."""

from collections import defaultdict
from dataclasses import dataclass

from roles.models import Plan
from roles.reports.inputs import Names
from roles.reports.opening import EXPECTED, Opening


@dataclass(frozen=True)
class Loss:
    """Members of one main role who are expected to leave: `fte` by quarter."""

    role: str
    fte: tuple[float, ...]
    backfills: int

    @property
    def total(self) -> float:
        """What is expected to be lost within the horizon. [FTE]"""
        return sum(self.fte)


def losses(plan: Plan, posts: list[Opening], names: Names) -> list[Loss]:
    """Return what the answer of `plan` expects to lose, by role."""
    rows = defaultdict(lambda: [0.0] * plan.answer["quarters"])
    for row in plan.answer.get("expected_losses") or []:
        rows[row["role"]][row["quarter"] - 1] += row["fte"]
    return [
        Loss(
            role=names.role(role),
            fte=tuple(fte),
            backfills=sum(
                post.kind == EXPECTED and post.role == names.role(role)
                for post in posts
            ),
        )
        for role, fte in sorted(rows.items())
    ]
