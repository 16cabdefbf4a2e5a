"""Who comes on a team, what may be known of them, and who leaves."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from roles.actions.member import add_member, edit_member, remove_member, restore_member
from roles.actions.stale import Stale
from roles.models import AuditEntry, Member, Person
from tests.make import make_member, make_organisation, make_person, make_team

ANA = {"name": "Ana", "seniority": "senior", "fte": 0.5}


def roles_of(member):
    return list(member.member_roles.values_list("role", flat=True))


def test_somebody_new_becomes_a_person_and_a_member(catalogue, team, alice):
    member = add_member(team, ANA, ["analyst", "data_engineer"], by=alice)

    assert (member.person.name, member.person.organisation) == (
        "Ana",
        team.organisation,
    )
    assert (member.fte, member.seniority) == (0.5, "senior")
    assert roles_of(member) == ["analyst", "data_engineer"]
    entry = AuditEntry.objects.get(kind="member")
    assert (entry.action, entry.by, entry.ids) == ("create", alice, [member.pk])


def test_a_known_person_keeps_number_and_address(catalogue, team, alice):
    ana = make_person(team.organisation, "Ana", number="7", email="ana@example.com")

    add_member(team, {**ANA, "number": "", "email": ""}, ["sme"], by=alice, person=ana)

    ana = Person.objects.get()
    assert (ana.number, ana.email) == ("7", "ana@example.com")


def test_a_person_of_another_organisation_is_refused(catalogue, team, alice):
    stranger = make_person(make_organisation("Other"), "Ana")

    with pytest.raises(ValidationError):
        add_member(team, ANA, ["sme"], by=alice, person=stranger)

    assert not Member.objects.exists()


def test_nobody_is_twice_on_one_team(catalogue, team, alice):
    member = make_member(team, "Ana")

    with pytest.raises(ValidationError):
        add_member(team, ANA, ["sme"], by=alice, person=member.person)

    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"fte": -0.1},
        {"fte": 1.1},
        {"fte": float("nan")},
        {"fte": float("inf")},
        {"annual_cost": -1},
        {"annual_cost": Decimal("nan")},
        {"annual_cost": Decimal("inf")},
        {"start": date(2026, 5, 2), "end": date(2026, 5, 1)},
        {"name": ""},
        {"seniority": "chief"},
    ],
)
def test_bad_values_are_refused_and_nothing_is_written(catalogue, team, alice, wrong):
    with pytest.raises(ValidationError):
        add_member(team, {**ANA, **wrong}, ["sme"], by=alice)

    assert not Person.objects.exists()
    assert not Member.objects.exists()
    assert not AuditEntry.objects.filter(kind="member").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"fte": -0.1},
        {"fte": 1.1},
        {"annual_cost": -1},
        {"start": date(2026, 5, 2), "end": date(2026, 5, 1)},
    ],
)
def test_the_database_refuses_them_too(team, wrong):
    member = make_member(team, "Ana")

    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(pk=member.pk).update(**wrong)


def test_a_role_named_twice_is_refused(catalogue, team, alice):
    with pytest.raises(ValidationError):
        add_member(team, ANA, ["sme", "sme"], by=alice)

    assert not Person.objects.exists()


def test_an_edit_changes_what_it_names_and_leaves_the_rest(catalogue, team, alice):
    member = make_member(team, "Ana", ["analyst"], fte=0.5, annual_cost=90_000)

    edit_member(member, {"fte": 0.8}, by=alice, version=1)

    member.refresh_from_db()
    assert (member.fte, member.annual_cost, member.version) == (0.8, 90_000, 2)
    assert roles_of(member) == ["analyst"]


def test_an_edit_may_swap_main_and_further_role(catalogue, team, alice):
    member = make_member(team, "Ana", ["analyst", "sme"])

    edit_member(member, {}, ["sme", "analyst"], by=alice, version=1)

    assert roles_of(member) == ["sme", "analyst"]


def test_a_refused_edit_changes_neither_person_nor_member(catalogue, team, alice):
    member = make_member(team, "Ana", ["analyst"])

    with pytest.raises(ValidationError):
        edit_member(member, {"name": "Eva", "fte": 2}, ["sme"], by=alice, version=1)

    member = Member.objects.get()
    assert (member.person.name, member.fte, member.version) == ("Ana", 1, 1)
    assert roles_of(member) == ["analyst"]


def test_the_second_of_two_edits_is_refused(catalogue, team, alice, olivia):
    member = make_member(team, "Ana")
    edit_member(member, {"fte": 0.8}, by=olivia, version=1)

    with pytest.raises(Stale):
        edit_member(member, {"fte": 0.2}, by=alice, version=1)

    assert Member.objects.get().fte == 0.8


def test_two_teams_do_not_overwrite_what_is_known_of_a_person(
    catalogue, team, alice, olivia
):
    mine = make_member(team, "Ana")
    theirs = make_member(make_team("other"), "", person=mine.person)
    edit_member(theirs, {"name": "Anna"}, by=olivia, person_version=1)

    with pytest.raises(Stale) as error:
        edit_member(mine, {"name": "Ann", "fte": 0.2}, by=alice, person_version=1)

    assert error.value.now == mine.person
    mine.refresh_from_db()
    assert (mine.person.name, mine.person.version) == ("Anna", 2)
    assert (mine.fte, mine.version) == (1, 1)


def test_an_edit_that_says_nothing_new_of_a_person_overwrites_nothing(
    catalogue, team, alice
):
    mine = make_member(team, "Ana")
    Person.objects.update(version=5)

    edit_member(mine, {"name": "Ana", "fte": 0.2}, by=alice, person_version=1)

    mine.refresh_from_db()
    assert (mine.fte, mine.person.version) == (0.2, 5)


def test_what_a_new_place_says_of_a_person_moves_their_version(catalogue, team, alice):
    ana = make_person(team.organisation, "Ana")

    add_member(team, {**ANA, "number": "7"}, ["sme"], by=alice, person=ana)

    ana.refresh_from_db()
    assert (ana.number, ana.version) == ("7", 2)


def test_removing_keeps_the_person_and_can_be_undone(team, alice):
    member = make_member(team, "Ana")

    remove_member(member, by=alice)
    gone = team.members.present().count()
    restore_member(member, by=alice)

    assert gone == 0
    assert team.members.present().get() == member
    assert list(AuditEntry.objects.values_list("action", flat=True)) == [
        "restore",
        "remove",
    ]


def test_nobody_comes_back_who_is_there_again(catalogue, team, alice):
    first = make_member(team, "Ana")
    remove_member(first, by=alice)
    second = add_member(team, ANA, ["sme"], by=alice, person=first.person)

    with pytest.raises(ValidationError):
        restore_member(first, by=alice)

    assert list(team.members.present()) == [second]


def test_one_person_may_be_on_two_teams(catalogue, team, alice):
    ana = make_member(make_team("other"), "Ana").person

    add_member(team, ANA, ["sme"], by=alice, person=ana)

    assert ana.members.present().count() == 2
    assert Person.objects.count() == 1
