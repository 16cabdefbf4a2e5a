"""A plan laid over its team: everything the checks read."""

from dataclasses import dataclass
from datetime import date

from tests.independent.horizon import Horizon
from tests.independent.options import Hire, Raise, Step
from tests.independent.planning import Question
from tests.independent.tables import Book

MONEY = 1000.0
ONBOARDING = 3


@dataclass
class Checked:
    """A plan laid over its team: everything the checks read."""

    book: Book
    document: dict
    plan: dict
    question: Question
    horizon: Horizon

    @property
    def last(self) -> int:
        """Return the last quarter."""
        return self.question.quarters


def question_of(plan: dict, **wishes: object) -> Question:
    """Return the question a plan document answers."""
    asked = {
        "budget": plan["budget"] / MONEY if "budget" in plan else None,
        "quarters": len(plan["spend_by_quarter"] or []) or plan.get("quarters"),
        "start": date.fromisoformat(plan["start"]),
        "headcount": plan.get("headcount"),
        "onboarding": plan.get("onboarding", ONBOARDING),
    }
    return Question(**(asked | wishes))


def decision_of(action: dict) -> Hire | Step | Raise:
    """Return what an action decides."""
    if action["kind"] == "hire":
        return Hire(action["role"], action["seniority"])
    if action["kind"] == "train":
        return Step(action["member"], action["skill"], action["to"])
    return Raise(action["capability"], action["to"], action["mode"])
