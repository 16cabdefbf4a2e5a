"""The demo team: offered once, as its document says."""

import json

import pytest

from roles.actions.demo import FILE, offer_demo_team
from roles.models import Team
from roles.queries.document import document
from tests.make import NOW, make_organisation, make_team


@pytest.fixture
def demo(catalogue, olivia):
    """The demo team, in an organisation of its own."""
    return offer_demo_team(make_organisation(), by=olivia, now=NOW)


def by_name(rows: list[dict]) -> dict:
    return {row["name"]: row for row in rows}


def test_comes_out_as_it_went_in(demo):
    said, stored = json.loads(FILE.read_text()), document(demo)

    # What the answer for a layer prefills stands in the export as well.
    assert stored["maturity"].items() >= said["maturity"].items()
    for key in ["team", "stage", "drivers", "layers", "provided", "scope"]:
        assert stored[key] == said[key]


def test_its_members_come_with_their_levels(demo):
    said = by_name(json.loads(FILE.read_text())["members"])

    for name, row in by_name(document(demo)["members"]).items():
        assert row == said[name]


def test_is_not_offered_where_there_is_a_team(catalogue, olivia):
    team = make_team("own")

    assert offer_demo_team(team.organisation, by=olivia, now=NOW) is None
    assert Team.objects.get() == team


def test_does_not_come_back_once_it_is_deleted(demo, olivia):
    organisation = demo.organisation
    demo.delete()

    assert offer_demo_team(organisation, by=olivia, now=NOW) is None
    assert not Team.objects.exists()
