"""A plan laid over its team: everything the checks read."""

from dataclasses import dataclass

from tests.independent.horizon import Horizon
from tests.independent.options import Contract, Decision, Hire, Raise, Step
from tests.independent.questions import Question
from tests.independent.tables import Book


@dataclass
class Checked:
    """A plan laid over its team: everything the checks read."""

    book: Book
    document: dict
    plan: dict
    horizon: Horizon

    @property
    def question(self) -> Question:
        """Return what is asked of the plan."""
        return self.horizon.question

    @property
    def last(self) -> int:
        """Return the last quarter."""
        return self.question.quarters


def decision_of(action: dict) -> Decision:
    """Return what an action decides."""
    if action["kind"] == "hire":
        return Hire(action["role"], action["seniority"])
    if action["kind"] == "contract":
        return Contract(action["role"], action["seniority"])
    if action["kind"] == "train":
        return Step(action["member"], action["skill"], action["to"])
    return Raise(action["capability"], action["to"], action["mode"])


def amount_of(action: dict) -> float:
    """Return how much an action takes of what it decides."""
    return action.get("fte", action.get("count", 1))
