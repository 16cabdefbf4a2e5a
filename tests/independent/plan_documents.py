"""Plan documents worked out from bare actions, without anybody's solver of plans."""

from tests.independent.assessing import readiness
from tests.independent.check_values import costs_of
from tests.independent.checked import amount_of, decision_of
from tests.independent.decisions import actions_of, add_decisions
from tests.independent.horizon import Horizon
from tests.independent.planning import PRICE_OF_MONEY, planned
from tests.independent.programme import Programme, constant, value_of
from tests.independent.quarters import state_value
from tests.independent.questions import MONEY, Question, as_asked
from tests.independent.tables import Book

MARGIN = 0.001


def hire(quarter: int, role: str, seniority: str = "mid", count: int = 1) -> dict:
    """Return a hire."""
    action = {"kind": "hire", "quarter": quarter, "role": role}
    return action | {"seniority": seniority, "count": count}


def contract(quarter: int, role: str, fte: float, seniority: str = "mid") -> dict:
    """Return contractors at work in a quarter."""
    action = {"kind": "contract", "quarter": quarter, "role": role}
    return action | {"seniority": seniority, "fte": fte}


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
    horizon = Horizon(book, document, question)
    for action in actions:
        taken = constant(amount_of(action))
        horizon.taken[decision_of(action), action["quarter"]] = taken
    quarters = range(1, question.quarters + 1)
    states = [state_value(horizon, q) for q in range(1, horizon.closing + 1)]
    assert None not in states, "nobody can land these actions"
    spend = [value_of(horizon.spend(quarter), {}) for quarter in quarters]
    weight = book.number["closing_quarters"]
    mean = (sum(states[:-1]) + weight * states[-1]) / (question.quarters + weight)
    objective = mean - PRICE_OF_MONEY * sum(spend)
    return {
        **{"status": "optimal", "question": as_asked(question)},
        "readiness_now": readiness(book, document, question.start),
        "readiness_by_quarter": states[:-1],
        "readiness_closing": states[-1],
        **{"objective": objective, "bound": objective + MARGIN, "gap": MARGIN},
        "spend_by_quarter": [money * MONEY for money in spend],
        "expected_losses": expected_losses(horizon),
        "actions": [told(horizon, action) for action in actions],
    }


def independent_plan(book: Book, document: dict, question: Question) -> dict | None:
    """Return the best plan of the independent programme, None where there is none."""
    best = planned(book, document, question)
    if best is None:
        return None
    horizon = Horizon(book, document, question)
    add_decisions(Programme(), horizon)
    actions = actions_of(horizon, best.values)
    plan = plan_document(book, document, question, actions)
    return plan | {"bound": best.bound, "gap": best.bound - plan["objective"]}


def expected_losses(horizon: Horizon) -> list[dict]:
    """Return the members of each role expected to go in each quarter."""
    return [
        {"role": role, "quarter": quarter, "fte": lost}
        for role in horizon.book.roles
        for quarter in range(1, horizon.closing)
        if (lost := horizon.expected_loss(role, quarter))
    ]


def told(horizon: Horizon, action: dict) -> dict:
    """Return an action with its cost and what it leaves running a year."""
    costs = costs_of(horizon, decision_of(action), action["quarter"])
    cost, running = (money * amount_of(action) * MONEY for money in costs)
    backfill = {"backfill": 0} if action["kind"] == "hire" else {}
    return backfill | action | {"cost": cost, "running_cost": running}
