"""Say what a team can carry, where it is short, and who would help most."""

import json
from collections.abc import Iterator
from itertools import chain

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from roles.exports.gaps import (
    assessment_document,
    judgement_document,
    missed_in_pairs,
)
from roles.management.acting import (
    acting_team,
    acting_user,
    add_acting_arguments,
    refuse,
)
from roles.permissions import EDIT, OWN, VIEW, may
from roles.reports.gaps import GapReport, gap_report, key_pairs_report
from roles.reports.inputs import NotReady
from roles.reports.judgement import JudgementReport, judgement_report
from roles.reports.person import KeyPair

MOST = 10  # lines of a list that people read


class Command(BaseCommand):
    """Assess a team as it is today."""

    help = "Assess a team: readiness, gaps, who carries what, next hires."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the team, the format, and as whom to act."""
        parser.add_argument("team", help="name or slug of the team")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--judgement",
            action="store_true",
            help="move each number that rests on judgement by a quarter",
        )
        parser.add_argument(
            "--pairs",
            action="store_true",
            help="say what is lost without each two people; takes an editor",
        )
        add_acting_arguments(parser)

    def handle(self, *args, **options) -> None:
        """Print the assessment, without people for those who may only view."""
        user = acting_user(options)
        team = acting_team(options, user, EDIT if options["pairs"] else VIEW)
        today = timezone.localdate()
        try:
            report = gap_report(
                team, today, people=may(user, team, EDIT), is_owner=may(user, team, OWN)
            )
            judgement = judgement_report(team, today) if options["judgement"] else None
            pairs = key_pairs_report(team, today) if options["pairs"] else None
        except NotReady as reason:
            raise refuse(f"{team.name} cannot be assessed yet. {reason}") from reason
        if options["format"] == "json":
            self.stdout.write(json.dumps(document(report, judgement, pairs), indent=2))
        else:
            parts = [lines(report), pair_lines(pairs or ())]
            if judgement:
                parts.append(judgement_lines(judgement))
            self.stdout.write("\n".join(chain(*parts)))


def document(
    report: GapReport,
    judgement: JudgementReport | None,
    pairs: tuple[KeyPair, ...] | None,
) -> dict:
    """Return what programs read, with what was asked for on top."""
    found = assessment_document(report)
    if judgement is not None:
        found["judgement"] = judgement_document(judgement)
    if pairs is not None:
        found["key_pairs"] = missed_in_pairs(pairs)
    return found


def lines(report: GapReport) -> Iterator[str]:
    """Yield the report as text."""
    whole = report.readiness
    yield f"{whole.team}: readiness {whole.readiness * 100:.0f} of 100"
    yield band_line(report)
    if whole.readiness_full_scope is not None:
        yield f"  at full scope {whole.readiness_full_scope * 100:.0f}"
    if report.assumed_share is not None:
        yield f"  {report.assumed_share * 100:.0f}% of levels are assumed, not judged"
    if not report.counted:
        yield "  fewer than five people: only editors see how many reach a level"
    if not whole.is_rated:
        yield "  infrastructure not rated: answer four questions to plan investment"
    yield from area_lines(report)
    yield from task_lines(report)
    yield from person_lines(report)
    yield from role_lines(report)
    yield from hire_lines(report)


def band_line(report: GapReport) -> str:
    """Return how sure readiness is."""
    found = report.confidence
    low, high = (f"{end * 100:.0f}" for end in (found.low, found.high))
    if low == high:
        return "  no open level makes a difference"
    reasons = f": levels {', '.join(found.reasons)}" if found.reasons else ""
    ends = f"{low} with all open levels at their lowest, {high} at their highest"
    return f"  {ends}{reasons}"


def area_lines(report: GapReport) -> Iterator[str]:
    """Yield the areas."""
    yield f"\n{'Area':<30}{'weight':>8}{'people':>8}{'infra.':>8}{'both':>8}"
    for area in report.readiness.areas:
        infrastructure = area.infrastructure
        shown = "·" if infrastructure is None else f"{infrastructure * 100:.0f}"
        yield (
            f"{area.name:<30}{area.weight:>8.2f}{area.people * 100:>8.0f}"
            f"{shown:>8}{area.readiness * 100:>8.0f}"
        )


def task_lines(report: GapReport) -> Iterator[str]:
    """Yield the tasks with work, and which of them nobody can do."""
    yield f"\n{'Task (FTE)':<46}{'work':>8}{'covered':>8}{'short':>8}"
    for task in report.work:
        note = "  nobody is able to" if task.is_stopped else ""
        yield (
            f"{task.name:<46}{task.workload:>8.1f}{task.covered:>8.1f}"
            f"{task.shortage:>8.1f}{note}"
        )


def person_lines(report: GapReport) -> Iterator[str]:
    """Yield who carries what, and what stops while somebody is away."""
    if report.allocation:
        yield "\nWho carries what (FTE)"
    for row in report.allocation:
        yield f"  {row.name:<30}{row.task_name:<46}{row.fte:>6.1f}"
    if report.key_people:
        yield "\nIf this person is away for a quarter (points of readiness lost)"
    for person in report.key_people or ():
        stops = "; stops: " + ", ".join(person.names_stopped)
        lost = f"{person.readiness_lost * 100:>6.1f}"
        yield f"  {person.name:<30}{lost}{stops if person.tasks_stopped else ''}"


def role_lines(report: GapReport) -> Iterator[str]:
    """Yield whose levels match another role clearly better, and what people want."""
    better = [row for row in report.role_fit if row.better]
    if better:
        yield "\nLevels match another role clearly better: a question, no verdict"
    for row in better:
        yield f"  {row.name:<30}{row.better_name} (by {row.skills} skills)"
    wanted = [(row.name, one) for row in report.role_fit for one in row.interests]
    if wanted:
        yield "\nWhat people want to use more (FTE left undone that asks for it)"
    for name, one in wanted:
        yield f"  {name:<30}{one.name:<46}{one.short_fte:>6.1f}"


def pair_lines(pairs: tuple[KeyPair, ...]) -> Iterator[str]:
    """Yield the pairs whom the team would miss most."""
    if pairs:
        yield "\nIf two people are away at once (points lost; beyond each alone)"
    for pair in pairs[:MOST]:
        stops = "; stops: " + ", ".join(pair.names_stopped)
        lost = f"{pair.readiness_lost * 100:>6.1f}{pair.beyond * 100:>+7.1f}"
        names = " and ".join(pair.names)
        yield f"  {names:<46}{lost}{stops if pair.tasks_stopped else ''}"


def judgement_lines(report: JudgementReport) -> Iterator[str]:
    """Yield what stays when judged numbers move, and which of them change it."""
    yield f"\nWhat hangs on judgement: {report.moves} moves of one number by a quarter"
    yield f"  readiness between {report.low * 100:.0f} and {report.high * 100:.0f}"
    yield f"  the first hire stays in {report.first_stays}"
    yield f"  the first three stay in {report.three_stay}"
    for row in report.changes:
        moved = f"{row.name}: {row.before:.3g} to {row.after:.3g}"
        yield f"  {moved:<70} {', '.join(row.hire_names)}"


def hire_lines(report: GapReport) -> Iterator[str]:
    """Yield the next hires with most effect."""
    yield "\nNext hires with most effect (points of readiness, cost a year)"
    for option in (report.next_hires or ())[:MOST]:
        role = f"{option.role_name}, {option.seniority_name.lower()}"
        gained = f"{option.readiness_gained * 100:>+6.1f}"
        yield f"  {role:<46}{gained}{option.annual_cost:>12,}"
