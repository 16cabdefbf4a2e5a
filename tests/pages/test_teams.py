"""The list of teams, a new team, and the archive."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roles.models import OwnAssumption, Team
from tests.make import make_member, make_organisation, make_team

URL = reverse("teams-overview")
ARCHIVE = reverse("teams-archive", args=["acme", "data"])
RESTORE = reverse("teams-restore", args=["acme", "data"])
DRIVERS = {
    "data_sources": 1,
    "models_in_production": 1,
    "new_models": 1,
    "stakeholders": 1,
}


def test_names_what_is_missing(client, alice, catalogue, team):
    make_member(team, "Ana")
    client.force_login(alice)

    page = client.get(URL)

    assert "the scale stage, the number of data sources" in page.text
    assert "a role for 1 of 1 members, answers about infrastructure" in page.text


def test_shows_own_teams_alone(client, alice, team):
    make_team("secret")
    client.force_login(alice)

    page = client.get(URL)

    assert "You see one team. Open it to find out" in page.text
    assert "secret" not in page.text


def test_leads_a_newcomer_to_the_first_step(client, charlie):
    client.force_login(charlie)

    page = client.get(URL)

    assert "There is no team here yet." in page.text
    assert reverse("teams-create") in page.text


def test_viewers_get_no_link_to_the_profile(client, bob, team):
    client.force_login(bob)

    page = client.get(URL)

    assert reverse("profile-demand", args=["acme", "data"]) in page.text
    assert reverse("profile-overview", args=["acme", "data"]) not in page.text


def test_a_new_team_leads_to_its_profile(client, olivia, team):
    client.force_login(olivia)

    answer = client.post(reverse("teams-create"), {"name": "Risk"})

    assert answer.url == reverse("profile-overview", args=["acme", "risk"])


def test_somebody_of_two_organisations_is_asked_whose_team_it_is(client, olivia, team):
    other = make_organisation("Other")
    other.administrators.add(olivia)
    client.force_login(olivia)

    page = client.post(reverse("teams-create"), {"name": "Risk"})
    client.post(reverse("teams-create"), {"name": "Risk", "organisation": other.pk})

    assert "This field is required." in page.text
    assert Team.objects.get(name="Risk").organisation == other


def test_a_foreign_organisation_is_refused(client, olivia, team):
    foreign, other = make_organisation("Foreign"), make_organisation("Other")
    other.administrators.add(olivia)
    client.force_login(olivia)

    data = {"name": "Risk", "organisation": foreign.pk}
    client.post(reverse("teams-create"), data)

    assert not Team.objects.filter(name="Risk").exists()


def test_somebody_without_organisation_learns_whom_to_ask(client, charlie):
    client.force_login(charlie)

    page = client.post(reverse("teams-create"), {"name": "Risk"})

    assert "You may not do this yet" in page.text
    assert not Team.objects.exists()


def test_the_archive_offers_undo(client, olivia, team):
    client.force_login(olivia)

    page = client.post(ARCHIVE, follow=True)

    assert "data is in the archive." in page.text
    assert f'action="{RESTORE}"' in page.text
    client.post(RESTORE)
    assert Team.objects.get().archived_at is None


@pytest.mark.parametrize("url", [ARCHIVE, RESTORE])
def test_only_owners_use_the_archive(client, alice, team, url):
    client.force_login(alice)

    assert client.post(url).status_code == 404
    assert Team.objects.get().archived_at is None


def test_reads_three_hundred_members_in_as_many_queries_as_three(
    client, olivia, ready_team, django_assert_num_queries
):
    for number in range(3):
        make_member(ready_team, f"Member {number}", ["analyst"])
    client.force_login(olivia)
    client.get(URL)  # the catalogue is read once per version
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for number in range(3, 300):
        make_member(ready_team, f"Member {number}", ["analyst"])

    with django_assert_num_queries(len(few)):
        client.get(URL)


def test_shows_eight_teams_in_as_many_queries_as_one(
    client, olivia, ready_team, django_assert_num_queries
):
    client.force_login(olivia)
    client.get(URL)  # the catalogue is read once per version
    with CaptureQueriesContext(connection) as one:
        client.get(URL)
    for number in range(7):
        team = make_team(f"team{number}", owner=olivia, stage_id="few", **DRIVERS)
        make_member(team, "Ana", ["analyst"])

    with django_assert_num_queries(len(one)):
        page = client.get(URL)

    assert "You see 8 teams." in page.text


def test_a_team_that_cannot_be_worked_out_does_not_take_the_list_away(
    client, alice, ready_team
):
    # To divide by a typical cost of nothing says nothing of effort.
    ready_team.layer_answers.create(layer_id="ml_platform", maturity=2)
    OwnAssumption.objects.create(
        organisation=ready_team.organisation,
        assumption_id="typical_cost",
        value=0,
        reason="Free",
    )
    client.force_login(alice)

    page = client.get(URL)

    assert page.status_code == 200
    assert "cannot be worked out" in page.text


@pytest.mark.parametrize(("name", "number"), [("bob", 1), ("alice", 2)])
def test_editors_start_teams_and_viewers_do_not(client, request, team, name, number):
    client.force_login(request.getfixturevalue(name))

    client.post(reverse("teams-create"), {"name": "Second"})

    assert Team.objects.count() == number
