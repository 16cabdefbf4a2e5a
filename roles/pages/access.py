"""The pages on which owners say who sees and changes their team."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from roles.actions.access import grant, revoke
from roles.pages.forms.organisation import AccessForm
from roles.permissions import OWN, team_for


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Show who may do what, and let somebody in."""
    team = team_for(request.user, organisation, slug, OWN)
    form = AccessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            access = grant(team, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            right = access.get_right_display().lower()
            messages.success(request, f"{access.user} is {right} of {team} now.")
            return redirect("access-overview", organisation, slug)
    context = {
        "team": team,
        "form": form,
        "accesses": team.accesses.select_related("user").order_by("user__email"),
        "administrators": team.organisation.administrators.all(),
    }
    return render(request, "access/overview.html", context)


def remove(request: HttpRequest, organisation: str, slug: str, pk: int) -> HttpResponse:
    """Take somebody's right away."""
    team = team_for(request.user, organisation, slug, OWN)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    access = get_object_or_404(team.accesses.select_related("user"), pk=pk)
    try:
        revoke(access, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"{access.user} does not see {team} any more.")
    # Whoever left the team themselves may not see this page now.
    gone = access.user == request.user
    return (
        redirect("teams-overview")
        if gone
        else redirect("access-overview", organisation, slug)
    )
