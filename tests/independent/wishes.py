"""Patterns of actions: what must be in a plan, and what may not be."""

from tests.independent.horizon import Horizon
from tests.independent.options import KINDS, Decision
from tests.independent.programme import Expression, total
from tests.independent.tables import Book

AMOUNTS = {"count", "fte"}


def matches(pattern: dict, decision: Decision, quarter: int) -> bool:
    """Return whether a pattern speaks of a decision in a quarter."""
    told = vars(decision) | {"kind": KINDS[type(decision)], "quarter": quarter}
    return all(
        told.get(key) == value for key, value in pattern.items() if key not in AMOUNTS
    )


def least(book: Book, pattern: dict) -> float:
    """Return how much of what it matches a locked pattern asks for."""
    if pattern["kind"] == "contract":
        return pattern.get("fte", book.number["contract_least"])
    return pattern.get("count", 1)


def taken_of(horizon: Horizon, pattern: dict) -> Expression:
    """Return how much is taken of what a pattern matches."""
    return total(
        *(
            amount
            for (decision, quarter), amount in horizon.taken.items()
            if matches(pattern, decision, quarter)
        )
    )


def in_words(pattern: dict) -> str:
    """Return a pattern as one writes it on the command line."""
    rest = [f"{key}={value}" for key, value in pattern.items() if key != "kind"]
    return " ".join([pattern["kind"], *rest])
