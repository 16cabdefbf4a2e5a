"""As whom commands act: named users, organisations and teams."""

import pytest
from django.core.management import CommandError

from roles.actions.local import LOCAL_EMAIL, local_manager
from roles.management.acting import acting_organisation, acting_team, acting_user
from roles.models import Organisation, User
from roles.permissions import EDIT
from tests.make import make_organisation, make_team


def options(by="bob@example.com", team="data", organisation=None) -> dict:
    return {"by": by, "team": team, "organisation": organisation}


def refused(call, *arguments) -> str:
    with pytest.raises(CommandError) as error:
        call(*arguments)
    assert error.value.returncode == 2
    return str(error.value)


def test_makes_the_local_manager_with_an_organisation_once(db):
    manager = acting_user(options(by=LOCAL_EMAIL))

    assert acting_user(options(by=LOCAL_EMAIL)) == manager
    assert manager.administers.get().name == "My organisation"
    assert not manager.has_usable_password()


def test_local_manager_takes_no_organisation_of_others(db, alice):
    theirs = make_organisation("My organisation", slug="my-organisation")
    theirs.administrators.add(alice)

    manager = local_manager()

    assert theirs not in manager.administers.all()


def test_by_names_a_user_in_any_case(bob):
    assert acting_user(options(by=" Bob@Example.com ")) == bob


@pytest.mark.parametrize("by", ["nobody@example.com", "gone@example.com"])
def test_refuses_whoever_is_not_there(db, by):
    User.objects.create_user("gone@example.com", is_active=False)

    assert by in refused(acting_user, options(by=by))


def test_finds_a_team_by_slug_and_by_name_in_any_case(bob, team):
    team.name = "Data and more"
    team.save()

    assert acting_team(options(team="data"), bob) == team
    assert acting_team(options(team="data AND more"), bob) == team


def test_names_the_teams_there_are(bob, team):
    said = refused(acting_team, options(team="finance"), bob)

    assert "'finance'" in said
    assert "there is: data" in said


def test_teams_of_others_are_not_there(charlie, team):
    assert "there is: none yet" in refused(acting_team, options(), charlie)


def test_says_which_right_is_needed(bob, team):
    said = refused(acting_team, options(), bob, EDIT)

    assert "may view 'data', but this takes an editor" in said


def test_asks_for_the_organisation_where_two_have_the_team(bob, team):
    other = make_organisation("Other")
    make_team("data", organisation=other, viewer=bob)

    assert "--organisation, one of acme, other" in refused(acting_team, options(), bob)
    found = acting_team(options(organisation="other"), bob)
    assert found.organisation == other


def test_asks_which_of_two_teams_of_one_name(bob, team):
    make_team("twin", viewer=bob)
    team.organisation.teams.update(name="Same")

    assert "data, twin" in refused(acting_team, options(team="Same"), bob)


def test_takes_the_only_organisation_unasked(bob, team):
    assert acting_organisation(options(), bob) == team.organisation


def test_lists_the_organisations_where_there_are_several(bob, team):
    make_team("more", organisation=make_organisation("Other"), viewer=bob)

    assert "acme, other" in refused(acting_organisation, options(), bob)


def test_refuses_an_organisation_of_others(bob, team):
    make_organisation("Other")

    said = refused(acting_organisation, options(organisation="other"), bob)

    assert "'other'" in said
    assert "acme" in said


def test_whoever_has_no_team_has_no_organisation(charlie, team):
    assert Organisation.objects.exists()
    assert "no organisation" in refused(acting_organisation, options(), charlie)
