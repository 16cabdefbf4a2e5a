"""How sure is the readiness of a team, and what would make it surer?"""

from dataclasses import dataclass, replace

from roles.engine.confidence import confidence
from roles.reports.inputs import Inputs
from roles.reports.readiness import ReadinessReport

# What opens a band, in the words of a list of numbers.
WORDS = {
    "assumed": "assumed from roles",
    "tools": "read from the names of tools",
    "old": "judged more than a year ago",
    "disagreeing": "on which people and their managers disagree",
}


@dataclass(frozen=True)
class ConfidenceReport:
    """The band of readiness, 0-1, of the team and by area.

    `because`: cause -> how many levels; None where that would tell somebody's level.
    """

    low: float
    high: float
    areas: dict[str, tuple[float, float]]
    because: dict[str, int] | None

    @property
    def reasons(self) -> tuple[str, ...]:
        """How many levels are open and why, in words; none where they are not told."""
        counts = self.because or {}
        return tuple(f"{n:,} {WORDS[cause]}" for cause, n in counts.items() if n)


def confidence_of(inputs: Inputs, counted: bool) -> ConfidenceReport:
    """Report the band of readiness; `counted`: with how many levels open it."""
    found = inputs.remembered("confidence", confidence)
    counts = {cause: int(count) for cause, count in found.because.items()}
    return ConfidenceReport(
        low=float(found.low),
        high=float(found.high),
        areas={
            row.Index: (float(row.low), float(row.high))
            for row in found.areas.itertuples()
        },
        because=counts if counted else None,
    )


def with_bands(report: ReadinessReport, found: ConfidenceReport) -> ReadinessReport:
    """Return the readiness with the band of each area beside its score."""
    areas = tuple(
        replace(area, low=found.areas[area.area][0], high=found.areas[area.area][1])
        for area in report.areas
    )
    return replace(report, areas=areas)
