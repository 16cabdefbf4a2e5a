"""Who can do what, and how much of it did somebody judge?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.gaps import skill_gaps
from roles.engine.levels import ASSESSED, ASSUMED, NONE, TOOLS, WORKING, resolve_levels
from roles.engine.team import Team as EngineTeam
from roles.engine.workload import workload
from roles.models import Member, Team
from roles.queries import catalogue as read_catalogue
from roles.queries.assessment import people
from roles.queries.document import document

JUDGED = [ASSESSED, TOOLS]
COUNTED = [*JUDGED, ASSUMED]
ENOUGH_PEOPLE = 2  # fewer make a single point of failure


@dataclass(frozen=True)
class Asked:
    """The highest level that work asks of a skill, and how many people have it.

    `name` is that of the skill, or of several of which one will do: "R or Python".
    """

    name: str
    skills: tuple[str, ...]
    level: int
    people: int

    @property
    def words(self) -> str:
        """What is asked and who has it: "one of R or Python at 3: 2 people"."""
        some = "one of " if self.is_choice else ""
        people = "person" if self.people == 1 else "people"
        return f"{some}{self.name} at {self.level}: {self.people} {people}"

    @property
    def is_choice(self) -> bool:
        """Whether one of several skills will do."""
        return len(self.skills) > 1

    @property
    def is_single_point(self) -> bool:
        """Whether the work stops when one person is away."""
        return self.people < ENOUGH_PEOPLE


@dataclass(frozen=True)
class MatrixSkill:
    """A column: a skill, and how the team stands in it.

    `able` counts those who have this very skill at the level asked, also where
    another one will do.
    """

    skill: str
    name: str
    category: str
    working: int
    asked: Asked | None
    able: int


@dataclass(frozen=True)
class MatrixMember:
    """A row: a member, with the roles by which levels are assumed."""

    member: str
    name: str
    roles: dict[str, str]
    seniority: str
    start: date | None
    end: date | None
    is_there: bool
    version: int


@dataclass(frozen=True)
class MatrixReport:
    """The levels of a team on a day; frames are members x skills, by ids.

    `asked` is all that work asks for; `no_role` names members for whom nothing can
    be assumed yet.
    """

    members: tuple[MatrixMember, ...]
    skills: tuple[MatrixSkill, ...]
    levels: pd.DataFrame
    origins: pd.DataFrame
    asked: tuple[Asked, ...]
    no_role: tuple[str, ...]
    is_asked: bool

    @property
    def assumed_share(self) -> float:
        """The share of the levels that count and that nobody judged. [0-1]"""
        counted = int(self.origins.isin(COUNTED).to_numpy().sum())
        return self.count(ASSUMED) / counted if counted else 0.0

    @property
    def single_points(self) -> tuple[Asked, ...]:
        """What fewer than two people have at the level work asks, each once."""
        return tuple(one for one in self.asked if one.is_single_point)

    @property
    def choices(self) -> tuple[Asked, ...]:
        """What work asks where one of several skills will do."""
        return tuple(one for one in self.asked if one.is_choice)

    def holders(self, asked: Asked) -> list[str]:
        """Return the names of those who have what is asked."""
        best = self.levels[list(asked.skills)].max(axis="columns")
        return [
            row.name
            for row in self.members
            if row.is_there and best[row.member] >= asked.level
        ]

    def level(self, member: str, skill: str) -> tuple[int, str]:
        """Return a level and its origin; nothing is known without a role."""
        if member not in self.levels.index:
            return 0, NONE
        level, origin = (
            frame.at[member, skill] for frame in (self.levels, self.origins)
        )
        return int(level), origin

    @property
    def unconfirmed(self) -> list[MatrixMember]:
        """The members of whom something is only assumed, by name."""
        waiting = (self.origins == ASSUMED).any(axis="columns")
        return [row for row in self.members if waiting[row.member]]

    def count(self, origin: str) -> int:
        """Return how many levels have one origin."""
        return int((self.origins == origin).to_numpy().sum())

    def assumed(self, member: str) -> dict[str, int]:
        """Return skill -> level of what is only assumed of a member."""
        if member not in self.levels.index:
            return {}
        levels = self.levels.loc[member][self.origins.loc[member] == ASSUMED]
        return {skill: int(level) for skill, level in levels.items()}


def matrix_report(team: Team, today: date) -> MatrixReport:
    """Report the levels of everybody on `team`, and what work asks for."""
    tables = read_catalogue.tables(team.organisation)
    catalogue = Catalogue.from_tables(tables)
    said = document(team, labels="id")
    is_asked = not team.missing()
    engine_team = EngineTeam.from_document(_with_roles(said), catalogue, on=today)
    levels, origins = resolve_levels(catalogue, engine_team)
    there = engine_team.present()
    work = workload(catalogue, engine_team) if is_asked else pd.Series(dtype=float)
    asked = _asked(skill_gaps(catalogue, work, levels[there]), tables["skills"])
    members = list(people(team))
    return MatrixReport(
        members=tuple(
            _member(row, bool(there[str(row.pk)]))
            for row in members
            if str(row.pk) in there.index
        ),
        skills=_skills(tables["skills"], levels[there], _by_skill(asked)),
        levels=levels,
        origins=origins,
        asked=tuple(asked),
        no_role=tuple(
            row.person.name for row in members if str(row.pk) not in there.index
        ),
        is_asked=is_asked,
    )


def _with_roles(said: dict) -> dict:
    """Return the document with what levels do not rest on filled in.

    They rest on neither stage nor drivers, so that any will do until they are
    given; somebody without a role is left out, as there is nothing to assume.
    """
    drivers = {name: value or 0 for name, value in said["drivers"].items()}
    members = [row for row in said["members"] if row["roles"]]
    stage = said["stage"] or "few"
    return {**said, "stage": stage, "drivers": drivers, "members": members}


def _asked(gaps: pd.DataFrame, skills: pd.DataFrame) -> list[Asked]:
    """Return the highest level asked of each skill or choice, as the catalogue goes."""
    names = dict(zip(skills["id"], skills["name"], strict=True))
    order = list(names)
    highest = {}
    for row in gaps.sort_values("level").itertuples():
        choice = tuple(row.skill.split("|"))
        name = " or ".join(names[skill] for skill in choice)
        highest[choice] = Asked(name, choice, row.level, row.people)
    return sorted(highest.values(), key=lambda one: order.index(one.skills[0]))


def _by_skill(asked: list[Asked]) -> dict[str, Asked]:
    """Return skill -> what work asks of it; of itself before as one of several."""
    # The last one stays: choices by level, then what is asked of the skill itself.
    ranked = sorted(asked, key=lambda one: (not one.is_choice, one.level))
    return {skill: one for one in ranked for skill in one.skills}


def _skills(
    table: pd.DataFrame, levels: pd.DataFrame, asked: dict[str, Asked]
) -> tuple[MatrixSkill, ...]:
    """Return the columns in the order of the catalogue."""
    working = (levels >= WORKING).sum()
    able = {
        skill: int((levels[skill] >= one.level).sum()) for skill, one in asked.items()
    }
    return tuple(
        MatrixSkill(
            skill=row.id,
            name=row.name,
            category=row.category,
            working=int(working[row.id]),
            asked=asked.get(row.id),
            able=able.get(row.id, 0),
        )
        for row in table.itertuples(index=False)
    )


def _member(row: Member, is_there: bool) -> MatrixMember:
    """Return the row of one member."""
    return MatrixMember(
        member=str(row.pk),
        name=row.person.name,
        roles={one.role_id: one.role.name for one in row.member_roles.all()},
        seniority=row.get_seniority_display() if row.seniority else "",
        start=row.start,
        end=row.end,
        is_there=is_there,
        version=row.person.version,
    )
