"""Nobody becomes somebody else in silence; a person may be on two teams."""

import pytest
from django.urls import reverse

from roles.models import Member, Person
from tests.make import make_member, make_organisation, make_person, make_team
from tests.pages.member import CREATE, said, url


@pytest.fixture
def ana_elsewhere(alice, catalogue, team):
    """An Ana on another team that alice edits."""
    other = make_team("other", editor=alice)
    return make_member(other, "Ana", ["sme"], levels={"sql": 3}).person


def test_asks_whether_a_namesake_is_the_same_person(editor, ana_elsewhere):
    page = editor.post(CREATE, said(name="ana"))

    assert "Is this the same person?" in page.text
    assert "Yes: Ana, on other (Subject matter expert)" in page.text
    assert Member.objects.count() == 1


def test_the_same_person_keeps_one_set_of_levels(editor, ana_elsewhere, team):
    editor.post(CREATE, said(same_person=str(ana_elsewhere.pk)))

    assert team.members.get().person == ana_elsewhere
    assert Person.objects.count() == 1


def test_somebody_else_of_the_same_name_is_another_person(editor, ana_elsewhere, team):
    editor.post(CREATE, said(same_person="new"))

    assert team.members.get().person != ana_elsewhere
    assert Person.objects.filter(name="Ana").count() == 2


def test_a_name_that_is_on_the_team_already_is_asked_about(editor, team):
    first = make_member(team, "Ana", ["sme"])

    page = editor.post(CREATE, said())
    editor.post(CREATE, said(same_person=str(first.person_id)))
    asked = team.members.count()
    editor.post(CREATE, said(same_person="new"))

    assert "Somebody of this name is on this team already." in page.text
    assert "Yes: Ana" not in page.text
    assert (asked, team.members.count()) == (1, 2)


def test_people_of_teams_one_does_not_edit_stay_unknown(editor, catalogue, team):
    stranger = make_member(make_team("secret"), "Ana").person

    page = editor.post(CREATE, said(same_person=str(stranger.pk)), follow=True)

    assert "secret" not in page.text
    assert team.members.get().person != stranger


def test_nobody_is_asked_about_people_of_another_organisation(editor, alice, team):
    other = make_team("abroad", organisation=make_organisation("Other"), editor=alice)
    make_member(other, "Ana")

    editor.post(CREATE, said())

    assert team.members.count() == 1


def test_a_number_or_address_belongs_to_one_person(editor, team):
    make_person(team.organisation, "Eva", number="7", email="eva@example.com")

    page = editor.post(CREATE, said(number="7", email="EVA@example.com"))

    assert page.text.count("Somebody else in the organisation has this already.") == 2
    assert not Member.objects.exists()


def test_the_editor_of_another_team_is_told_that_a_person_has_changed(
    client, alice, olivia, ana_elsewhere, team
):
    mine = make_member(team, "", ["analyst"], person=ana_elsewhere)
    other = make_team("third", editor=olivia)
    theirs = make_member(other, "", ["sme"], person=ana_elsewhere)
    client.force_login(olivia)
    there = reverse("member-edit", args=["acme", "third", theirs.pk])
    client.post(there, said(name="Anna", role="sme"))
    client.force_login(alice)

    page = client.post(url("edit", mine), said(name="Ana", email="ana@example.com"))

    assert "Not saved: somebody else changed this, after you had opened it" in page.text
    assert "Olivia" not in page.text
    assert "<li>Name: Anna</li>" in page.text
    assert 'name="person_version" value="2"' in page.text
    ana_elsewhere.refresh_from_db()
    assert (ana_elsewhere.name, ana_elsewhere.email) == ("Anna", "")


def test_two_people_become_one_when_somebody_says_so(editor, ana_elsewhere, team):
    member = make_member(team, "Ana", ["analyst"])
    page = editor.get(url("edit", member))

    editor.post(url("join", member), {"person": ana_elsewhere.pk})

    assert "Is this the same person as Ana, on other" in page.text
    assert Person.objects.count() == 1


@pytest.mark.parametrize("person", ["", "0", "nobody", "9" * 5000])
def test_joining_nobody_is_no_page(editor, team, person):
    member = make_member(team, "Ana", ["analyst"])

    answer = editor.post(url("join", member), {"person": person})

    assert answer.status_code == 404
