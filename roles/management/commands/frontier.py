"""Say what more money would bring a team, and less."""

import json
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from roles.actions.plan import make_plan
from roles.management.acting import (
    acting_team,
    acting_user,
    add_acting_arguments,
    refuse,
)
from roles.management.commands.plan import add_wish_arguments, complaints, given
from roles.management.solving import solving
from roles.permissions import EDIT, may
from roles.reports.frontier import frontier_document
from roles.reports.inputs import NotReady

# Of each of the forty plans: more than one of its kind alone would be given.
DEFAULTS = {"gap": 1, "time_limit": 30}
TITLES = {
    "all": "all",
    "hire_only": "hire only",
    "train_only": "train only",
    "invest_only": "invest only",
}


class Command(BaseCommand):
    """Find the best plan for each of ten budgets."""

    help = (
        "Find the best plan for each of ten budgets, from nothing to half as much "
        "again as asked: of all kinds, of hires and contracts only, of training only, "
        "of infrastructure only. Keeps nothing; Ctrl-C gives the points so far. "
        "JSON: status, start, currency, budget, quarters, knee (the budget after which "
        "more money brings less), lines: all, hire_only, train_only, invest_only, each "
        "a list of budget, status, objective, bound, gap, readiness_closing, spend, "
        "running_cost_afterwards, amounts (hire, contract, train, raise), planned_for."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the team, what is wished, the format, and as whom to act."""
        parser.add_argument("team", help="name or slug of the team")
        add_wish_arguments(
            parser,
            gap="points of 100 within which each plan is good enough (default: 1)",
            time_limit="seconds for each plan (default: 30)",
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")
        add_acting_arguments(parser)

    def handle(self, *args, **options) -> None:
        """Print the frontier; progress goes to standard error."""
        user = acting_user(options)
        team = acting_team(options, user)
        wishes, today = DEFAULTS | given(options), timezone.localdate()
        people = may(user, team, EDIT)
        try:
            plan = make_plan(team, wishes, by=user, today=today, people=people)
        except NotReady as reason:
            raise refuse(f"{team.name} cannot be planned for yet. {reason}") from reason
        except ValidationError as error:
            raise refuse("\n".join(complaints(error))) from error
        with solving() as is_called_off:
            found = frontier_document(plan, self.tell, is_called_off)
        as_json = options["format"] == "json"
        text = json.dumps(found, indent=2) if as_json else "\n".join(lines(found))
        self.stdout.write(text)

    def tell(self, done: int, every: int) -> None:
        """Say on standard error how far the work is."""
        self.stderr.write(f"{done} of {every} plans")


def lines(found: dict) -> Iterator[str]:
    """Yield the frontier as text."""
    yield (
        f"Readiness in the end for budgets around {found['budget']:,.0f} "
        f"{found['currency']} over {found['quarters']} quarter(s)"
    )
    if found["status"] == "cancelled":
        yield "Called off: some points are missing."
    titles = "".join(f"{title:>12}" for title in TITLES.values())
    yield f"\n{'Budget':>14}{titles}{'open':>8}"
    by_budget = {
        name: {point["budget"]: point for point in points}
        for name, points in found["lines"].items()
    }
    for budget, point in by_budget["all"].items():
        cells = "".join(cell(by_budget[name].get(budget)) for name in TITLES)
        gap = "·" if point["gap"] is None else f"{point['gap'] * 100:.2f}"
        asked = "  asked" if budget == found["budget"] else ""
        knee = "  knee: more money brings less" if budget == found["knee"] else ""
        yield f"{budget:>14,.0f}{cells}{gap:>8}{asked}{knee}"
    yield "\nOpen: by how many points a better plan of all kinds may be better."


def cell(point: dict | None) -> str:
    """Return the readiness of a point; a dot where there is none."""
    if point is None or point["readiness_closing"] is None:
        return f"{'·':>12}"
    return f"{point['readiness_closing'] * 100:>12.0f}"
