"""Every page, and what each kind of user gets from it."""

import pytest
from django.urls import reverse

from roles.pages.urls import urlpatterns
from tests.make import make_member
from tests.plans import make_plan

TEAM = ["acme", "data"]
# The key of the member and of the plan that the data team has here.
KEY = 4711

# page: (arguments, anonymous, outsider, viewer, editor, owner), all by GET on the
# data team, which has stage and drivers. 405: the page takes POST only, and the
# right is checked first (404 for those who may not).
PAGES = {
    # accounts, use and limits
    "account-sign-in": ([], 200, 302, 302, 302, 302),
    "account-sign-out": ([], 302, 405, 405, 405, 405),
    "limits-overview": ([], 200, 200, 200, 200, 200),
    # organisations, and who sees which team
    "organisation-edit": (["acme"], 302, 404, 404, 404, 404),
    "access-overview": (TEAM, 302, 404, 404, 404, 200),
    "access-remove": ([*TEAM, KEY], 302, 404, 404, 404, 405),
    # teams and their profile; the data team has no member 1
    "teams-overview": ([], 302, 200, 200, 200, 200),
    "teams-create": ([], 302, 200, 200, 200, 200),
    "teams-archive": (TEAM, 302, 404, 404, 404, 405),
    "teams-restore": (TEAM, 302, 404, 404, 404, 405),
    "profile-overview": (TEAM, 302, 404, 404, 200, 200),
    "profile-context": (TEAM, 302, 404, 404, 405, 405),
    "profile-refine": (TEAM, 302, 404, 404, 405, 405),
    "profile-demand": (TEAM, 302, 404, 200, 200, 200),
    "member-create": (TEAM, 302, 404, 404, 200, 200),
    "member-edit": ([*TEAM, 1], 302, 404, 404, 404, 404),
    "member-remove": ([*TEAM, 1], 302, 404, 404, 405, 405),
    "member-restore": ([*TEAM, 1], 302, 404, 404, 405, 405),
    "member-join": ([*TEAM, 1], 302, 404, 404, 405, 405),
    # accounts, errors, use and limits
    "account-link": (["MQ", "wrong"], 404, 404, 404, 404, 404),
    # skills matrix: never for viewers
    "matrix-overview": (TEAM, 302, 404, 404, 200, 200),
    "matrix-member": ([*TEAM, KEY], 302, 404, 404, 200, 200),
    "matrix-confirm": ([*TEAM, KEY], 302, 404, 404, 405, 405),
    "matrix-undo": ([*TEAM, KEY, 1], 302, 404, 404, 405, 405),
    "matrix-cell": ([*TEAM, KEY, "sql"], 302, 404, 404, 405, 405),
    # infrastructure
    "infrastructure-overview": (TEAM, 302, 404, 200, 200, 200),
    "infrastructure-edit": ([*TEAM, "ml_platform"], 302, 404, 404, 200, 200),
    # import; nobody has an upload of this key
    "imports-upload": ([], 302, 200, 200, 200, 200),
    "imports-template": ([], 302, 200, 200, 200, 200),
    "imports-preview": ([1], 302, 404, 404, 404, 404),
    "imports-discard": ([1], 302, 404, 404, 404, 404),
    "imports-outcome": (TEAM, 302, 404, 404, 200, 200),
    # gaps
    "gaps-overview": (TEAM, 302, 404, 200, 200, 200),
    "gaps-away": (TEAM, 302, 404, 404, 200, 200),
    "gaps-member": ([*TEAM, KEY], 302, 404, 404, 200, 200),
    "gaps-hires": (TEAM, 302, 404, 200, 200, 200),
    "gaps-csv": ([*TEAM, "areas"], 302, 404, 200, 200, 200),
    # plans
    "plans-overview": (TEAM, 302, 404, 200, 200, 200),
    "plans-create": (TEAM, 302, 404, 404, 200, 200),
    "plans-detail": ([*TEAM, KEY], 302, 404, 200, 200, 200),
    "plans-status": ([*TEAM, KEY], 302, 404, 302, 302, 302),
    "plans-cancel": ([*TEAM, KEY], 302, 404, 404, 405, 405),
    "plans-restart": ([*TEAM, KEY], 302, 404, 404, 405, 405),
    "plans-xlsx": ([*TEAM, KEY], 302, 404, 200, 200, 200),
    "plans-csv": ([*TEAM, KEY], 302, 404, 200, 200, 200),
    # hiring plan
    "hiring-overview": (TEAM, 302, 404, 200, 200, 200),
    "hiring-xlsx": (TEAM, 302, 404, 200, 200, 200),
    "hiring-csv": (TEAM, 302, 404, 200, 200, 200),
    # catalogue and assumptions
    "catalogue-overview": ([], 302, 200, 200, 200, 200),
    "catalogue-assumptions": ([], 302, 200, 200, 200, 200),
    "catalogue-set": (["acme", "oncost"], 302, 404, 404, 404, 404),
    "catalogue-role": (["analyst"], 302, 200, 200, 200, 200),
    "catalogue-task": (["pipelines"], 302, 200, 200, 200, 200),
    "catalogue-capability": (["serving"], 302, 200, 200, 200, 200),
    "catalogue-skill": (["sql"], 302, 200, 200, 200, 200),
}


@pytest.fixture
def furnished_team(ready_team):
    """The data team with one member and one plan, both of a known key."""
    make_member(ready_team, "Ana", ["analyst"], pk=KEY)
    make_plan(ready_team, pk=KEY)
    return ready_team


@pytest.mark.parametrize("page", PAGES)
def test_answers_each_user_as_the_table_says(
    client, page, charlie, bob, alice, olivia, furnished_team
):
    arguments, *expected = PAGES[page]
    answers = []
    for user in [None, charlie, bob, alice, olivia]:
        client.logout()
        if user:
            client.force_login(user)
        answers.append(client.get(reverse(page, args=arguments)).status_code)

    assert answers == expected


def test_every_page_is_in_the_table():
    assert {route.name for route in urlpatterns} == set(PAGES)
