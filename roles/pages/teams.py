"""The teams of a user: see them, start one, put one away."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from roles.actions.team import archive_team, create_team, restore_team
from roles.models import Team, User
from roles.pages.forms.team import TeamForm
from roles.pages.menu import address
from roles.pages.parts import offer_undo
from roles.permissions import EDIT, OWN, holds, organisations_for, team_for, teams_for
from roles.queries.profile import counted
from roles.reports.inputs import WORDS
from roles.reports.readiness import readiness_by_team


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the user's teams: readiness, members, and what is still missing."""
    rows = teams_of(request.user)
    teams = [row for row in rows if not row.archived_at]
    readiness = readiness_by_team(teams, timezone.localdate())
    for row in teams:
        row.readiness = readiness[row.pk]
    context = {
        "teams": teams,
        "archived": [row for row in rows if row.archived_at],
        "import_url": address("imports-upload"),
    }
    return render(request, "teams/overview.html", context)


def teams_of(user: User) -> list[Team]:
    """Return all teams of `user`, with counts, rights, and what is missing."""
    rows = list(marked(counted(teams_for(user)), user))
    for row in rows:
        row.gaps = missing(row)
    return rows


def marked(teams: QuerySet[Team], user: User) -> QuerySet[Team]:
    """Return `teams` with whether `user` edits and owns each."""
    return teams.annotate(is_editable=holds(user, EDIT), is_owned=holds(user, OWN))


def missing(team: Team) -> list[str]:
    """Return in words what is missing before the team can be assessed or planned."""
    words = [WORDS[name] for name in team.missing()]
    if not team.headcount:
        words.append("members")
    if team.without_role:
        words.append(f"a role for {team.without_role} of {team.headcount} members")
    if not team.layers_answered:
        words.append("answers about infrastructure")
    return words


def create(request: HttpRequest) -> HttpResponse:
    """Start a team, and go on to its profile."""
    organisations = organisations_for(request.user, EDIT)
    form = TeamForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        team = create_team(values["organisation"], values["name"], by=request.user)
        return redirect("profile-overview", team.organisation.slug, team.slug)
    context = {"form": form, "may_create": bool(organisations)}
    return render(request, "teams/create.html", context)


def archive(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Put a team away; undo brings it back."""
    team = team_for(request.user, organisation, slug, OWN)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    archive_team(team, by=request.user)
    undo = reverse("teams-restore", args=[organisation, slug])
    offer_undo(request, f"{team.name} is in the archive.", undo)
    return redirect("teams-overview")


def restore(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Bring a team back from the archive."""
    team = team_for(request.user, organisation, slug, OWN)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    restore_team(team, by=request.user)
    return redirect("teams-overview")
