"""What each line of a plan is worth, by a programme over the plan's own actions."""

from tests.independent.checked import amount_of, decision_of
from tests.independent.decisions import add_contract
from tests.independent.horizon import Horizon
from tests.independent.options import Contract
from tests.independent.planning import complete, value_of_plan
from tests.independent.programme import Programme
from tests.independent.questions import question_of
from tests.independent.tables import Book


def worths(book: Book, document: dict, plan: dict) -> list[float]:
    """Return by action the objective lost when it is not to be had."""
    return [
        plan["objective"] - best_without(book, document, plan, place)
        for place in range(len(plan["actions"]))
    ]


def best_without(book: Book, document: dict, plan: dict, place: int) -> float:
    """Return the best objective of the other actions, any of which may fall away."""
    programme = Programme()
    horizon = Horizon(book, document, question_of(plan))
    for other, action in enumerate(plan["actions"]):
        decision, quarter = decision_of(action), action["quarter"]
        most = amount_of(action)
        if other == place:
            continue
        if isinstance(decision, Contract):
            add_contract(programme, horizon, decision, quarter, most)
        else:
            label = f"{decision} in {quarter}"
            amount = programme.variable(label, most, whole=True)
            horizon.taken[decision, quarter] = amount
    return value_of_plan(complete(programme, horizon))
