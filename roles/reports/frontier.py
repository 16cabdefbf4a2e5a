"""What would more money bring, and less?"""

from collections.abc import Callable

from roles.engine.plan.frontier import frontier
from roles.models import Plan
from roles.reports.answer import answering, asked_of


def frontier_document(
    plan: Plan,
    on_progress: Callable[[int, int], object],
    is_cancelled: Callable[[], bool],
) -> dict:
    """Return the best plans for budgets around that of the question of `plan`.

    As `engine.plan.frontier.Frontier.to_document` says, with the first day and the
    currency; nobody is named.
    """
    with answering():
        found = frontier(
            *asked_of(plan), on_progress=on_progress, is_cancelled=is_cancelled
        )
    return {
        "start": plan.question["start"],
        "currency": plan.tables["currency"],
        **found.to_document(),
    }
