"""Members come, change and go; nobody becomes somebody else in silence."""

import pytest
from django.urls import reverse

from roles.models import Access, Member, Person
from tests.make import make_member, make_organisation, make_person, make_team

SLUGS = ["acme", "data"]
CREATE = reverse("member-create", args=SLUGS)
VERSIONS = {"version": "1", "person_version": "1"}
PROFILE = f"{reverse('profile-overview', args=SLUGS)}#members"


def url(view, member):
    return reverse(f"member-{view}", args=[*SLUGS, member.pk])


def said(**changes):
    data = {"name": "Ana", "role": "analyst", "fte": "1", **VERSIONS}
    return {**data, **changes}


@pytest.fixture
def as_alice(client, alice, catalogue, team):
    client.force_login(alice)
    return client


@pytest.fixture
def ana_elsewhere(alice, catalogue, team):
    """An Ana on another team that alice edits."""
    other = make_team("other", editor=alice)
    return make_member(other, "Ana", ["sme"], levels={"sql": 3}).person


def test_a_name_and_a_role_are_enough(as_alice):
    answer = as_alice.post(CREATE, said())

    assert answer.url == PROFILE
    member = Member.objects.get()
    assert (member.person.name, member.fte, member.seniority) == ("Ana", 1, "")
    assert member.annual_cost is None


def test_the_main_role_comes_first(as_alice):
    as_alice.post(CREATE, said(role="sme", further_roles=["analyst", "sme"]))

    roles = Member.objects.get().member_roles.values_list("role", flat=True)
    assert list(roles) == ["sme", "analyst"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"fte": "-0.1"}, "greater than or equal to 0"),
        ({"fte": "1.1"}, "less than or equal to 1"),
        ({"fte": "nan"}, "Enter a number."),
        ({"annual_cost": "-1"}, "greater than or equal to 0"),
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
def test_refuses_bad_values_with_a_reason(as_alice, changes, message):
    page = as_alice.post(CREATE, said(**changes))

    assert message in page.text
    assert not Person.objects.exists()


def test_asks_whether_a_namesake_is_the_same_person(as_alice, ana_elsewhere):
    page = as_alice.post(CREATE, said(name="ana"))

    assert "Is this the same person?" in page.text
    assert "Yes: Ana, on other (Subject matter expert)" in page.text
    assert Member.objects.count() == 1


def test_the_same_person_keeps_one_set_of_levels(as_alice, ana_elsewhere, team):
    as_alice.post(CREATE, said(same_person=str(ana_elsewhere.pk)))

    assert team.members.get().person == ana_elsewhere
    assert Person.objects.count() == 1


def test_somebody_else_of_the_same_name_is_another_person(
    as_alice, ana_elsewhere, team
):
    as_alice.post(CREATE, said(same_person="new"))

    assert team.members.get().person != ana_elsewhere
    assert Person.objects.filter(name="Ana").count() == 2


def test_a_name_that_is_on_the_team_already_is_asked_about(as_alice, team):
    first = make_member(team, "Ana", ["sme"])

    page = as_alice.post(CREATE, said())
    as_alice.post(CREATE, said(same_person=str(first.person_id)))
    asked = team.members.count()
    as_alice.post(CREATE, said(same_person="new"))

    assert "Somebody of this name is on this team already." in page.text
    assert "Yes: Ana" not in page.text
    assert (asked, team.members.count()) == (1, 2)


def test_people_of_teams_one_does_not_edit_stay_unknown(as_alice, catalogue, team):
    stranger = make_member(make_team("secret"), "Ana").person

    page = as_alice.post(CREATE, said(same_person=str(stranger.pk)), follow=True)

    assert "secret" not in page.text
    assert team.members.get().person != stranger


def test_nobody_is_asked_about_people_of_another_organisation(as_alice, alice, team):
    other = make_team("abroad", organisation=make_organisation("Other"), editor=alice)
    make_member(other, "Ana")

    as_alice.post(CREATE, said())

    assert team.members.count() == 1


def test_a_number_or_address_belongs_to_one_person(as_alice, team):
    make_person(team.organisation, "Eva", number="7", email="eva@example.com")

    page = as_alice.post(CREATE, said(number="7", email="EVA@example.com"))

    assert page.text.count("Somebody else in the organisation has this already.") == 2
    assert not Member.objects.exists()


def test_edits_what_is_known(as_alice, team):
    member = make_member(team, "Ana", ["analyst"])

    data = said(name="Eva", fte="0.6", annual_cost="90000", start="2026-05-02")
    answer = as_alice.post(url("edit", member), data)

    assert answer.url == PROFILE
    member.refresh_from_db()
    assert (str(member), member.fte, member.annual_cost) == ("Eva", 0.6, 90_000)
    assert (member.start.isoformat(), member.version) == ("2026-05-02", 2)


def test_shows_what_stands(as_alice, team):
    member = make_member(team, "Ana", ["sme", "analyst"], fte=0.5, annual_cost=90_000)

    page = as_alice.get(url("edit", member))

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


def test_removing_offers_undo(as_alice, team):
    member = make_member(team, "Ana", ["analyst"])

    page = as_alice.post(url("remove", member), follow=True)

    assert "Ana is off the team." in page.text
    assert f'action="{url("restore", member)}"' in page.text
    assert not team.members.present().exists()
    as_alice.post(url("restore", member))
    assert team.members.present().get() == member


def test_undo_after_somebody_added_the_person_again_says_so(as_alice, team):
    member = make_member(team, "Ana", ["analyst"])
    as_alice.post(url("remove", member))
    as_alice.post(CREATE, said(same_person=str(member.person_id)))

    page = as_alice.post(url("restore", member), follow=True)

    assert "Ana is on the team already." in page.text
    assert team.members.present().count() == 1


def test_two_people_become_one_when_somebody_says_so(as_alice, ana_elsewhere, team):
    member = make_member(team, "Ana", ["analyst"])
    page = as_alice.get(url("edit", member))

    as_alice.post(url("join", member), {"person": ana_elsewhere.pk})

    assert "Is this the same person as Ana, on other" in page.text
    assert Person.objects.count() == 1


@pytest.mark.parametrize("person", ["", "0", "nobody"])
def test_joining_nobody_is_no_page(as_alice, team, person):
    member = make_member(team, "Ana", ["analyst"])

    answer = as_alice.post(url("join", member), {"person": person})

    assert answer.status_code == 404


@pytest.mark.parametrize("view", ["edit", "remove", "restore", "join"])
def test_a_member_of_another_team_is_no_page(as_alice, view):
    stranger = make_member(make_team("secret"), "Ana", ["analyst"])

    assert as_alice.post(url(view, stranger), said()).status_code == 404
    assert Member.objects.get().removed_at is None


@pytest.mark.parametrize("view", ["edit", "remove", "restore", "join"])
def test_viewers_change_nobody(client, bob, catalogue, team, view):
    member = make_member(team, "Ana", ["analyst"])
    client.force_login(bob)

    assert client.post(url(view, member), said()).status_code == 404
    assert Access.objects.get(user=bob).right == "viewer"
    assert Member.objects.get().version == 1
