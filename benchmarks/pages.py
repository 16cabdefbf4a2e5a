"""How pages grow with the team: queries and time for 3 and for 300 members.

Run by hand: python -m benchmarks.pages. Prints queries, and the time as a ratio to
the page "Use and limits", which asks the database next to nothing.
"""

import os
import time

os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from roles.actions.catalogue import load_catalogue  # noqa: E402
from roles.models import Team, User  # noqa: E402
from tests.make import make_member, make_team, make_user  # noqa: E402
from tests.plans import HIRE, make_plan  # noqa: E402

SIZES = [3, 300]
PAGES = [
    "profile-overview",
    "profile-demand",
    "matrix-overview",
    "infrastructure-overview",
    "gaps-overview",
    "plans-overview",
    "hiring-overview",
]
ROLES = ["data_engineer", "data_scientist", "analyst", "ml_engineer", "sme"]
RUNS = 5


def furnished(size: int, owner: User) -> Team:
    """Return a team of `size` members with levels and a plan."""
    team = make_team(
        f"team{size}",
        owner=owner,
        stage_id="multiple",
        data_sources=size,
        models_in_production=size,
        new_models=size,
        stakeholders=size,
    )
    for number in range(size):
        role = ROLES[number % len(ROLES)]
        make_member(team, f"Person {number}", [role], levels={"sql": number % 5})
    make_plan(team, HIRE)
    return team


def measured(client: Client, url: str) -> tuple[int, float, float]:
    """Return queries, and the seconds of a first and of a later look."""
    cache.clear()
    started = time.perf_counter()
    page = client.get(url)
    if page.status_code != 200:
        raise RuntimeError(f"{url} answered {page.status_code}")
    first = time.perf_counter() - started
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url)
    # Counted now: the log is emptied by the next request.
    count = len(queries)
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        client.get(url)
        times.append(time.perf_counter() - started)
    return count, first, sorted(times)[RUNS // 2]


def main() -> None:
    """Print a line per page."""
    call_command("migrate", verbosity=0)
    load_catalogue()
    owner = make_user("owner")
    teams = [furnished(size, owner) for size in SIZES]
    client = Client(SERVER_NAME="localhost", raise_request_exception=True)
    client.force_login(owner)
    plain = measured(client, reverse("limits-overview"))[2]
    print(f"limits-overview, the plain page: {plain * 1000:.0f} ms")
    print(f"{'page':<26}{'queries':>12}{'first look':>16}{'later look':>16}")
    for page in PAGES:
        figures = [
            measured(client, reverse(page, args=[team.organisation.slug, team.slug]))
            for team in teams
        ]
        queries = "/".join(str(figure[0]) for figure in figures)
        first = " / ".join(f"{figure[1] / plain:.0f}x" for figure in figures)
        later = " / ".join(f"{figure[2] / plain:.0f}x" for figure in figures)
        print(f"{page:<26}{queries:>12}{first:>16}{later:>16}")


if __name__ == "__main__":
    main()
