"""Skill by skill: the work that asks for it, and how many people have it.

Among few people a count by level tells somebody's level: viewers do not see it.
"""

from dataclasses import dataclass

from roles.engine.levels import ASSESSED, ASSUMED, TOOLS
from roles.reports.inputs import Inputs
from roles.reports.readiness import assessment

ENOUGH_PEOPLE = 5  # fewer who are there could be told apart


@dataclass(frozen=True)
class SkillRow:
    """A skill at a level that work asks for.

    `work_fte` in FTE; `people` a count, None where it would tell somebody's level.
    """

    skill: str
    name: str
    level: int
    work_fte: float
    people: int | None

    @property
    def is_only_one(self) -> bool:
        """Whether all of it hangs on one person."""
        return self.people == 1


def is_counted(inputs: Inputs, people: bool) -> bool:
    """Tell whether levels may be counted: for those who see people, or among many."""
    return people or int(inputs.team.present().sum()) >= ENOUGH_PEOPLE


def skill_rows(inputs: Inputs, counted: bool) -> tuple[SkillRow, ...]:
    """Return what work asks for, fewest people (where counted) and most work first."""
    # An order by people would tell what the counts do not.
    first = {"people": True} if counted else {}
    order = {**first, "work_fte": False, "skill": True, "level": True}
    frame = assessment(inputs).skills.sort_values(
        list(order), ascending=list(order.values())
    )
    return tuple(
        SkillRow(
            skill=row.skill,
            name=inputs.names.skill(row.skill),
            level=int(row.level),
            work_fte=float(row.work_fte),
            people=int(row.people) if counted else None,
        )
        for row in frame.itertuples()
    )


def assumed_share(inputs: Inputs) -> float | None:
    """Return the share of the levels that count which nobody judged. [0-1]

    None where there is no level at all. A skill outside a member's roles that nobody
    assessed is no level.
    """
    origins = assessment(inputs).origins[inputs.team.present()]
    counted = origins.isin([ASSESSED, TOOLS, ASSUMED]).to_numpy().sum()
    if not counted:
        return None
    return float((origins == ASSUMED).to_numpy().sum() / counted)
