"""A team in the archive stays as it is, and says so."""

import pytest
from django.contrib.messages import get_messages
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from roles.models import AuditEntry, Plan, Team
from tests.make import make_member
from tests.pages.member import SLUGS, said
from tests.plans import make_plan

HTMX = {"HX-Request": "true"}
FAR = 7_000_000  # a key that no sequence of a database comes to


@pytest.fixture
def archived(ready_team):
    """The data team, with a member and a plan that came to nothing, put away."""
    make_member(ready_team, "Ana", ["analyst"], pk=FAR)
    plan = make_plan(ready_team, pk=FAR)
    plan.job.state = "failed"
    plan.job.save()
    ready_team.archived_at = timezone.now()
    ready_team.save()
    return ready_team


CHANGES = {
    "profile-context": ([], {"version": 1, "data_sources": 9}),
    "member-create": ([], said(name="Eve")),
    "member-edit": ([FAR], said(name="Eve")),
    "member-remove": ([FAR], {}),
    "matrix-cell": ([FAR, "sql"], {"answer": "4", "version": 1}),
    "plans-create": (
        [],
        {
            "budget": 1,
            "quarters": 1,
            "start": "2027-01-01",
            "onboarding": 1,
            "gap": 1,
            "time_limit": 1,
            "release": "evenly",
        },
    ),
    "plans-restart": ([FAR], {}),
}


@pytest.mark.parametrize("page", CHANGES)
def test_refuses_changes(client, alice, archived, page):
    more, data = CHANGES[page]
    client.force_login(alice)

    answer = client.post(reverse(page, args=[*SLUGS, *more]), data)

    assert answer.status_code == 409
    assert "data is archived" in answer.text
    assert "Ask its owner to restore it first." in answer.text
    assert Team.objects.get().version == 1
    assert [str(member) for member in archived.members.present()] == ["Ana"]
    assert Plan.objects.get().job.state == "failed"
    assert not AuditEntry.objects.filter(team=archived).exists()


def test_owners_are_offered_to_bring_it_back(client, olivia, archived):
    client.force_login(olivia)

    answer = client.post(reverse("member-remove", args=[*SLUGS, FAR]))

    assert f'action="{reverse("teams-restore", args=SLUGS)}"' in answer.text


def test_a_page_that_saves_as_one_goes_is_loaded_anew(client, alice, archived):
    client.force_login(alice)
    _, data = CHANGES["profile-context"]

    answer = client.post(reverse("profile-context", args=SLUGS), data, headers=HTMX)

    assert answer.headers["HX-Refresh"] == "true"
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert said == ["data is archived: restore it first. Nothing was changed."]


def test_what_is_known_can_still_be_read(client, alice, archived):
    client.force_login(alice)

    for page in ["profile-overview", "gaps-overview", "matrix-overview"]:
        assert client.get(reverse(page, args=SLUGS)).status_code == 200


def test_the_command_refuses_too(alice, archived):
    with pytest.raises(CommandError, match="data is archived") as error:
        call_command("plan", "data", budget="1", quarters="1", by=alice.email)

    assert error.value.returncode == 2
