"""Asking for a plan."""

import pytest
from django.urls import reverse

from roles.models import AuditEntry, Job, Plan
from tests.make import make_member

URL = reverse("plans-create", args=["acme", "data"])
WISHES = {
    **{"budget": "1000000", "quarters": "4", "start": "2027-01-01"},
    **{"onboarding": "3", "gap": "0.25", "time_limit": "10", "release": "evenly"},
}
PROFILE = reverse("profile-overview", args=["acme", "data"])


def test_form_starts_from_the_budget_of_the_team(client, alice, ready_team):
    ready_team.budget = 1_500_000
    ready_team.save()
    client.force_login(alice)

    form = client.get(URL).context["form"]

    assert form["budget"].value() == 1_500_000
    assert form["quarters"].value() == 6
    assert form["gap"].value() == 0.25


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("budget", "-1", "-1 is not an amount of 0 or more."),
        ("quarters", "0", "0 is not a whole number from 1 to 12."),
        ("quarters", "13", "13 is not a whole number from 1 to 12."),
        ("gap", "-0.5", "-0.5 is not points from 0 to 100."),
        ("headcount", "-2", "-2 is not a whole number of 0 or more, or none."),
        ("budget", "", "This field is required."),
        ("start", "1812-01-01", "1812-01-01 is not a date between 2000 and 2099."),
    ],
)
def test_a_wrong_wish_starts_nothing(client, alice, ready_team, field, value, said):
    client.force_login(alice)

    page = client.post(URL, {**WISHES, field: value})

    assert page.status_code == 200
    assert said in page.text
    assert not Plan.objects.exists()


def test_contracts_are_on_offer_and_nobody_is_expected_to_leave(
    client, alice, ready_team
):
    client.force_login(alice)

    form = client.get(URL).context["form"]
    client.post(URL, {**WISHES, "attrition": "on"})

    assert form["contractors"].value() is True
    assert form["attrition"].value() is False
    # A box that is not ticked is not sent.
    question = Plan.objects.get().question
    assert [question["contractors"], question["attrition"]] == [False, True]


def test_a_team_without_a_stage_is_asked_for_it(client, alice, team, catalogue):
    client.force_login(alice)

    page = client.get(URL).text

    assert "the scale stage" in page
    assert PROFILE in page


def test_a_button_pressed_twice_asks_once(client, alice, ready_team):
    make_member(ready_team, "Ana", ["analyst"], annual_cost="90000.50")
    client.force_login(alice)

    first, second = client.post(URL, WISHES), client.post(URL, WISHES)

    assert first.url == second.url
    assert Plan.objects.count() == Job.objects.count() == 1
    assert AuditEntry.objects.filter(action="start_plan").count() == 1


def test_another_question_is_another_plan(client, alice, ready_team):
    client.force_login(alice)

    client.post(URL, WISHES)
    client.post(URL, {**WISHES, "quarters": "5"})

    assert Plan.objects.count() == 2


def test_the_same_of_a_team_that_has_changed_is_another_plan(client, alice, ready_team):
    client.force_login(alice)

    client.post(URL, WISHES)
    make_member(ready_team, "Ana", ["analyst"])
    client.post(URL, WISHES)

    assert Plan.objects.count() == 2


def test_the_same_by_somebody_else_is_another_plan(client, alice, olivia, ready_team):
    for user in [alice, olivia]:
        client.force_login(user)
        client.post(URL, WISHES)

    assert Plan.objects.count() == 2


def test_the_same_may_be_asked_again_once_it_is_over(client, alice, ready_team):
    client.force_login(alice)

    client.post(URL, WISHES)
    Job.objects.update(state="cancelled")
    client.post(URL, WISHES)

    assert Plan.objects.count() == 2
