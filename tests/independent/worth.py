"""What each line of a plan is worth, by a programme over the plan's own actions."""

from tests.independent.checked import decision_of, question_of
from tests.independent.horizon import Horizon
from tests.independent.planning import complete, value_of_plan
from tests.independent.programme import Programme
from tests.independent.tables import Book


def worths(book: Book, document: dict, plan: dict, **wishes: object) -> list[float]:
    """Return by action the objective lost when it is not to be had."""
    return [
        plan["objective"] - best_without(book, document, plan, place, **wishes)
        for place in range(len(plan["actions"]))
    ]


def best_without(
    book: Book, document: dict, plan: dict, place: int, **wishes: object
) -> float:
    """Return the best objective of the other actions, any of which may fall away."""
    question = question_of(plan, **wishes)
    programme = Programme()
    horizon = Horizon(book, document, question.start, question.quarters)
    for other, action in enumerate(plan["actions"]):
        if other != place:
            decision, quarter = decision_of(action), action["quarter"]
            horizon.taken[decision, quarter] = programme.variable(
                f"{decision} in {quarter}", action.get("count", 1), whole=True
            )
    return value_of_plan(complete(programme, horizon, question))
