"""What is asked of a plan, and how a plan document holds it."""

from dataclasses import asdict, dataclass, fields
from datetime import date

MONEY = 1000.0
POINTS = 100.0


@dataclass(frozen=True)
class Question:
    """What is asked of a plan; money in thousands."""

    budget: float
    quarters: int
    start: date
    headcount: int | None = None
    onboarding: int = 3
    gap: float = 0.0025
    keep_going: bool = True
    afterwards: bool = True
    release: str = "evenly"
    leavers_pay: bool = False
    contractors: bool = True
    attrition: bool = False
    locked: tuple[dict, ...] = ()
    excluded: tuple[dict, ...] = ()

    def released(self, quarter: int) -> float:
        """Return the money that may be spent by the end of a quarter."""
        if self.release == "at_once":
            return self.budget
        return self.budget * quarter / self.quarters


READ = {
    "budget": lambda units: units / MONEY,
    "gap": lambda points: points / POINTS,
    "start": date.fromisoformat,
}


def question_of(plan: dict) -> Question:
    """Return the question that a plan document holds."""
    asked = plan["question"]
    own = {f.name: asked[f.name] for f in fields(Question) if f.name in asked}
    return Question(**own | {name: read(asked[name]) for name, read in READ.items()})


def as_asked(question: Question) -> dict:
    """Return the question as a plan document holds it: whole units and points."""
    return asdict(question) | {
        "budget": question.budget * MONEY,
        "gap": question.gap * POINTS,
        "start": question.start.isoformat(),
    }
