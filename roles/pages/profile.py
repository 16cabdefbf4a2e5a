"""The profile of a team: its context, what is refined, and its demand."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from roles.actions.stale import Stale
from roles.actions.team import change_context, refine_team
from roles.actions.version import last_change
from roles.models import Task, Team
from roles.pages.forms.team import ContextForm, RefineForm, context_of, refined
from roles.pages.forms.version import VersionedForm
from roles.pages.menu import address
from roles.permissions import EDIT, may, team_for
from roles.queries.profile import counted, present_members
from roles.reports.cost import typical_costs
from roles.reports.demand import demand_report
from roles.reports.inputs import WORDS, NotReady


# A page kept from before a change would send the version that stood then.
@never_cache
@require_safe
def overview(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Show context, refinements and members of one team."""
    team = team_for(request.user, organisation, slug, EDIT)
    return render(request, "profile/overview.html", page_of(team))


def context(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Save stage, drivers, budget and layer answers."""
    team = team_for(request.user, organisation, slug, EDIT)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = ContextForm(request.POST, currency=team.organisation.currency)
    if not form.is_valid():
        return refused(request, team, "context", form)
    try:
        version = form.cleaned_data["version"]
        values, layers = form.values(), form.layer_values()
        change_context(team, values, layers, by=request.user, version=version)
    except Stale as stale:
        stands = context_of(stands_now(stale))
        if form.differences(stands):
            again, note = told(form, stands, stale.now, team)
            return refused(request, stale.now, "context", again, note)
    return saved(request, team, "context")


def refine(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Save area weights, scopes, and what others provide."""
    team = team_for(request.user, organisation, slug, EDIT)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = RefineForm(request.POST, prefix="refine")
    if not form.is_valid():
        return refused(request, team, "refine", form)
    try:
        refine_team(
            team,
            weights=form.weights(),
            scopes=form.scopes(),
            provided=set(form.cleaned_data["provided"]),
            by=request.user,
            version=form.cleaned_data["version"],
        )
    except Stale as stale:
        stands = refined(stands_now(stale), form.tasks)
        if form.differences(stands):
            again, note = told(form, stands, stale.now, team)
            return refused(request, stale.now, "refine", again, note)
    return saved(request, team, "refine")


@require_safe
def demand(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Show where the work of the team comes from, beside the people for it."""
    team = team_for(request.user, organisation, slug)
    shown = {"team": team, "profile_url": None}
    if may(request.user, team, EDIT):
        shown["profile_url"] = address("profile-overview", organisation, slug)
    try:
        report = demand_report(team, timezone.localdate())
        sizes = [
            size for role in report.roles for size in (role.workload, role.people_fte)
        ]
        shown |= {"report": report, "highest": max(sizes)}
    except NotReady as reason:
        shown["missing"] = reason.words
    return render(request, "profile/demand.html", shown)


def saved(request: HttpRequest, team: Team, part: str) -> HttpResponse:
    """Answer a saved part: the page again, or for HTMX that it was saved."""
    if request.htmx:
        team = team_for(request.user, team.organisation.slug, team.slug, EDIT)
        shown = {"team": team, "at": timezone.localtime(), "part": part}
        shown |= next_step(counts_of(team))
        return render(request, "profile/_saved.html", shown)
    messages.success(request, "Saved.")
    return redirect("profile-overview", team.organisation.slug, team.slug)


def refused(
    request: HttpRequest,
    team: Team,
    part: str,
    form: VersionedForm,
    note: dict | None = None,
) -> HttpResponse:
    """Show what is wrong with one part; what was typed is kept."""
    # HTMX replaces the part alone.
    template = f"profile/_{part}.html" if request.htmx else "profile/overview.html"
    forms = {f"{part}_form": form, f"{part}_note": note}
    response = render(request, template, page_of(team, **forms))
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = f"#{part}", "outerHTML"
    return response


def stands_now(stale: Stale) -> Team:
    """Return the team read anew: of two at one moment, the other is through by now."""
    stale.now.refresh_from_db()
    return stale.now


def told(
    form: VersionedForm, stands: dict, row: Team, team: Team
) -> tuple[VersionedForm, dict]:
    """Return the form over what stands now, and who changed what."""
    by, at = last_change(row, team)
    return form.over(stands), {
        "by": by,
        "at": at,
        "differences": form.differences(stands),
    }


def page_of(
    team: Team,
    *,
    context_form: ContextForm | None = None,
    refine_form: RefineForm | None = None,
    context_note: dict | None = None,
    refine_note: dict | None = None,
) -> dict:
    """Return all that the profile shows."""
    currency = team.organisation.currency
    tasks = list(Task.objects.select_related("home_role"))
    return {
        "team": team,
        "context_form": context_form
        or ContextForm(initial=context_of(team), currency=currency),
        "refine_form": refine_form
        or RefineForm(initial=refined(team, tasks), prefix="refine"),
        "context_note": context_note,
        "refine_note": refine_note,
        "refine_open": bool(refine_form),
        "members": member_rows(team),
        "today": timezone.localdate(),
        "import_url": address("imports-upload"),
        **next_step(counts_of(team)),
    }


def counts_of(team: Team) -> Team:
    """Return the team with its counts."""
    return counted(Team.objects.filter(pk=team.pk)).get()


def member_rows(team: Team) -> list[dict]:
    """Return the members with what each costs, or typically costs."""
    typical = typical_costs(team.organisation)
    rows = []
    for member in present_members(team):
        roles = [one.role for one in member.member_roles.all()]
        pair = (roles[0].pk if roles else "", member.seniority)
        rows.append(
            {
                "member": member,
                "roles": roles,
                "cost": member.annual_cost,
                "typical": typical.get(pair) if member.annual_cost is None else None,
                "state": state(member, timezone.localdate()),
            }
        )
    return rows


def state(member, today: date) -> str:
    """Return whether a member is not here yet, or has left."""
    if member.start and member.start > today:
        return "not here yet"
    return "has left" if member.end and member.end < today else ""


def next_step(team: Team) -> dict:
    """Return what is missing of the team, and the step that leads on."""
    slugs = [team.organisation.slug, team.slug]
    missing = [WORDS[name] for name in team.missing()]
    if missing:
        step = ("#context", "Say how much is asked of the team.")
    elif not team.headcount:
        step = (address("member-create", *slugs), "Add the people.")
    elif team.without_role:
        step = ("#members", "Give everybody a main role.")
    else:
        step = (
            address("profile-demand", *slugs),
            "See whether the demand looks right.",
        )
    return {"missing": missing, "counts": team, "step_url": step[0], "step": step[1]}
