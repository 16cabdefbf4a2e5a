"""Work out plans outside the request."""

import logging
import time
from collections.abc import Callable
from functools import partial

from django.db import transaction
from django_tasks import task

from roles.actions.job import beat_job, begin_job, report_job
from roles.actions.plan import fail_plan, finish_plan, keep_best
from roles.jobs.beat import beating
from roles.models import Plan
from roles.reports.answer import Unanswerable, plan_answer
from roles.reports.plan import points_better

logger = logging.getLogger(__name__)

# The shortest time between two writes of one job, and two looks at its flag.
PAUSE = 1.0

Watch = Callable[[dict | None, float, float], None]


@task()
def run_plan(plan_id: int) -> None:
    """Work out one plan; what goes wrong stands in its job."""
    plan = Plan.objects.select_related("job", "team").filter(pk=plan_id).first()
    # The team may have been deleted while the plan was waiting.
    if plan is not None:
        work_out(plan)


def hand_over(plan: Plan) -> None:
    """Give a stored plan to a worker, once what stored it is committed."""
    transaction.on_commit(partial(run_plan.enqueue, plan.pk))


def work_out(
    plan: Plan, watch: Watch | None = None, is_called_off: Callable | None = None
) -> dict | None:
    """Solve `plan` and keep the answer; None where it failed or was not free."""
    run = begin_job(plan.job_id)
    if run is None:
        return None
    progress = Progress(plan, run, watch, is_called_off)
    try:
        with beating(plan.job_id, run):
            answer = plan_answer(plan, progress.report, progress.is_cancelled)
    except Exception as error:
        logger.exception("Plan %s, run %s", plan.pk, run)
        known = isinstance(error, Unanswerable)
        fail_plan(plan, run, str(error) if known else in_words(plan, run))
        return None
    finish_plan(plan, run, answer)
    return answer


def in_words(plan: Plan, run: int) -> str:
    """Say what a manager can do about a failure that is ours."""
    return (
        "The plan could not be worked out: something went wrong on our side. "
        f"The log says what, under plan {plan.pk}, run {run}."
    )


class Progress:
    """What a run tells about itself, at most once in `PAUSE`."""

    def __init__(
        self,
        plan: Plan,
        run: int,
        watch: Watch | None = None,
        is_called_off: Callable[[], bool] | None = None,
    ) -> None:
        """Report for this run of the plan's job, and to `watch`."""
        self.plan, self.run = plan, run
        self.watch, self.is_called_off = watch, is_called_off
        self.written = self.looked = float("-inf")
        self.kept = None
        self.wanted = True

    def report(self, best: dict | None, bound: float, seconds: float) -> None:
        """Write the best answer so far with its bound, and that the run lives."""
        if self.watch:
            self.watch(best, bound, seconds)
        now = time.monotonic()
        if now - self.written < PAUSE:
            return
        self.written = now
        self.keep(best, bound)
        limit = self.plan.question["time_limit"]
        percent = min(int(100 * seconds / limit), 99)
        self.wanted = report_job(
            self.plan.job_id, self.run, percent=percent, message=standing(best, bound)
        )

    def keep(self, best: dict | None, bound: float) -> None:
        """Write the answer where it, or its bound, is a new one."""
        if best is None:
            return
        answer = {**best, "bound": bound, "gap": max(bound - best["objective"], 0)}
        if answer != self.kept:
            keep_best(self.plan, self.run, answer)
            self.kept = answer

    def is_cancelled(self) -> bool:
        """Tell whether the run is to stop; asked often, looked up rarely."""
        if self.is_called_off and self.is_called_off():
            return True
        now = time.monotonic()
        if now - self.looked >= PAUSE:
            self.looked = now
            self.wanted = beat_job(self.plan.job_id, self.run)
        return not self.wanted


def standing(best: dict | None, bound: float) -> str:
    """Say in a few words how far the search is."""
    if best is None:
        return "Looking for a first plan."
    if best["status"] != "running":
        return "Working out what each line is worth."
    better = points_better(max(bound - best["objective"], 0))
    return f"Best plan so far found; at most {better} better is possible."
