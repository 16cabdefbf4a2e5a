"""The page that answers a change of a team that is in the archive."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from roles.actions.archived import Archived
from roles.permissions import OWN, may

CONFLICT = 409


class ArchivedMiddleware:
    """Say that a team is archived wherever an action refused because of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Answer with the page, or let HTMX load the whole page with a message."""
        if not isinstance(exception, Archived):
            return None
        if request.htmx:
            messages.error(request, str(exception))
            headers = {"HX-Refresh": "true"}
            return HttpResponse(status=CONFLICT, headers=headers)
        team = exception.team
        context = {"team": team, "is_owner": may(request.user, team, OWN)}
        return render(request, "teams/archived.html", context, status=CONFLICT)
