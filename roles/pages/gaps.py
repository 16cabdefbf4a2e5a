"""Pages about what a team cannot carry, and why."""

from dataclasses import asdict

import pandas as pd
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from roles.charts.gaps import hire_chart, task_chart
from roles.charts.readiness import area_chart
from roles.exports.csv_file import csv_bytes
from roles.exports.gaps import area_sheet, hire_sheet, task_sheet
from roles.exports.sheets import Sheet
from roles.models import Team
from roles.pages.parts import CSV, figure_data, file_response, render_part
from roles.permissions import EDIT, OWN, may, team_for
from roles.reports.gaps import (
    GapReport,
    gap_report,
    key_people_report,
    member_report,
    next_hires_report,
)
from roles.reports.hire import HireOption, best_by_role, most_for_the_money
from roles.reports.inputs import NotReady
from roles.reports.readiness import readiness_report

# What happens without each person is worked out unasked up to this many people.
SOON = 300
LITTLE = 0.0005  # readiness that reads as 0.0 points


@require_safe
def overview(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Show what the team cannot carry; viewers see no people."""
    team = team_for(request.user, organisation, slug)
    is_editor = may(request.user, team, EDIT)
    try:
        report = gap_report(
            team,
            timezone.localdate(),
            people=is_editor,
            is_owner=may(request.user, team, OWN),
            whole=False,
        )
    except NotReady as reason:
        return not_ready(request, team, reason, is_editor)
    context = {
        "team": team,
        "report": report,
        "readiness": report.readiness,
        "is_editor": is_editor,
        "is_soon": report.readiness.headcount <= SOON,
        **charts(report),
    }
    return render(request, "gaps/overview.html", context)


@require_safe
def away(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Show what would stop if each person were away for a quarter, by name."""
    team = team_for(request.user, organisation, slug, EDIT)
    try:
        people = key_people_report(team, timezone.localdate())
    except NotReady as reason:
        return not_ready(request, team, reason, is_editor=True)
    return render_part(
        request,
        page="gaps/away.html",
        part="gaps/_away.html",
        context={"team": team, "people": people},
    )


@require_safe
def member(
    request: HttpRequest, organisation: str, slug: str, member: int
) -> HttpResponse:
    """Show what one person carries, and what a quarter without them would cost."""
    team = team_for(request.user, organisation, slug, EDIT)
    try:
        report = member_report(team, timezone.localdate(), str(member))
    except NotReady as reason:
        return not_ready(request, team, reason, is_editor=True)
    if report is None:
        raise Http404
    return render(request, "gaps/member.html", {"team": team, "report": report})


@require_safe
def hires(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Show what one more person of each role would bring."""
    team = team_for(request.user, organisation, slug)
    try:
        options = next_hires_report(team, timezone.localdate())
    except NotReady as reason:
        return not_ready(request, team, reason, may(request.user, team, EDIT))
    best = next((one for one in options if one.readiness_gained > LITTLE), None)
    return render_part(
        request,
        page="gaps/hires.html",
        part="gaps/_hires.html",
        context={
            "team": team,
            "options": options,
            "best": best,
            "finding": f"{best.role_name} adds most" if best else "Nobody adds much",
            "thrifty": most_for_the_money(options),
            "hire_chart": figure_data(hire_chart(hire_frame(best_by_role(options)))),
        },
    )


@require_safe
def csv(request: HttpRequest, organisation: str, slug: str, table: str) -> HttpResponse:
    """Send the numbers of one chart as a CSV file."""
    team = team_for(request.user, organisation, slug)
    if table not in SHEETS:
        raise Http404
    is_editor = may(request.user, team, EDIT)
    try:
        sheet = SHEETS[table](team, is_editor)
    except NotReady as reason:
        return not_ready(request, team, reason, is_editor)
    return file_response(csv_bytes([sheet]), CSV, f"{team.slug}-{table}.csv")


def areas_of(team: Team, people: bool) -> Sheet:
    """Return the table of the focus areas."""
    return area_sheet(readiness_report(team, timezone.localdate()))


def tasks_of(team: Team, people: bool) -> Sheet:
    """Return the table of tasks; it counts people and names nobody."""
    return task_sheet(gap_report(team, timezone.localdate(), people, whole=False))


def hires_of(team: Team, people: bool) -> Sheet:
    """Return the table of hires."""
    options = next_hires_report(team, timezone.localdate())
    return hire_sheet(team.name, team.organisation.currency, options)


SHEETS = {"areas": areas_of, "tasks": tasks_of, "hires": hires_of}


def not_ready(
    request: HttpRequest, team: Team, reason: NotReady, is_editor: bool
) -> HttpResponse:
    """Say what has to be said first, and where."""
    context = {
        "team": team,
        "missing": reason.words,
        "is_about_roles": reason.missing == ["roles"],
        "is_editor": is_editor,
    }
    return render(request, "gaps/not_ready.html", context)


def charts(report: GapReport) -> dict[str, dict]:
    """Return the figures of the page: areas with what they show, tasks with work."""
    weakest = report.readiness.weakest
    areas = pd.DataFrame(
        [asdict(area) for area in report.readiness.areas],
        columns=["name", "people", "infrastructure"],
    )
    tasks = pd.DataFrame(
        [asdict(task) for task in report.work],
        columns=["name", "workload", "covered", "shortage"],
    )
    return {
        "area_chart": figure_data(area_chart(areas)),
        "area_finding": f"{weakest.name} lacks most"
        if weakest
        else "Nothing is missing",
        "task_chart": figure_data(task_chart(tasks)),
    }


def hire_frame(options: tuple[HireOption, ...]) -> pd.DataFrame:
    """Return the options as the chart wants them."""
    rows = [(option.role_name, option.readiness_gained) for option in options]
    return pd.DataFrame(rows, columns=["name", "readiness_gained"])
