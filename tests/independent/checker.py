"""Checks a plan against its team, from the two documents and the catalogue alone."""

from tests.independent import check_actions, check_people, check_values, check_wishes
from tests.independent.checked import Checked, amount_of, decision_of
from tests.independent.horizon import Horizon
from tests.independent.planning import is_possible
from tests.independent.programme import constant
from tests.independent.questions import question_of
from tests.independent.tables import Book

SOLVED = {"optimal", "time_limit", "cancelled", "failed"}


CHECKS = [
    check_wishes.locked_faults,
    check_wishes.excluded_faults,
    check_actions.hire_faults,
    check_people.contract_faults,
    check_people.people_faults,
    check_people.attrition_faults,
    check_actions.raise_faults,
    check_actions.training_faults,
    check_actions.confirmation_faults,
    check_values.money_faults,
    check_values.cost_faults,
    check_values.readiness_faults,
]


def violations(book: Book, document: dict, plan: dict) -> list[str]:
    """Return in words every rule of planning that a plan breaks."""
    if plan["status"] not in SOLVED:
        return infeasible_faults(book, document, plan)
    horizon = Horizon(book, document, question_of(plan))
    faults = []
    for action in plan["actions"]:
        decision, quarter = decision_of(action), action["quarter"]
        if (decision, quarter) in horizon.taken:
            faults.append(f"{decision} stands twice in quarter {quarter}")
        horizon.taken[decision, quarter] = constant(amount_of(action))
    checked = Checked(book, document, plan, horizon)
    for check in CHECKS:
        faults += check(checked)
    return faults


def infeasible_faults(book: Book, document: dict, plan: dict) -> list[str]:
    """Return what is wrong with an answer that says nothing is possible."""
    faults = []
    if plan["status"] != "infeasible":
        faults.append(f"{plan['status']!r} is no status of an answer")
    elif is_possible(book, document, question_of(plan)):
        faults.append("called infeasible, but there is a plan that breaks no rule")
    if not plan.get("reason"):
        faults.append("called infeasible without a reason")
    return faults
