"""Checks a plan against its team, from the two documents and the catalogue alone."""

from tests.independent import check_actions, check_values
from tests.independent.checked import Checked, decision_of, question_of
from tests.independent.horizon import Horizon
from tests.independent.planning import Question
from tests.independent.programme import constant
from tests.independent.tables import Book

SOLVED = {"optimal", "time_limit", "cancelled"}


CHECKS = [
    check_actions.hire_faults,
    check_actions.people_faults,
    check_actions.raise_faults,
    check_actions.training_faults,
    check_actions.confirmation_faults,
    check_values.money_faults,
    check_values.cost_faults,
    check_values.readiness_faults,
]


def violations(book: Book, document: dict, plan: dict, **wishes: object) -> list[str]:
    """Return in words every rule of planning that a plan breaks."""
    question = question_of(plan, **wishes)
    if plan["status"] not in SOLVED:
        return infeasible_faults(book, document, plan, question)
    horizon = Horizon(book, document, question.start, question.quarters)
    faults = []
    for action in plan["actions"]:
        decision, quarter = decision_of(action), action["quarter"]
        taken = constant(action.get("count", 1))
        if (decision, quarter) in horizon.taken:
            faults.append(f"{decision} stands twice in quarter {quarter}")
        horizon.taken[decision, quarter] = taken
    checked = Checked(book, document, plan, question, horizon)
    for check in CHECKS:
        faults += check(checked)
    return faults


def infeasible_faults(
    book: Book, document: dict, plan: dict, question: Question
) -> list[str]:
    """Return what is wrong with an answer that says nothing is possible."""
    horizon = Horizon(book, document, question.start, question.quarters)
    heads = max(horizon.heads(q) for q in range(1, question.quarters + 1))
    faults = []
    if question.headcount is None or heads <= question.headcount:
        faults.append("called infeasible, but doing nothing breaks no rule")
    if not plan.get("reason"):
        faults.append("called infeasible without a reason")
    return faults
