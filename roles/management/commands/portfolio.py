"""Work out one plan for several teams, here and now."""

import json
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from roles.actions.plan import make_plan
from roles.management.acting import (
    acting_team,
    acting_user,
    add_acting_arguments,
    refuse,
)
from roles.management.commands.plan import add_wish_arguments, complaints, given
from roles.management.interrupt import interrupt
from roles.management.plan_text import action_lines, quarter_lines
from roles.models import Plan, User
from roles.permissions import EDIT
from roles.reports.answer import Unanswerable
from roles.reports.inputs import NotReady
from roles.reports.plan import ended, points_better
from roles.reports.portfolio import (
    PortfolioReport,
    portfolio_document,
    portfolio_report,
)

LEAST_FTE = 0.005  # less is shown as nothing


class Command(BaseCommand):
    """Plan several teams under one budget, with people lent between them."""

    help = (
        "Work out the best plan for several teams under one budget; people may be lent "
        "from team to team. Money, what is left running and headcount are of all, "
        "onboarding is of each team. Keeps nothing; Ctrl-C gives the best so far."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the teams, what is wished, the format, and as whom to act."""
        parser.add_argument(
            "teams", nargs="+", metavar="team", help="name or slug of a team"
        )
        add_wish_arguments(parser)
        parser.add_argument(
            "--no-lend", action="store_true", help="let everybody work at home only"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")
        add_acting_arguments(parser)

    def handle(self, *args, **options) -> None:
        """Print the plan; progress goes to standard error."""
        plans = self.asked(options, acting_user(options))
        try:
            with interrupt() as is_called_off:
                report = portfolio_report(
                    plans,
                    lend=not options["no_lend"],
                    on_progress=self.tell,
                    is_cancelled=is_called_off,
                )
        except Unanswerable as reason:
            raise CommandError(str(reason)) from reason
        if options["format"] == "json":
            text = json.dumps(portfolio_document(report), indent=2)
        else:
            text = "\n".join(lines(report))
        self.stdout.write(text)

    def asked(self, options: dict, user: User) -> list[Plan]:
        """Return for each team what it is asked, or say what is in the way."""
        teams = [
            acting_team({**options, "team": name}, user, EDIT)
            for name in options["teams"]
        ]
        if len(set(teams)) < len(teams):
            raise refuse("Name each team once.")
        if len({team.organisation_id for team in teams}) > 1:
            raise refuse("Teams of several organisations have no budget in common.")
        if options["locked"] or options["excluded"]:
            raise refuse("--lock and --exclude are of the plan of one team.")
        plans, today = [], timezone.localdate()
        for team in teams:
            try:
                plans.append(make_plan(team, given(options), by=user, today=today))
            except NotReady as reason:
                raise refuse(
                    f"{team.name} cannot be planned for yet. {reason}"
                ) from reason
            except ValidationError as error:
                raise refuse("\n".join(complaints(error))) from error
        return plans

    def tell(self, best: dict | None, bound: float, seconds: float) -> None:
        """Say on standard error how far the search is."""
        if best is None:
            self.stderr.write(f"{seconds:5.0f} s  no plan yet")
            return
        above = max(bound - best["objective"], 0)
        self.stderr.write(
            f"{seconds:5.0f} s  readiness {mean(best, 'readiness_now'):.0f} to "
            f"{mean(best, 'readiness_closing'):.0f}, at most {points_better(above)} "
            "better is possible"
        )


def mean(answer: dict, key: str) -> float:
    """Return the mean of a score of the teams, 0-100."""
    return sum(100 * team["weight"] * team[key] for team in answer["teams"])


def lines(report: PortfolioReport) -> Iterator[str]:
    """Yield the plan of all teams as text."""
    answer, question = report.answer, report.question
    if not report.is_feasible:
        yield f"There is no plan. {answer['reason']}"
        return
    now, then = mean(answer, "readiness_now"), mean(answer, "readiness_closing")
    yield (
        f"Best plan for {len(report.plans)} team(s) with {question['budget']:,.0f} "
        f"{report.currency} over {question['quarters']} quarter(s): mean readiness "
        f"{now:.0f} to {then:.0f}."
    )
    yield f"At most {report.better} better is possible ({ended(answer['status'])})."
    for team in report.of_teams(timezone.now()):
        now, then = (
            team.answer[key] * 100 for key in ("readiness_now", "readiness_closing")
        )
        yield f"\n== {team.plan.team.name}: readiness {now:.0f} to {then:.0f}"
        yield from quarter_lines(team)
        yield from action_lines(team)
    yield f"\nLeft running afterwards: {answer['running_cost_afterwards']:,.0f} a year"
    yield from loan_lines(report)


def loan_lines(report: PortfolioReport) -> Iterator[str]:
    """Yield who is lent where, with the FTE of each quarter and in the end."""
    names = {plan.team.slug: plan.team.name for plan in report.plans}
    spans: dict[str, list[str]] = {}
    for loan in report.lent:
        if loan["fte"] >= LEAST_FTE:
            who = f"{loan['member']} ({names[loan['from']]}) to {names[loan['to']]}"
            when = f"Q{loan['quarter']}" if loan["quarter"] else "in the end"
            spans.setdefault(who, []).append(f"{when} {loan['fte']:.2f}")
    if spans:
        yield "\nLent (FTE)"
    yield from (f"  {who}: {', '.join(fte)}" for who, fte in spans.items())
