"""Pages about what a team should do, in which order, under which budget."""

import pandas as pd
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HTMX_STOP_POLLING

from roles.actions.plan import cancel_plan, default_start, restart_plan, start_once
from roles.actions.wishes import PATTERNS
from roles.charts.plan import readiness_chart, spend_chart
from roles.exports.csv_file import csv_bytes
from roles.exports.plan import plan_sheets
from roles.exports.xlsx_file import xlsx_bytes
from roles.jobs.plan import hand_over
from roles.models import Plan, Team
from roles.pages.forms.plan import PlanForm
from roles.pages.forms.refusal import add_refusal
from roles.pages.parts import CSV, XLSX, figure_data, file_response, whole_number
from roles.permissions import EDIT, may, team_for
from roles.queries.plan import member_names, plans
from roles.reports.inputs import NotReady
from roles.reports.plan import PlanReport, plan_report, state_of
from roles.reports.plan_document import People, question_of
from roles.templatetags.numbers import money, month

POST_ONLY = ["POST"]


@require_safe
def overview(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """List the plans of the team, newest first."""
    team = team_for(request.user, organisation, slug)
    now = timezone.now()
    rows = [{"plan": plan, "state": state_of(plan.job, now)} for plan in plans(team)]
    is_editor = may(request.user, team, EDIT)
    context = {"team": team, "rows": rows, "is_editor": is_editor}
    return render(request, "plans/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Ask for budget and horizon, and start the search."""
    team = team_for(request.user, organisation, slug, EDIT)
    form = PlanForm(request.POST or None, initial=initial(request, team))
    if request.method == "POST" and form.is_valid():
        try:
            plan, is_new = start_once(team, form.cleaned_data, by=request.user)
        except NotReady as reason:
            return not_ready(request, team, reason)
        except ValidationError as error:
            add_refusal(form, error)
        else:
            if is_new:
                hand_over(plan)
            return redirect("plans-detail", organisation, slug, plan.pk)
    if missing := team.missing():
        return not_ready(request, team, NotReady(missing))
    context = {"team": team, "form": form, "currency": team.organisation.currency}
    return render(request, "plans/create.html", context)


def initial(request: HttpRequest, team: Team) -> dict:
    """Return what the form starts from: the usual, or `?like=` a plan with more."""
    usual = PlanForm.usual(team, default_start(team, timezone.localdate()))
    if "like" in request.GET:
        plan = plan_of(team, whole_number(request.GET["like"]))
        people = People.of(plan, member_names(plan))
        usual |= PlanForm.like(question_of(plan, people))
    for name in PATTERNS:
        usual[name] = [*usual[name], *request.GET.getlist(name)]
    return usual


def not_ready(request: HttpRequest, team: Team, reason: NotReady) -> HttpResponse:
    """Say what has to be said first, and where."""
    context = {"team": team, "missing": reason.words}
    return render(request, "plans/not_ready.html", context)


@require_safe
@never_cache
def detail(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Show one plan: how far it is, or what came out."""
    team = team_for(request.user, organisation, slug)
    context = context_of(request, team, plan_of(team, pk))
    report = context["report"]
    if report.is_over and report.is_feasible:
        context["charts"] = charts(report)
        context["spend_title"] = spend_title(report)
    return render(request, "plans/detail.html", context)


@require_safe
@never_cache
def status(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Show how far the search is; HTMX asks each second, until it is over."""
    team = team_for(request.user, organisation, slug)
    plan = plan_of(team, pk)
    if not request.htmx:
        return redirect("plans-detail", organisation, slug, pk)
    context = context_of(request, team, plan)
    response = render(request, "plans/_status.html", context)
    if context["report"].is_over:
        response.status_code = HTMX_STOP_POLLING
        # The result has charts and more: the page is loaded once more, whole.
        response["HX-Refresh"] = "true"
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def xlsx(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Send a plan as a workbook."""
    report = ended(request, organisation, slug, pk)
    content = xlsx_bytes(plan_sheets(report))
    return file_response(content, XLSX, f"{slug}-plan-{pk}.xlsx")


@require_safe
def csv(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Send a plan as one CSV file."""
    report = ended(request, organisation, slug, pk)
    content = csv_bytes(plan_sheets(report))
    return file_response(content, CSV, f"{slug}-plan-{pk}.csv")


def cancel(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Call the search off; the best plan so far stays."""
    team = team_for(request.user, organisation, slug, EDIT)
    if request.method != "POST":
        return HttpResponseNotAllowed(POST_ONLY)
    if not cancel_plan(plan_of(team, pk), by=request.user):
        messages.info(request, "The search had ended before.")
    return redirect("plans-detail", organisation, slug, pk)


def restart(
    request: HttpRequest, organisation: str, slug: str, pk: int
) -> HttpResponse:
    """Work on the same question once more, where the last search came to nothing."""
    team = team_for(request.user, organisation, slug, EDIT)
    if request.method != "POST":
        return HttpResponseNotAllowed(POST_ONLY)
    plan = plan_of(team, pk)
    if restart_plan(plan, by=request.user):
        hand_over(plan)
    else:
        messages.info(request, "There is nothing to start again.")
    return redirect("plans-detail", organisation, slug, pk)


def plan_of(team: Team, pk: int | None) -> Plan:
    """Return a plan of this team, else 404."""
    plan = plans(team).filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def ended(request: HttpRequest, organisation: str, slug: str, pk: int) -> PlanReport:
    """Return what came out of a plan; 404 as long as nothing did."""
    team = team_for(request.user, organisation, slug)
    report = context_of(request, team, plan_of(team, pk))["report"]
    if not (report.is_over and report.is_feasible):
        raise Http404
    return report


def context_of(request: HttpRequest, team: Team, plan: Plan) -> dict:
    """Return what page and part show; only editors are shown people."""
    is_editor = may(request.user, team, EDIT)
    report = plan_report(plan, people=is_editor, now=timezone.now())
    return {"team": team, "plan": plan, "report": report, "is_editor": is_editor}


def charts(report: PlanReport) -> dict[str, dict]:
    """Return the figures of a plan: readiness and spend by quarter."""
    dip = label(report.dip) if report.dip else None
    contracts = ["contracts"] if report.contracted else []
    money = by_quarter(report, ["one_off", "running", *contracts])
    return {
        "readiness": figure_data(readiness_chart(readiness_frame(report) * 100, dip)),
        "spend": figure_data(spend_chart(money / 1000)),
    }


def spend_title(report: PlanReport) -> str:
    """Say what the money of a plan goes into."""
    said = (
        f"{money(report.one_off, report.currency)} are spent once, "
        f"{money(report.running, report.currency)} go into pay and upkeep"
    )
    if not report.contracted:
        return said
    return f"{said}, {money(report.contracted, report.currency)} into contracts"


def readiness_frame(report: PlanReport) -> pd.DataFrame:
    """Return readiness [0-1] at the start, after each quarter, and in the end."""
    ends = ["at the start", "in the end"]
    values = [report.answer["readiness_now"], report.answer["readiness_closing"]]
    known = pd.DataFrame({"readiness": values, "nothing_done": float("nan")}, ends)
    quarters = by_quarter(report, list(known))
    return pd.concat([known[:1], quarters, known[1:]])


def by_quarter(report: PlanReport, names: list[str]) -> pd.DataFrame:
    """Return these figures of each quarter, by the labels of a chart."""
    rows = [[getattr(row, name) for name in names] for row in report.quarters]
    labels = [label(row) for row in report.quarters]
    return pd.DataFrame(rows, index=labels, columns=names, dtype=float)


def label(quarter) -> str:
    """Return what a chart calls a quarter."""
    return f"Q{quarter.number}<br>{month(quarter.start)}"
