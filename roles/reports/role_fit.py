"""Which roles people's levels match, and what they want to use more.

Never for viewers: a score of a role tells of levels.
"""

from dataclasses import dataclass

from roles.engine.role_fit import interests, role_fit
from roles.reports.inputs import Inputs
from roles.reports.readiness import assessment, number


@dataclass(frozen=True)
class Interest:
    """A skill somebody wants to use more, and the work left undone that asks for it."""

    skill: str
    name: str
    short_fte: float


@dataclass(frozen=True)
class RoleFitRow:
    """How well somebody's known levels match each role, 0-1.

    `scores` is None where too few skills are known; `better` is the role that fits
    clearly better than any of their own, if one does.
    """

    member: str
    name: str
    skills: int
    scores: dict[str, float] | None
    better: str | None
    better_name: str | None
    interests: tuple[Interest, ...]


def role_fit_rows(inputs: Inputs) -> tuple[RoleFitRow, ...]:
    """Return the members who are there, by name: this is no ranking."""
    found = role_fit(inputs.catalogue, inputs.team)
    wanted = wishes(inputs)
    rows = []
    for member, scores in found.scores.iterrows():
        known = {role: number(score) for role, score in scores.items()}
        better = found.better[member]
        rows.append(
            RoleFitRow(
                member=member,
                name=inputs.members[member],
                skills=int(found.skills[member]),
                scores=None if None in known.values() else known,
                better=better,
                better_name=inputs.names.role(better) if better else None,
                interests=tuple(wanted.get(member, ())),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.name, row.member)))


def wishes(inputs: Inputs) -> dict[str, list[Interest]]:
    """Return member -> what they want to use more, the most needed first."""
    shortage = assessment(inputs).tasks["shortage"]
    wanted: dict[str, list[Interest]] = {}
    for row in interests(inputs.catalogue, inputs.team, shortage).itertuples():
        name = inputs.names.skill(row.skill)
        found = Interest(row.skill, name, float(row.short_fte))
        wanted.setdefault(row.member, []).append(found)
    return wanted
