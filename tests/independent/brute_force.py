"""The best plan by trying every combination of decisions, one linear programme each."""

from dataclasses import replace
from itertools import product
from math import prod

from tests.independent.decisions import add_decisions, add_locks
from tests.independent.horizon import Horizon
from tests.independent.options import Contract, Decision, Hire, Raise
from tests.independent.planning import add_rules, add_states, nothing_done
from tests.independent.programme import Programme, constant
from tests.independent.questions import Question
from tests.independent.tables import Book

NEAR = 1e-9
Choice = tuple[tuple[Decision, int, int], ...]


def best_by_trying(book: Book, document: dict, question: Question) -> float | None:
    """Return the objective of the best plan, None where every one breaks a rule."""
    still = nothing_done(book, document, question)
    found = [
        solution.objective
        for chosen in product(*choices(Horizon(book, document, question)))
        if (programme := programme_of(book, document, question, chosen, still))
        and (solution := programme.solved())
    ]
    return max(found, default=None)


def ways_to_try(book: Book, document: dict, question: Question) -> int:
    """Return how many combinations there are."""
    return prod(len(one) for one in choices(Horizon(book, document, question)))


def choices(horizon: Horizon) -> list[list[Choice]]:
    """Return what excludes each other: hires of a quarter, starts of one level."""
    add_decisions(Programme(), horizon)
    groups: dict[object, list[Choice]] = {}
    for decision, quarter in horizon.taken:
        one = replace(decision, mode="") if isinstance(decision, Raise) else decision
        alone = isinstance(decision, Hire | Contract)
        most = horizon.question.onboarding if isinstance(decision, Hire) else 1
        key = (one, quarter) if alone else one
        groups.setdefault(key, [()]).extend(
            ((decision, quarter, amount),) for amount in range(1, most + 1)
        )
    return list(groups.values())


def programme_of(
    book: Book,
    document: dict,
    question: Question,
    chosen: tuple[Choice, ...],
    still: list[float],
) -> Programme | None:
    """Return the programme of what is left to decide, None where a rule is broken."""
    programme, horizon = Programme(), Horizon(book, document, question)
    for decision, quarter, amount in (one for some in chosen for one in some):
        horizon.taken[decision, quarter] = constant(amount)
        if isinstance(decision, Contract):
            fte = programme.variable(f"{decision} in {quarter}")
            least = constant(book.number["contract_least"])
            programme.at_most(f"{decision} in {quarter} least", least, fte)
            horizon.taken[decision, quarter] = fte
    add_locks(programme, horizon)
    add_rules(programme, horizon)
    if any(not row and bound < -NEAR for row, bound in programme.rows.values()):
        return None
    add_states(programme, horizon, still)
    return programme
