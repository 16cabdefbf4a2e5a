"""How much of each role is expected to leave, and how much of it is replaced."""

from collections import defaultdict
from dataclasses import dataclass

from roles.models import Plan
from roles.reports.inputs import Names
from roles.reports.opening import EXPECTED, Opening
from roles.reports.skill import ENOUGH_PEOPLE

ALL_ROLES = "All roles"


@dataclass(frozen=True)
class Loss:
    """Members of one main role, or of all, expected to leave: `fte` by quarter."""

    role: str
    fte: tuple[float, ...]
    backfills: int

    @property
    def total(self) -> float:
        """What is expected to be lost within the horizon. [FTE]"""
        return sum(self.fte)


def expected_losses(plan: Plan, people: bool) -> list[dict]:
    """Return the expected losses in the answer; without `people` those of all roles.

    By role they would tell the working time of the only member of one; in a small team
    all together would, too.
    """
    rows = plan.answer.get("expected_losses") or []
    if people:
        return rows
    if len(plan.inputs["members"]) < ENOUGH_PEOPLE:
        return []
    by_quarter = defaultdict(float)
    for row in rows:
        by_quarter[row["quarter"]] += row["fte"]
    return [
        {"role": None, "quarter": quarter, "fte": fte}
        for quarter, fte in sorted(by_quarter.items())
    ]


def losses(
    plan: Plan, posts: list[Opening], names: Names, *, people: bool
) -> list[Loss]:
    """Return what the answer of `plan` expects to lose, by role or of all roles."""
    rows = defaultdict(lambda: [0.0] * plan.answer["quarters"])
    for row in expected_losses(plan, people):
        rows[row["role"]][row["quarter"] - 1] += row["fte"]
    return [
        Loss(
            role=ALL_ROLES if role is None else names.role(role),
            fte=tuple(fte),
            backfills=sum(
                post.kind == EXPECTED
                and (role is None or post.role == names.role(role))
                for post in posts
            ),
        )
        for role, fte in sorted(rows.items())
    ]
