"""Asking for a plan."""

import pytest
from django.urls import reverse

from roles.models import AuditEntry, Job, Plan
from tests.make import make_member
from tests.plans import make_plan

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


def test_a_plan_can_be_asked_for_once_more(client, alice, ready_team):
    ana = make_member(ready_team, "Ana Lytic", ["analyst"])
    plan = make_plan(ready_team, wishes={"attrition": True})
    plan.question |= {"excluded": [{"kind": "train", "member": str(ana.pk)}]}
    plan.save()
    client.force_login(alice)

    more = {"like": plan.pk, "locked": "hire role=analyst count=2"}
    form = client.get(URL, more).context["form"]

    assert str(form["budget"].value()) == "2100000"
    assert str(form["time_limit"].value()) == "120"
    assert form["attrition"].value() is True
    assert form["locked"].value() == "hire role=analyst count=2"
    assert form["excluded"].value() == "train member='Ana Lytic'"
    assert form.is_refine_open()


@pytest.mark.parametrize("like", ["0", "x"])
def test_a_plan_that_is_not_there_is_like_none(client, alice, ready_team, like):
    client.force_login(alice)

    assert client.get(URL, {"like": like}).status_code == 404


def test_what_must_be_in_a_plan_is_one_a_line(client, alice, ready_team):
    ana = make_member(ready_team, "Ana", ["analyst"])
    client.force_login(alice)

    lines = "hire role=analyst quarter=1\r\n\r\n train member=Ana \r\n"
    client.post(URL, {**WISHES, "locked": lines})

    question = Plan.objects.get().question
    assert question["locked"] == [
        {"kind": "hire", "role": "analyst", "quarter": 1},
        {"kind": "train", "member": str(ana.pk)},
    ]
    assert question["excluded"] == []


def test_a_wrong_pattern_stays_in_its_box(client, alice, ready_team):
    client.force_login(alice)

    page = client.post(URL, {**WISHES, "locked": "hire role=baker"})

    assert "role &#x27;baker&#x27; is not one of cdo, data_engineer" in page.text
    assert page.context["form"]["locked"].value() == "hire role=baker"
    assert '<details class="more" open>' in page.text


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
