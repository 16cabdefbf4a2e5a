from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from roles.actions.draft import keep_draft
from roles.actions.importing import (
    PersonChange,
    TeamChange,
    TeamChanged,
    import_team,
)
from roles.models import Assessment, AuditEntry, ImportDraft, Member, Person, Team
from roles.queries.importing import fingerprint, on_file
from tests.make import make_member, make_organisation

NOW = datetime(2026, 12, 1, tzinfo=UTC)
ANA = PersonChange(
    None,
    None,
    {"name": "Ana"},
    {"title": "Analyst", "fte": 0.5, "start": date(2027, 1, 4)},
    ("analyst", "sme"),
    {"python": 3, "r": "n/a"},
    {"sql": 2},
)


def change_of(team, *people, **fields):
    seen = fingerprint(on_file(make_organisation(), team, [], []))
    return TeamChange(people, frozenset(), frozenset(), seen, **fields)


@pytest.fixture
def take(catalogue, team, alice):
    def import_into(change, team=team, **fields):
        organisation = make_organisation()
        return import_team(
            change, organisation=organisation, team=team, by=alice, now=NOW, **fields
        )

    return import_into


def test_puts_somebody_new_on_the_team(take, team):
    take(change_of(team, ANA))

    member = team.members.get()
    assert (member.person.name, member.title, member.fte) == ("Ana", "Analyst", 0.5)
    assert list(member.member_roles.values_list("role", "position")) == [
        ("analyst", 0),
        ("sme", 1),
    ]
    rows = Assessment.objects.values_list("skill", "source", "verdict", "level")
    assert set(rows) == {
        ("python", "manager", "level", 3),
        ("r", "manager", "n/a", None),
        ("sql", "tools", "level", 2),
    }


def test_changes_a_member_and_keeps_earlier_judgements(take, team, alice):
    member = make_member(team, "Ana", ["sme"], levels={"python": 1}, fte=1)
    change = PersonChange(
        member.person_id, member.pk, {}, {"fte": 0.5}, ("analyst",), {"python": 3}
    )

    take(change_of(team, change))

    member.refresh_from_db()
    assert (member.fte, member.version) == (0.5, 2)
    assert member.member_roles.get().role_id == "analyst"
    levels = member.person.assessments.order_by("pk").values_list("level", flat=True)
    assert list(levels) == [1, 3]


def test_leaves_those_alone_who_are_not_in_the_file(take, team):
    ben = make_member(team, "Ben", ["sme"], levels={"python": 1})

    take(change_of(team, ANA))

    assert Member.objects.present().filter(pk=ben.pk, version=1).exists()
    assert ben.person.assessments.count() == 1


def test_starts_a_team_with_its_context(take, alice):
    change = change_of(
        None,
        ANA,
        context={"stage_id": "few", "models_in_production": 3.0},
        layers={"ml_platform": 2},
    )

    team = take(change, team=None, name="Fresh")

    assert (team.slug, team.stage_id, team.models_in_production) == ("fresh", "few", 3)
    assert team.layer_answers.get().maturity == 2
    assert team.accesses.get(user=alice).right == "owner"


def test_writes_one_entry_with_ids_only(take, team, alice):
    take(change_of(team, ANA))

    (entry,) = AuditEntry.objects.filter(by=alice)
    assert (entry.action, entry.kind, entry.team) == ("import", "member", team)
    assert entry.ids == [team.members.get().pk]


def test_nothing_to_change_writes_nothing(take, team, alice):
    take(change_of(team))

    assert not AuditEntry.objects.filter(by=alice).exists()


def test_refuses_when_the_team_has_changed_since(take, team, alice):
    change = change_of(team, ANA)
    make_member(team, "Ben")

    with pytest.raises(TeamChanged):
        take(change)

    assert team.members.count() == 1
    assert not AuditEntry.objects.filter(by=alice).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"context": {"new_models": -1.0}},
        {"context": {"stakeholders": float("inf")}},
        {"layers": {"ml_platform": 5}},
    ],
)
def test_refuses_context_that_cannot_be_and_writes_nothing(take, team, alice, change):
    with pytest.raises(ValidationError):
        take(change_of(team, ANA, **change))

    assert not Person.objects.exists()
    assert not AuditEntry.objects.filter(by=alice).exists()


def test_refuses_a_level_outside_the_scale_and_writes_nothing(take, team):
    wrong = PersonChange(None, None, {"name": "Ana"}, {}, (), {"python": 5})

    with pytest.raises(ValidationError):
        take(change_of(team, wrong))

    assert not Person.objects.exists()


def test_refuses_a_new_team_without_a_name(take):
    with pytest.raises(ValidationError):
        take(change_of(None, ANA), team=None, name=" ")

    assert not Team.objects.exclude(slug="data").exists()


def test_an_upload_is_kept_and_those_of_yesterday_are_erased(team, alice):
    fields = {"organisation": team.organisation, "team": team, "by": alice}
    old = keep_draft(b"old", **fields)
    past = timezone.now() - timedelta(days=1, minutes=1)
    ImportDraft.objects.filter(pk=old.pk).update(created_at=past)

    new = keep_draft(b"new", **fields)

    assert list(ImportDraft.objects.values_list("pk", flat=True)) == [new.pk]
    assert bytes(ImportDraft.objects.get().data) == b"new"


def test_an_upload_is_erased_with_the_import(take, team, alice):
    draft = keep_draft(b"x", organisation=team.organisation, team=team, by=alice)

    take(change_of(team, ANA), draft=draft)

    assert not ImportDraft.objects.exists()
