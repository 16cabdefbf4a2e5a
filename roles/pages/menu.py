"""The menus that stand on every page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from roles.permissions import EDIT, holds, teams_for

# key after "g", label, route, whether it takes the right to edit
TEAM_PAGES = [
    ("r", "Profile", "profile-overview", True),
    ("m", "Matrix", "matrix-overview", True),
    ("i", "Infrastructure", "infrastructure-overview", False),
    ("g", "Gaps", "gaps-overview", False),
    ("p", "Plans", "plans-overview", False),
    ("h", "Hiring plan", "hiring-overview", False),
]
MORE_PAGES = [
    ("c", "Catalogue", "catalogue-overview"),
    ("a", "Assumptions", "catalogue-assumptions"),
    ("u", "Use and limits", "limits-overview"),
]


@dataclass(frozen=True)
class Item:
    """A line of a menu."""

    label: str
    url: str
    key: str = ""
    is_here: bool = False


def address(route: str, *arguments: str) -> str:
    """Return the address of a route, or nothing where there is none."""
    try:
        return reverse(route, args=arguments)
    except NoReverseMatch:
        return ""


class Menu:
    """What the head of a page links to; asks the database once, when it is drawn."""

    def __init__(self, request: HttpRequest):
        """Remember the request; nothing is read yet."""
        self.request = request
        match = request.resolver_match
        self.route = match.url_name if match else ""
        self.kwargs = match.kwargs if match else {}

    home = property(lambda self: address("teams-overview"))
    limits = property(lambda self: address("limits-overview"))
    sign_out = property(lambda self: address("account-sign-out"))

    def rows(self) -> list:
        """Return the teams of the user, with whether they may be edited."""
        if not hasattr(self, "_rows"):
            user = self.request.user
            teams = teams_for(user).filter(archived_at=None)
            self._rows = list(teams.annotate(is_editable=holds(user, EDIT)))
        return self._rows

    def teams(self) -> list[dict]:
        """Return the teams to switch to, each at the page that is open."""
        return [
            {
                "pk": team.pk,
                "name": team.name,
                "organisation": team.organisation.name,
                "url": self.same_page(team),
            }
            for team in self.rows()
        ]

    def same_page(self, team) -> str:
        """Return the page that is open now, of another team."""
        routes = {route: is_edit for _, _, route, is_edit in TEAM_PAGES}
        route = self.route if self.route in routes else "gaps-overview"
        if routes[route] and not team.is_editable:
            route = "gaps-overview"
        return address(route, team.organisation.slug, team.slug) or self.home

    def team(self) -> list[Item]:
        """Return the pages of the team that this page is about."""
        slugs = [self.kwargs.get("organisation"), self.kwargs.get("slug")]
        editable = any(
            [row.organisation.slug, row.slug] == slugs and row.is_editable
            for row in self.rows()
        )
        items = [Item("Overview", self.home, "o", self.route == "teams-overview")]
        for key, label, route, is_edit in TEAM_PAGES:
            url = address(route, *slugs)
            if url and (editable or not is_edit):
                items.append(Item(label, url, key, route.startswith(self.section())))
        return items

    def section(self) -> str:
        """Return the section that is open, as its routes begin."""
        # Members are a part of the profile.
        section = self.route.partition("-")[0]
        return "profile-" if section == "member" else f"{section}-"

    def more(self) -> list[Item]:
        """Return the pages that are about no team."""
        items = [
            Item(label, address(route), key, self.route == route)
            for key, label, route in MORE_PAGES
        ]
        return [item for item in items if item.url]


def menu(request: HttpRequest) -> dict:
    """Give every template the menu; a context processor."""
    return {"menu": Menu(request)}
