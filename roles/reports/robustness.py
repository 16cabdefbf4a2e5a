"""How well does a plan stand when things come otherwise?"""

from collections.abc import Callable

from roles.engine.plan.robustness import robustness
from roles.models import Plan
from roles.reports.answer import answering, asked_of
from roles.reports.plan_document import People


def robustness_document(
    plan: Plan,
    names: dict[str, str] | None,
    on_progress: Callable[[int, int], object],
    is_cancelled: Callable[[], bool],
    **numbers: int,
) -> dict:
    """Return what the answer of `plan` comes to in draws of what may come.

    As `engine.plan.robustness.Robustness.to_document` says, with the plan and its
    first day; without `names` nobody is named, but the main role of who learns.
    `numbers` are those of draws and replans, and the seed.
    """
    with answering():
        found = robustness(
            *asked_of(plan),
            plan.answer["actions"],
            on_progress=on_progress,
            is_cancelled=is_cancelled,
            **numbers,
        ).to_document()
    people = People.of(plan, names)
    lines = [people.shown(line) for line in found["lines"]]
    head = {"plan": plan.pk, "name": str(plan), "start": plan.question["start"]}
    return {**head, **found, "lines": lines}
