"""Plan documents worked out from bare actions, without anybody's solver of plans."""

from tests.independent.assessing import readiness
from tests.independent.check_values import costs_of
from tests.independent.checked import MONEY, Checked, decision_of
from tests.independent.horizon import Horizon
from tests.independent.planning import PRICE_OF_MONEY, Question
from tests.independent.programme import constant, value_of
from tests.independent.quarters import state_value
from tests.independent.tables import Book

MARGIN = 0.001


def hire(quarter: int, role: str, seniority: str = "mid", count: int = 1) -> dict:
    """Return a hire."""
    action = {"kind": "hire", "quarter": quarter, "role": role}
    return action | {"seniority": seniority, "count": count}


def train(quarter: int, member: str, skill: str, to: int) -> dict:
    """Return a step of training."""
    action = {"kind": "train", "quarter": quarter, "member": member}
    return action | {"skill": skill, "to": to}


def lift(quarter: int, capability: str, to: int, mode: str = "buy") -> dict:
    """Return the raise of a capability by one level."""
    action = {"kind": "raise", "quarter": quarter, "capability": capability}
    return action | {"to": to, "mode": mode}


def plan_document(
    book: Book, document: dict, question: Question, actions: list[dict]
) -> dict:
    """Return the plan document that these actions make."""
    horizon = Horizon(book, document, question.start, question.quarters)
    for action in actions:
        taken = constant(action.get("count", 1))
        horizon.taken[decision_of(action), action["quarter"]] = taken
    quarters = range(1, question.quarters + 1)
    states = [state_value(horizon, q) for q in range(1, horizon.closing + 1)]
    assert None not in states, "nobody can land these actions"
    spend = [value_of(horizon.spend(quarter), {}) for quarter in quarters]
    weight = book.number["closing_quarters"]
    mean = (sum(states[:-1]) + weight * states[-1]) / (question.quarters + weight)
    objective = mean - PRICE_OF_MONEY * sum(spend)
    checked = Checked(book, document, {}, question, horizon)
    return {
        **{"status": "optimal", "start": question.start.isoformat()},
        **{"budget": question.budget * MONEY, "quarters": question.quarters},
        **{"headcount": question.headcount, "onboarding": question.onboarding},
        "readiness_now": readiness(book, document, question.start),
        "readiness_by_quarter": states[:-1],
        "readiness_closing": states[-1],
        **{"objective": objective, "bound": objective + MARGIN, "gap": MARGIN},
        "spend_by_quarter": [money * MONEY for money in spend],
        "actions": [priced(checked, action) for action in actions],
    }


def priced(checked: Checked, action: dict) -> dict:
    """Return an action with its cost and what it leaves running a year."""
    costs = costs_of(checked, decision_of(action), action["quarter"])
    cost, running = (money * action.get("count", 1) * MONEY for money in costs)
    return action | {"cost": cost, "running_cost": running}
