"""Skill by skill: the work that asks for it, and how many people have it."""

from dataclasses import dataclass

from roles.engine.levels import ASSESSED, ASSUMED, TOOLS
from roles.reports.inputs import Inputs
from roles.reports.readiness import assessment


@dataclass(frozen=True)
class SkillRow:
    """A skill at a level that work asks for. `work_fte` in FTE, `people` a count."""

    skill: str
    name: str
    level: int
    work_fte: float
    people: int

    @property
    def is_only_one(self) -> bool:
        """Whether all of it hangs on one person."""
        return self.people == 1


def skill_rows(inputs: Inputs) -> tuple[SkillRow, ...]:
    """Return what work asks for, fewest people and most work first."""
    frame = assessment(inputs).skills.sort_values(
        ["people", "work_fte", "skill", "level"], ascending=[True, False, True, True]
    )
    return tuple(
        SkillRow(
            skill=row.skill,
            name=inputs.names.skill(row.skill),
            level=int(row.level),
            work_fte=float(row.work_fte),
            people=int(row.people),
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
