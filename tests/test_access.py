"""Every page, and what each kind of user gets from it."""

import pytest
from django.urls import reverse

from roles.pages.urls import urlpatterns

TEAM = ["acme", "data"]

# page: (arguments, anonymous, outsider, viewer, editor, owner), all by GET on the
# data team, which has stage and drivers. 405: the page takes POST only, and the
# right is checked first (404 for those who may not).
PAGES = {
    # catalogue and assumptions
    "catalogue-overview": ([], 302, 200, 200, 200, 200),
    "catalogue-assumptions": ([], 302, 200, 200, 200, 200),
    "catalogue-set": (["acme", "oncost"], 302, 404, 404, 404, 404),
    "catalogue-role": (["analyst"], 302, 200, 200, 200, 200),
    "catalogue-task": (["pipelines"], 302, 200, 200, 200, 200),
    "catalogue-capability": (["serving"], 302, 200, 200, 200, 200),
    "catalogue-skill": (["sql"], 302, 200, 200, 200, 200),
}


@pytest.mark.parametrize("page", PAGES)
def test_answers_each_user_as_the_table_says(
    client, page, charlie, bob, alice, olivia, ready_team
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
