"""Members come, change and go."""

import pytest
from django.urls import reverse

from roles.models import Access, Member, Person
from tests.make import make_member, make_team
from tests.pages.member import CREATE, SLUGS, said, url

PROFILE = f"{reverse('profile-overview', args=SLUGS)}#members"


def test_a_name_and_a_role_are_enough(editor):
    answer = editor.post(CREATE, said())

    assert answer.url == PROFILE
    member = Member.objects.get()
    assert (member.person.name, member.fte, member.seniority) == ("Ana", 1, "")
    assert member.annual_cost is None


def test_the_main_role_comes_first(editor):
    editor.post(CREATE, said(role="sme", further_roles=["analyst", "sme"]))

    roles = Member.objects.get().member_roles.values_list("role", flat=True)
    assert list(roles) == ["sme", "analyst"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"fte": "-0.1"}, "greater than or equal to 0"),
        ({"fte": "1.1"}, "less than or equal to 1"),
        ({"fte": "nan"}, "Enter a number."),
        ({"annual_cost": "-1"}, "-1 is not a number from 0 to 10,000,000,000."),
        ({"role": ""}, "This field is required."),
        ({"role": "wizard"}, "Select a valid choice."),
        ({"name": " "}, "This field is required."),
        ({"email": "ana"}, "Enter a valid email address."),
        (
            {"start": "2026-05-02", "end": "2026-05-01"},
            "The last day lies before the first, 02 May 2026.",
        ),
    ],
)
def test_refuses_bad_values_with_a_reason(editor, changes, message):
    page = editor.post(CREATE, said(**changes))

    assert message in page.text
    assert not Person.objects.exists()


def test_edits_what_is_known(editor, team):
    member = make_member(team, "Ana", ["analyst"])

    data = said(name="Eva", fte="0.6", annual_cost="90000", start="2026-05-02")
    answer = editor.post(url("edit", member), data)

    assert answer.url == PROFILE
    member.refresh_from_db()
    assert (str(member), member.fte, member.annual_cost) == ("Eva", 0.6, 90_000)
    assert (member.start.isoformat(), member.version) == ("2026-05-02", 2)


def test_shows_what_stands(editor, team):
    member = make_member(team, "Ana", ["sme", "analyst"], fte=0.5, annual_cost=90_000)

    page = editor.get(url("edit", member))

    assert 'name="fte" value="0.5"' in page.text
    assert 'name="annual_cost" value="90000"' in page.text
    assert '<option value="sme" selected>' in page.text


def test_the_second_of_two_edits_is_told_and_keeps_its_words(
    client, alice, olivia, catalogue, team
):
    member = make_member(team, "Ana", ["analyst"])
    client.force_login(olivia)
    client.post(url("edit", member), said(fte="0.5", role="sme"))
    client.force_login(alice)

    page = client.post(url("edit", member), said(fte="0.7"))

    assert "Not saved: Olivia changed this on" in page.text
    assert "<li>FTE: 0.5</li>" in page.text
    assert "<li>Main role: Subject matter expert</li>" in page.text
    assert 'name="fte" value="0.7"' in page.text
    assert 'name="version" value="2"' in page.text
    assert Member.objects.get().fte == 0.5


def test_removing_offers_undo(editor, team):
    member = make_member(team, "Ana", ["analyst"])

    page = editor.post(url("remove", member), follow=True)

    assert "Ana is off the team." in page.text
    assert f'action="{url("restore", member)}"' in page.text
    assert not team.members.present().exists()
    editor.post(url("restore", member))
    assert team.members.present().get() == member


def test_undo_after_somebody_added_the_person_again_says_so(editor, team):
    member = make_member(team, "Ana", ["analyst"])
    editor.post(url("remove", member))
    editor.post(CREATE, said(same_person=str(member.person_id)))

    page = editor.post(url("restore", member), follow=True)

    assert "Ana is on the team already." in page.text
    assert team.members.present().count() == 1


@pytest.mark.parametrize("view", ["edit", "remove", "restore", "join"])
def test_a_member_of_another_team_is_no_page(editor, view):
    stranger = make_member(make_team("secret"), "Ana", ["analyst"])

    assert editor.post(url(view, stranger), said()).status_code == 404
    assert Member.objects.get().removed_at is None


@pytest.mark.parametrize("view", ["edit", "remove", "restore", "join"])
def test_viewers_change_nobody(client, bob, catalogue, team, view):
    member = make_member(team, "Ana", ["analyst"])
    client.force_login(bob)

    assert client.post(url(view, member), said()).status_code == 404
    assert Access.objects.get(user=bob).right == "viewer"
    assert Member.objects.get().version == 1
