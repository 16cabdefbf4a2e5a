"""How ready is a team for its work?"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from roles.engine.assessment import Assessment, assess
from roles.engine.readiness import score
from roles.models import Team
from roles.reports.inputs import Inputs, NotReady, engine_inputs, inputs_by_team

logger = logging.getLogger(__name__)


class NotWorkedOut:
    """What stands for the readiness of a team whose numbers defeat the model."""

    is_broken = True


@dataclass(frozen=True)
class AreaScore:
    """A focus area: scores and shares 0-1, work in FTE.

    `share` is how much people count in the area, `infrastructure` is None where
    nothing is rated; `low` and `high` are the band of readiness, None where nobody
    asked for it.
    """

    area: str
    name: str
    weight: float
    share: float
    people: float
    infrastructure: float | None
    readiness: float
    workload: float
    covered: float
    low: float | None = None
    high: float | None = None

    @property
    def share_of_infrastructure(self) -> float:
        """How much infrastructure counts in the area."""
        return 1 - self.share

    @property
    def in_words(self) -> str:
        """The name as part of a sentence."""
        return self.name[:1].lower() + self.name[1:]

    @property
    def counts(self) -> float:
        """What the area adds to the readiness of the team."""
        return self.weight * self.readiness

    @property
    def lost(self) -> float:
        """What the team's readiness lacks because of this area."""
        return self.weight * (1 - self.readiness)

    @property
    def is_held_back_by_infrastructure(self) -> bool:
        """Whether infrastructure stands behind people here."""
        return self.infrastructure is not None and self.infrastructure < self.people


@dataclass(frozen=True)
class ReadinessReport:
    """The readiness of one team on a day, 0-1; full scope where scopes differ."""

    team: str
    stage: str
    on: date
    headcount: int
    fte: float
    readiness: float
    readiness_full_scope: float | None
    areas: tuple[AreaScore, ...]

    @property
    def weakest(self) -> AreaScore | None:
        """The area that costs most readiness, if any does."""
        area = max(self.areas, key=lambda area: area.lost)
        return area if area.lost > 1e-6 else None

    @property
    def is_rated(self) -> bool:
        """Whether the infrastructure of any area is rated."""
        return any(area.infrastructure is not None for area in self.areas)

    @property
    def workload(self) -> float:
        """All work. [FTE]"""
        return sum(area.workload for area in self.areas)

    @property
    def covered(self) -> float:
        """Work that is covered. [FTE]"""
        return sum(area.covered for area in self.areas)


def readiness_report(team: Team, today: date) -> ReadinessReport:
    """Report how ready `team` is; raise NotReady where context is missing."""
    return readiness_of(engine_inputs(team, today))


def readiness_of(inputs: Inputs) -> ReadinessReport:
    """Report the readiness that these inputs give."""
    answer = assessment(inputs)
    there = inputs.team.members[inputs.team.present()]
    return ReadinessReport(
        team=inputs.name,
        stage=inputs.names.stage(inputs.team.stage),
        on=inputs.on,
        headcount=len(there),
        fte=float(there["fte"].sum()),
        readiness=float(answer.readiness),
        readiness_full_scope=answer.readiness_full_scope,
        areas=area_scores(inputs, answer),
    )


def readiness_by_team(
    teams: Iterable[Team], today: date
) -> dict[int, ReadinessReport | NotReady | NotWorkedOut]:
    """Return by team what it is ready for, or what it still has to say."""
    return {
        team: found if isinstance(found, NotReady) else readiness_or_not(team, found)
        for team, found in inputs_by_team(teams, today).items()
    }


def readiness_or_not(team: int, inputs: Inputs) -> ReadinessReport | NotWorkedOut:
    """Report the readiness of one of several teams; the others need not suffer."""
    try:
        return readiness_of(inputs)
    except Exception:
        logger.exception("The readiness of team %s cannot be worked out", team)
        return NotWorkedOut()


def assessment(inputs: Inputs) -> Assessment:
    """Return the engine's assessment, worked out once for these inputs."""
    return inputs.remembered("assessment", assess)


def area_scores(inputs: Inputs, answer: Assessment) -> tuple[AreaScore, ...]:
    """Return the areas, the one that counts most first."""
    shares = score(inputs.catalogue, inputs.team).areas["share"]
    rows = answer.areas.sort_values("weight", ascending=False, kind="stable")
    return tuple(
        AreaScore(
            area=row.Index,
            name=inputs.names.area(row.Index),
            weight=float(row.weight),
            share=float(shares[row.Index]),
            people=float(row.people),
            infrastructure=number(row.infrastructure),
            readiness=float(row.readiness),
            workload=float(row.workload),
            covered=float(row.covered),
        )
        for row in rows.itertuples()
    )


def number(value: float) -> float | None:
    """Return a number of a frame, None where it is missing."""
    return None if value != value else float(value)
