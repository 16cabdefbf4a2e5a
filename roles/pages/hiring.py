"""Pages about the hiring plan: for finance and HR, on screen and as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roles.charts.hiring import hiring_chart
from roles.exports.csv_file import csv_bytes
from roles.exports.hiring import hiring_sheets
from roles.exports.xlsx_file import xlsx_bytes
from roles.models import Plan, Team
from roles.pages.parts import CSV, XLSX, figure_data, file_response, whole_number
from roles.permissions import EDIT, may, team_for
from roles.queries.plan import plans_with_an_answer
from roles.reports.hiring import HiringReport, hiring_report
from roles.templatetags.numbers import money, month


@require_safe
def overview(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Show whom the newest plan, or the one asked for, hires."""
    team = team_for(request.user, organisation, slug)
    plans = plans_with_an_answer(team)
    plan = _plan(request, team)
    context = {"team": team, "plans": plans, "plan": plan}
    if plan:
        report = _report_of(request, plan)
        context["report"] = report
        context["months"] = report.months.reset_index().to_dict("records")
        context["years"] = report.years.reset_index().to_dict("records")
        context["headcount"] = report.headcount.reset_index().to_dict("records")
        context["assumptions"] = report.assumptions.to_dict("records")
        context |= _caption(report)
        context["chart"] = figure_data(hiring_chart(report.months, report.currency))
    return render(request, "hiring/overview.html", context)


@require_safe
def xlsx(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Send the hiring plan as a workbook."""
    team = team_for(request.user, organisation, slug)
    report = _report(request, team)
    content = xlsx_bytes(hiring_sheets(report))
    return file_response(content, XLSX, f"{team.slug}-hiring.xlsx")


@require_safe
def csv(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Send the hiring plan as one CSV file."""
    team = team_for(request.user, organisation, slug)
    report = _report(request, team)
    content = csv_bytes(hiring_sheets(report))
    return file_response(content, CSV, f"{team.slug}-hiring.csv")


def _caption(report: HiringReport) -> dict:
    """Say what the chart of costs shows, and in which unit."""
    peak, amount = report.peak
    return {
        "finding": f"{month(peak)} costs most: {money(amount, report.currency)}",
        "measured": f"Cost by month, loaded, {report.currency}",
    }


def _plan(request: HttpRequest, team: Team) -> Plan | None:
    """Return the plan that `?plan=` names, else the newest; 404 for a wrong one."""
    plans = plans_with_an_answer(team)
    wanted = request.GET.get("plan")
    if not wanted:
        return plans.first()
    plan = plans.filter(pk=whole_number(wanted)).first()
    if plan is None:
        raise Http404
    return plan


def _report(request: HttpRequest, team: Team) -> HiringReport:
    plan = _plan(request, team)
    if not plan:
        raise Http404
    return _report_of(request, plan)


def _report_of(request: HttpRequest, plan: Plan) -> HiringReport:
    """Return the report as its reader may see it."""
    return hiring_report(plan, people=may(request.user, plan.team, EDIT))
