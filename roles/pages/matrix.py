"""Pages about who can do what; viewers never see them."""

from collections import Counter

from django.core.paginator import Paginator
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseNotAllowed,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.http import trigger_client_event

from roles.actions.assessment import assess
from roles.actions.stale import Stale
from roles.models import Member, Skill, Team
from roles.pages.forms.matrix import ANSWERS, MatrixFilter, said_of
from roles.pages.matrix_member import seen_version
from roles.pages.menu import address
from roles.permissions import EDIT, team_for
from roles.queries import assessment as read
from roles.reports.matrix import (
    MatrixMember,
    MatrixReport,
    MatrixSkill,
    matrix_report,
)

PEOPLE_A_PAGE = 50


@require_safe
def overview(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Show who can do what, and where it rests on one person."""
    team = team_for(request.user, organisation, slug, EDIT)
    report = matrix_report(team, timezone.localdate())
    categories = list(dict.fromkeys(skill.category for skill in report.skills))
    filters = MatrixFilter(request.GET, categories=categories)
    wanted = filters.cleaned_data if filters.is_valid() else {}
    unconfirmed = report.unconfirmed
    shown = {
        "team": team,
        "today": timezone.localdate(),
        "report": report,
        "filters": filters,
        "is_filtered": any(wanted.values()),
        "query": query_of(request),
        **grid(report, wanted, request.GET.get("page")),
        "single_points": [(one, report.holders(one)) for one in report.single_points],
        "first": unconfirmed[0] if unconfirmed else None,
        "unconfirmed": len(unconfirmed),
        "import_url": address("imports-upload"),
    }
    return render(request, "matrix/overview.html", shown)


def grid(report: MatrixReport, wanted: dict, number: str | None) -> dict:
    """Return the rows and columns that pass the filters, one page of rows."""
    category = wanted.get("category")
    skills = [s for s in report.skills if category in (None, "", s.category)]
    members = [row for row in report.members if is_wanted(row, wanted)]
    page = Paginator(members, PEOPLE_A_PAGE).get_page(number)
    return {
        "page": page,
        "skills": skills,
        "groups": grouped(skills),
        "rows": [(row, cells(report, row, skills)) for row in page],
    }


def is_wanted(row: MatrixMember, wanted: dict) -> bool:
    """Tell whether a member passes the filters."""
    role, name = wanted.get("role"), wanted.get("name") or ""
    return (not role or role.pk in row.roles) and name.lower() in row.name.lower()


def query_of(request: HttpRequest) -> str:
    """Return the filters for the links to further pages."""
    query = request.GET.copy()
    query.pop("page", None)
    return f"{query.urlencode()}&" if query else ""


def grouped(skills: list[MatrixSkill]) -> list[tuple[str, int]]:
    """Return each category with the number of its columns, in their order."""
    return list(Counter(skill.category for skill in skills).items())


def cells(report: MatrixReport, row: MatrixMember, skills: list) -> list[tuple]:
    """Return skill, level and origin along a row."""
    keys = [skill.skill for skill in skills]
    levels, origins = report.levels.loc[row.member], report.origins.loc[row.member]
    return list(zip(keys, levels[keys], origins[keys], strict=True))


def cell(
    request: HttpRequest, organisation: str, slug: str, pk: int, skill: str
) -> HttpResponse:
    """Record one level from the grid; answer with the cell as it stands then."""
    team = team_for(request.user, organisation, slug, EDIT)
    someone = get_object_or_404(read.people(team), pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    skill = get_object_or_404(Skill, pk=skill)
    answer = request.POST.get("answer")
    if answer not in dict(ANSWERS):
        return HttpResponseBadRequest("No such answer.")
    told = judged(request, team, someone, skill, answer)
    level, origin = matrix_report(team, timezone.localdate()).level(str(pk), skill.pk)
    shown = {
        "member_url": address("matrix-member", organisation, slug, pk),
        "skill": skill.pk,
        "level": level,
        "origin": origin,
    }
    response = render(request, "matrix/_cell.html", shown)
    return trigger_client_event(response, "levelSaved", told)


def judged(
    request: HttpRequest, team: Team, someone: Member, skill: Skill, answer: str
) -> dict:
    """Record an answer, and return what the page is told about it."""
    words = f"{someone}, {skill}: {dict(ANSWERS)[answer]}."
    try:
        entry = assess(
            someone.person,
            skill,
            said_of(answer),
            by=request.user,
            now=timezone.now(),
            team=team,
            version=seen_version(request),
        )
    except Stale as stale:
        words = (
            f"Not saved: somebody else has judged {someone} since this page was opened."
            " What stands is shown; type again to put yours over it."
        )
        return {"version": stale.now.version, "text": words, "undo": "", "wrong": True}
    slugs = [team.organisation.slug, team.slug, someone.pk]
    undo = reverse("matrix-undo", args=[*slugs, entry.pk]) if entry else ""
    version = someone.person.version + bool(entry)
    return {"version": version, "text": words, "undo": undo, "wrong": False}
