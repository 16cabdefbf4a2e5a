"""What the head of each page leads to."""

import pytest
from django.urls import reverse

from roles.pages.menu import MORE_PAGES, TEAM_PAGES, address
from tests.make import make_team

DEMAND = reverse("profile-demand", args=["acme", "data"])


def labels(page):
    return [item.label for item in page.context["menu"].team()]


@pytest.mark.parametrize("route", [route for _, _, route, _ in TEAM_PAGES])
def test_every_page_of_a_team_exists(route):
    assert address(route, "acme", "data")


@pytest.mark.parametrize("route", [route for _, _, route in MORE_PAGES])
def test_every_other_page_exists(route):
    assert address(route)


def test_no_two_pages_share_a_key():
    keys = ["o", *(row[0] for row in TEAM_PAGES), *(row[0] for row in MORE_PAGES)]

    assert len(keys) == len(set(keys))


def test_editors_find_profile_and_matrix(client, alice, ready_team):
    client.force_login(alice)

    assert labels(client.get(DEMAND)) == [
        *("Overview", "Profile", "Matrix", "Infrastructure"),
        *("Gaps", "Plans", "Hiring plan"),
    ]


def test_viewers_find_neither(client, bob, ready_team):
    client.force_login(bob)

    shown = labels(client.get(DEMAND))

    assert "Gaps" in shown
    assert not {"Profile", "Matrix"} & set(shown)


def test_the_team_switch_stays_on_the_page_where_the_right_allows(
    client, alice, ready_team
):
    make_team("seen", viewer=alice)
    make_team("edited", editor=alice)
    make_team("secret")
    client.force_login(alice)

    page = client.get(reverse("profile-overview", args=["acme", "data"]))

    switch = {team["name"]: team["url"] for team in page.context["menu"].teams()}
    assert switch == {
        "data": reverse("profile-overview", args=["acme", "data"]),
        "edited": reverse("profile-overview", args=["acme", "edited"]),
        "seen": reverse("gaps-overview", args=["acme", "seen"]),
    }


def test_the_page_that_is_open_is_marked(client, alice, ready_team):
    client.force_login(alice)

    page = client.get(reverse("member-create", args=["acme", "data"]))

    here = [item.label for item in page.context["menu"].team() if item.is_here]
    assert here == ["Profile"]
