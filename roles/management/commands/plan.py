"""Work out a plan for a team, here and now."""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from roles.actions.archived import Archived
from roles.actions.plan import make_plan, start_plan
from roles.actions.wishes import DEFAULTS
from roles.jobs.plan import work_out
from roles.management.acting import (
    acting_team,
    acting_user,
    add_acting_arguments,
    refuse,
)
from roles.models import Plan, Team, User
from roles.permissions import EDIT, may
from roles.queries.plan import member_names
from roles.reports.answer import Unanswerable, plan_answer
from roles.reports.inputs import NotReady
from roles.reports.plan import PlanReport, plan_report, points_better
from roles.reports.plan_document import plan_document

OPTIONS = [
    "budget",
    "quarters",
    "headcount",
    "onboarding",
    "gap",
    "time_limit",
    "start",
]
HELP = {
    "budget": "new money over the horizon, in whole currency units",
    "quarters": "how many quarters to plan, 1 to 12",
    "headcount": "most people at once (default: no cap)",
    "onboarding": "most new people in a quarter (default: 3)",
    "gap": "points of 100 within which a plan is good enough (default: 0.25)",
    "time_limit": "seconds after which the best so far is taken (default: 120)",
    "start": "first day, as 2027-01-01 (default: the next fiscal quarter)",
}


class Command(BaseCommand):
    """Plan hires, training and infrastructure under a budget."""

    help = "Work out the best plan for a team; Ctrl-C gives the best so far."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the team, what is wished, the format, and as whom to act."""
        parser.add_argument("team", help="name or slug of the team")
        for name in OPTIONS:
            parser.add_argument(
                f"--{name.replace('_', '-')}",
                required=name in ("budget", "quarters"),
                help=HELP[name],
            )
        parser.add_argument("--format", choices=["text", "json"], default="text")
        add_acting_arguments(parser)

    def handle(self, *args, **options) -> None:
        """Print the plan; progress goes to standard error."""
        user = acting_user(options)
        team = acting_team(options, user)
        given = {name: options[name] for name in OPTIONS if options[name] is not None}
        is_editor = may(user, team, EDIT)
        try:
            plan = self.solved(team, given, user, is_editor)
        except NotReady as reason:
            raise refuse(f"{team.name} cannot be planned for yet. {reason}") from reason
        except Archived as reason:
            raise refuse(str(reason)) from reason
        except ValidationError as error:
            raise refuse("\n".join(complaints(error))) from error
        if options["format"] == "json":
            names = member_names(plan) if is_editor else None
            self.stdout.write(json.dumps(plan_document(plan, names), indent=2))
        else:
            report = plan_report(plan, people=is_editor, now=timezone.now())
            self.stdout.write("\n".join(lines(report)))

    def solved(self, team: Team, given: dict, user: User, is_editor: bool) -> Plan:
        """Return the plan with its answer; it is kept where `user` may edit."""
        if not is_editor:
            plan = make_plan(team, given, by=user, today=timezone.localdate())
            try:
                with interrupt() as is_called_off:
                    plan.answer = plan_answer(plan, self.tell, is_called_off)
            except Unanswerable as reason:
                raise CommandError(str(reason)) from reason
            return plan
        plan = start_plan(team, given, by=user)
        with interrupt() as is_called_off:
            answer = work_out(plan, self.tell, is_called_off)
        plan.refresh_from_db()
        if answer is None:
            raise CommandError(plan.job.message or "Nothing came of it.")
        self.stderr.write(f"Kept as {plan}.")
        return plan

    def tell(self, best: dict | None, bound: float, seconds: float) -> None:
        """Say on standard error how far the search is."""
        if best is None:
            self.stderr.write(f"{seconds:5.0f} s  no plan yet")
            return
        found, above = best["readiness_closing"], max(bound - best["objective"], 0)
        self.stderr.write(
            f"{seconds:5.0f} s  readiness {best['readiness_now'] * 100:.0f} to "
            f"{found * 100:.0f}, at most {points_better(above)} better is possible"
        )


@contextmanager
def interrupt() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C ask for the best so far; pressed twice it ends at once."""
    pressed = []

    def press(number: int, frame: object) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)
        sys.stderr.write("Stopping; the best plan so far follows.\n")

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def complaints(error: ValidationError) -> Iterator[str]:
    """Yield one sentence per option that is wrong."""
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    for name, messages in error.message_dict.items():
        option = f"--{name.replace('_', '-')}: " if name in DEFAULTS else ""
        for message in messages:
            yield f"{option}{message}"


def lines(report: PlanReport) -> Iterator[str]:
    """Yield the plan as text."""
    question, answer = report.question, report.answer
    if not report.is_feasible:
        yield f"There is no plan. {answer.get('reason') or ''}"
        return
    now, then = answer["readiness_now"] * 100, answer["readiness_closing"] * 100
    yield (
        f"Best plan for {question['budget']:,.0f} {report.currency} over "
        f"{question['quarters']} quarter(s): readiness {now:.0f} to {then:.0f}."
    )
    yield f"At most {report.better} better is possible ({report.status})."
    yield from quarter_lines(report)
    yield from action_lines(report)
    yield f"\nLeft running afterwards: {report.left_running:,.0f} a year"


def quarter_lines(report: PlanReport) -> Iterator[str]:
    """Yield readiness and money by quarter."""
    yield f"\n{'Quarter':<24}{'readiness':>10}{'one-off':>12}{'running':>12}"
    for quarter in report.quarters:
        name = f"{quarter.number} from {quarter.start:%b %Y}"
        yield (
            f"{name:<24}{quarter.readiness * 100:>10.0f}"
            f"{quarter.one_off:>12,.0f}{quarter.running:>12,.0f}"
        )


def action_lines(report: PlanReport) -> Iterator[str]:
    """Yield the lines of the plan with their steps."""
    for line in report.lines:
        yield f"\n{line.title}: {line.cost:,.0f}"
        for step, text in line.described:
            worth = "" if step.worth is None else f" [{step.worth * 100:+.2f} points]"
            yield f"  Q{step.quarter} {text}{worth}"
