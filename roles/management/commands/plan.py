"""Work out a plan for a team, here and now."""

import json
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from roles.actions.archived import Archived
from roles.actions.pattern import EXAMPLE, WrongPattern, checked_patterns
from roles.actions.plan import make_plan, members_named, start_plan
from roles.actions.wishes import RANGES, RELEASES
from roles.jobs.plan import work_out
from roles.management.acting import (
    acting_team,
    acting_user,
    add_acting_arguments,
    refuse,
)
from roles.management.interrupt import interrupt
from roles.management.plan_text import lines, without_lines
from roles.models import Plan, Team, User
from roles.permissions import EDIT, may
from roles.queries.plan import member_names
from roles.reports.answer import Unanswerable, plan_answer
from roles.reports.inputs import NotReady
from roles.reports.plan import has_plan, plan_report, points_better
from roles.reports.plan_document import plan_document
from roles.reports.without import WithoutReport, without_document, without_report

HELP = {
    "budget": "new money over the horizon, in whole currency units",
    "quarters": "how many quarters to plan, 1 to 12",
    "headcount": "most people at once (default: no cap)",
    "onboarding": "most new people in a quarter (default: 3)",
    "gap": "points of 100 within which a plan is good enough (default: 0.25)",
    "time_limit": "seconds after which the best so far is taken (default: 120)",
    "start": "first day, as 2027-01-01 (default: the next fiscal quarter)",
}
# wish: (option, the value it stands for, help)
SWITCHES = {
    "contractors": ("--no-contractors", False, "hire and train only, no contracts"),
    "attrition": ("--attrition", True, "expect members to leave at the usual rate"),
    "keep_going": ("--no-keep-going", False, "let today's work fall back"),
    "afterwards": ("--no-afterwards", False, "limit nothing that is left running"),
    "leavers_pay": ("--leavers-pay", True, "spend the pay of known leavers as well"),
}
PATTERNS = {
    "locked": ("--lock", "what must be in the plan"),
    "excluded": ("--exclude", "what must not be in it"),
}


class Command(BaseCommand):
    """Plan hires, training and infrastructure under a budget."""

    help = "Work out the best plan for a team; Ctrl-C gives the best so far."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the team, what is wished, the format, and as whom to act."""
        parser.add_argument("team", help="name or slug of the team")
        add_wish_arguments(parser)
        parser.add_argument(
            "--without",
            metavar="ACTION",
            help="make the plan once more without this, and show both",
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")
        add_acting_arguments(parser)

    def handle(self, *args, **options) -> None:
        """Print the plan; progress goes to standard error."""
        user = acting_user(options)
        team = acting_team(options, user)
        is_editor = may(user, team, EDIT)
        try:
            without = without_of(team, options, is_editor)
            plan = self.solved(team, given(options), user, is_editor)
        except NotReady as reason:
            raise refuse(f"{team.name} cannot be planned for yet. {reason}") from reason
        except (Archived, WrongPattern) as reason:
            raise refuse(str(reason)) from reason
        except ValidationError as error:
            raise refuse("\n".join(complaints(error))) from error
        remade = self.remade(plan, without, is_editor) if without else None
        if options["format"] == "json":
            document = plan_document(plan, member_names(plan) if is_editor else None)
            more = {"without": remade and without_document(remade, plan)}
            document |= more if without else {}
            self.stdout.write(json.dumps(document, indent=2))
        else:
            report = plan_report(plan, people=is_editor, now=timezone.now())
            text = [*lines(report), *(without_lines(remade) if remade else [])]
            self.stdout.write("\n".join(text))

    def remade(
        self, plan: Plan, pattern: dict, is_editor: bool
    ) -> WithoutReport | None:
        """Return a plan made once more without what `pattern` matches, if it is one."""
        if not has_plan(plan):
            return None
        self.stderr.write("Once more without it.")
        with interrupt() as is_called_off:
            return without_report(
                plan,
                pattern,
                people=is_editor,
                on_progress=self.tell,
                is_cancelled=is_called_off,
            )

    def solved(self, team: Team, given: dict, user: User, is_editor: bool) -> Plan:
        """Return the plan with its answer; it is kept where `user` may edit."""
        if not is_editor:
            today = timezone.localdate()
            plan = make_plan(team, given, by=user, today=today, people=False)
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


def add_wish_arguments(parser: CommandParser, **texts: str) -> None:
    """Let a command be told what is wished; `texts` replace what is said of some."""
    for name, text in (HELP | texts).items():
        parser.add_argument(
            option_of(name), required=name in ("budget", "quarters"), help=text
        )
    parser.add_argument("--release", choices=RELEASES, help="when the money is there")
    for name, (option, value, text) in SWITCHES.items():
        parser.add_argument(
            option, dest=name, action="store_const", const=value, help=text
        )
    for name, (option, text) in PATTERNS.items():
        example = f"{text}, such as {EXAMPLE}; may be given several times"
        parser.add_argument(
            option, dest=name, action="append", metavar="ACTION", help=example
        )


def given(options: dict) -> dict:
    """Return the wishes that were given."""
    names = [*HELP, "release", *SWITCHES, *PATTERNS]
    return {name: options[name] for name in names if options[name] is not None}


def without_of(team: Team, options: dict, is_editor: bool) -> dict | None:
    """Return the pattern to plan once more without, if any."""
    if options["without"] is None:
        return None
    quarters = options["quarters"]
    try:
        (pattern,) = checked_patterns(
            [options["without"]],
            locked=False,
            quarters=int(quarters) if quarters.isdecimal() else RANGES["quarters"][2],
            members=members_named(team) if is_editor else {},
        )
    except WrongPattern as error:
        raise WrongPattern(f"--without: {error}") from error
    return pattern


def complaints(error: ValidationError) -> Iterator[str]:
    """Yield one sentence per option that is wrong."""
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    for name, messages in error.message_dict.items():
        for message in messages:
            yield f"{option_of(name)}: {message}"


def option_of(name: str) -> str:
    """Return the option that a wish is given by."""
    known = {**SWITCHES, **PATTERNS}
    return known[name][0] if name in known else f"--{name.replace('_', '-')}"
