"""When two people on file become one."""

import pytest
from django.core.exceptions import ValidationError

from roles.actions.person import join_people
from roles.models import AuditEntry, Person
from tests.make import make_member, make_organisation, make_person, make_team


@pytest.fixture
def two(catalogue, team):
    """Ana on the data team, and an Ana on another team."""
    mine = make_member(team, "Ana", levels={"sql": 3}).person
    theirs = make_member(make_team("other"), "Ana", levels={"sql": 2, "r": 1}).person
    return mine, theirs


def test_teams_and_levels_of_both_are_kept(two, team, alice):
    mine, theirs = two
    their_pk = theirs.pk

    join_people(mine, theirs, team=team, by=alice)

    assert Person.objects.get() == mine
    assert mine.members.count() == 2
    assert mine.assessments.count() == 3
    assert Person.objects.get().version == 2
    entry = AuditEntry.objects.get(kind="person")
    assert (entry.action, entry.kind, entry.ids) == (
        "join",
        "person",
        [mine.pk, their_pk],
    )


def test_number_and_address_of_the_other_fill_what_is_empty(two, team, alice):
    mine, theirs = two
    Person.objects.filter(pk=theirs.pk).update(number="7", email="a@example.com")
    theirs.refresh_from_db()

    join_people(mine, theirs, team=team, by=alice)

    mine.refresh_from_db()
    assert (mine.number, mine.email) == ("7", "a@example.com")


def test_different_numbers_are_different_people(two, team, alice):
    mine, theirs = two
    mine.number, theirs.number = "7", "8"

    with pytest.raises(ValidationError, match="7 and 8"):
        join_people(mine, theirs, team=team, by=alice)

    assert Person.objects.count() == 2


def test_two_of_one_team_are_two(two, team, alice):
    mine, theirs = two
    make_member(team, "Ana", person=theirs)

    with pytest.raises(ValidationError, match="one team together"):
        join_people(mine, theirs, team=team, by=alice)

    assert Person.objects.count() == 2


def test_people_of_two_organisations_are_two(two, team, alice):
    stranger = make_person(make_organisation("Other"), "Ana")

    with pytest.raises(ValidationError):
        join_people(two[0], stranger, team=team, by=alice)
