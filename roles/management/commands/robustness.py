"""Say how well a plan stands when things come otherwise."""

import json
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandParser

from roles.management.acting import (
    acting_team,
    acting_user,
    add_acting_arguments,
    refuse,
)
from roles.management.solving import solving
from roles.models import Plan, Team
from roles.permissions import EDIT, may
from roles.queries.catalogue import base_tables
from roles.queries.plan import member_names, plans_with_an_answer
from roles.reports.inputs import Names
from roles.reports.robustness import robustness_document

MOST = 10_000  # draws
KEYS = ["plan", "p10", "p50", "p90"]
UNITS = {
    **{"hire": "hires", "contract": "FTE-quarters"},
    **{"train": "steps", "raise": "levels"},
}
VERBS = {"hire": "Hire", "contract": "Contract", "train": "Train", "raise": "Raise"}


class Command(BaseCommand):
    """Try a plan in draws of what may come."""

    help = (
        "Value a plan in many draws of what may come otherwise (people leave, hires "
        "are late, work and levels are not quite as said), and make it again in some. "
        "Keeps nothing; Ctrl-C gives what there is so far. "
        "JSON: plan, name, start, status, seed, draws, failed, replans, "
        "replans_within, spread (id, value, meaning), readiness_by_quarter, "
        "readiness_closing and objective (each plan, p10, p50, p90), lines (kind; "
        "role, capability, or member and skill; planned, stays, comes_back, again)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the team, the plan, how many draws, the format, and as whom to act."""
        parser.add_argument("team", help="name or slug of the team")
        parser.add_argument("--plan", type=int, help="its number (default: the newest)")
        parser.add_argument("--draws", type=int, default=200, help="default: 200")
        parser.add_argument(
            "--replans", type=int, default=20, help="in how many (default: 20)"
        )
        parser.add_argument("--seed", type=int, default=1, help="default: 1")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        add_acting_arguments(parser)

    def handle(self, *args, **options) -> None:
        """Print what came out; progress goes to standard error."""
        user = acting_user(options)
        team = acting_team(options, user)
        plan = wanted_plan(team, options["plan"])
        numbers = {key: options[key] for key in ("draws", "replans", "seed")}
        check(**numbers)
        names = member_names(plan) if may(user, team, EDIT) else None
        with solving() as is_called_off:
            found = robustness_document(
                plan, names, self.tell, is_called_off, **numbers
            )
        as_json = options["format"] == "json"
        text = json.dumps(found, indent=2) if as_json else "\n".join(lines(found))
        self.stdout.write(text)

    def tell(self, done: int, every: int) -> None:
        """Say on standard error how far the work is."""
        self.stderr.write(f"{done} of {every} draws and plans")


def wanted_plan(team: Team, number: int | None) -> Plan:
    """Return the plan that is named, or the newest."""
    known = plans_with_an_answer(team)
    found = known.first() if number is None else known.filter(pk=number).first()
    if found is not None:
        return found
    numbers = ", ".join(str(plan.pk) for plan in known)
    if not numbers:
        raise refuse(f"{team.name} has no plan with an answer yet: make one first.")
    raise refuse(f"--plan: {team.name} has no plan {number}; there is: {numbers}.")


def check(draws: int, replans: int, seed: int) -> None:
    """Refuse numbers that cannot be."""
    if not 1 <= draws <= MOST:
        raise refuse(f"--draws: {draws} is not a whole number from 1 to {MOST}.")
    if not 0 <= replans <= draws:
        raise refuse(f"--replans: {replans} is not from 0 to the {draws} draws.")
    if seed < 0:
        raise refuse(f"--seed: {seed} is below 0.")


def lines(found: dict) -> Iterator[str]:
    """Yield what came out as text."""
    yield (
        f"{found['name']} in {found['draws']} draws, made again in {found['replans']} "
        f"(seed {found['seed']})"
    )
    if found["status"] == "cancelled":
        yield "Called off: this is what there was so far."
    if found["failed"]:
        yield f"The solver failed in {found['failed']} more, which count nowhere."
    yield from quarter_lines(found)
    yield f"\n{'Line':<64}{'planned':>16}{'stays':>8}{'again':>8}"
    names = Names.of(base_tables()).tables
    for line in found["lines"]:
        yield line_text(line, names)
    yield "\nStays: share of the draws in which all of it can be done."
    yield "Again: share of the plans made again that hold some of it."
    yield "\nWhat is drawn (judgement)"
    for one in found["spread"]:
        yield f"  {one['value']:<6g}{one['meaning']}"


def quarter_lines(found: dict) -> Iterator[str]:
    """Yield readiness by quarter and in the end."""
    heads = "".join(f"{head:>10}" for head in ["planned", "1 in 10", "half", "9 in 10"])
    yield f"\n{'Readiness below this in':<24}{heads}"
    columns = [found["readiness_by_quarter"][key] for key in KEYS]
    closing = [found["readiness_closing"][key] for key in KEYS]
    rows = [*zip(*columns, strict=True), closing]
    for number, row in enumerate(rows, start=1):
        name = f"Q{number}" if number < len(rows) else "in the end"
        yield f"{name:<24}" + "".join(f"{points(value):>10}" for value in row)


def line_text(line: dict, names: dict[str, dict[str, str]]) -> str:
    """Return one line of the plan as text."""
    if line["kind"] == "train":
        who = line["member"] or names["roles"].get(line["role"], line["role"])
        what = f"{who}: {names['skills'].get(line['skill'], line['skill'])}"
    elif line["kind"] == "raise":
        what = names["capabilities"].get(line["capability"], line["capability"])
    else:
        what = names["roles"].get(line["role"], line["role"])
    planned, unit = round(line["planned"], 2), UNITS[line["kind"]]
    amount = f"{planned:g} {unit.removesuffix('s') if planned == 1 else unit}"
    stays, again = percent(line["stays"]), percent(line["comes_back"])
    return f"{VERBS[line['kind']] + ' ' + what:<64}{amount:>16}{stays:>8}{again:>8}"


def percent(share: float | None) -> str:
    """Return a share of 1 in percent; a dot where there is none."""
    return "·" if share is None else f"{share * 100:.0f}%"


def points(readiness: float | None) -> str:
    """Return a readiness in points; a dot where there is none."""
    return "·" if readiness is None else f"{readiness * 100:.0f}"
