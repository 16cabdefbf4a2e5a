"""What one more person of each role and seniority would bring."""

from dataclasses import dataclass

from roles.engine.assessment import next_hires
from roles.models import Seniority
from roles.reports.inputs import Inputs, in_a_sentence
from roles.reports.task import LEAST


@dataclass(frozen=True)
class HireOption:
    """A role and seniority; readiness gained 0-1, cost a year in whole units."""

    role: str
    role_name: str
    seniority: str
    seniority_name: str
    readiness_gained: float
    annual_cost: int

    @property
    def title(self) -> str:
        """The option as part of a sentence: "data engineer (senior)"."""
        return f"{in_a_sentence(self.role_name)} ({self.seniority_name.lower()})"

    @property
    def per_100_000(self) -> float:
        """Readiness gained for each 100,000 a year."""
        return self.readiness_gained / self.annual_cost * 100_000


def hire_options(inputs: Inputs) -> tuple[HireOption, ...]:
    """Return the hires on offer, most effect first, the cheaper where effects tie."""
    frame = inputs.remembered("next_hires", next_hires)
    options = [
        HireOption(
            role=row.role,
            role_name=inputs.names.role(row.role),
            seniority=row.seniority,
            seniority_name=Seniority(row.seniority).label,
            readiness_gained=float(row.readiness_gained),
            annual_cost=round(row.annual_cost * 1000),
        )
        for row in frame.itertuples()
    ]
    # Effects that differ by rounding of the solver are the same.
    options.sort(key=lambda o: (-round(o.readiness_gained, 6), o.annual_cost, o.role))
    return tuple(options)


def best_by_role(options: tuple[HireOption, ...]) -> tuple[HireOption, ...]:
    """Return the mid seniority of each role, or the first on offer, best first."""
    chosen = {}
    for option in options:
        if option.role not in chosen or option.seniority == Seniority.MID:
            chosen[option.role] = option
    return tuple(option for option in options if option in chosen.values())


def most_for_the_money(options: tuple[HireOption, ...]) -> HireOption | None:
    """Return the option that gains most for its cost, if any gains anything."""
    best = max(options, key=lambda option: option.per_100_000, default=None)
    return best if best and best.readiness_gained > LEAST else None
