"""What a team's context may be, and that a refused change changes nothing."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from roles.actions.stale import Stale
from roles.actions.team import (
    archive_team,
    change_context,
    create_team,
    refine_team,
    restore_team,
)
from roles.actions.version import last_change
from roles.models import Access, AuditEntry, Maturity, ScaleStage, Team
from tests.make import make_organisation, make_team

NO_NUMBERS = ["nan", "inf", "-inf"]
DRIVERS = ["data_sources", "models_in_production", "new_models", "stakeholders"]


def test_whoever_starts_a_team_owns_it(olivia):
    team = create_team(make_organisation(), " Risk models ", by=olivia)

    assert (team.name, team.slug) == ("Risk models", "risk-models")
    assert Access.objects.get(team=team).right == "owner"
    entry = AuditEntry.objects.get(kind="team")
    assert (entry.action, entry.kind, entry.ids) == ("create", "team", [team.pk])


def test_teams_of_one_name_get_addresses_of_their_own(olivia):
    organisation = make_organisation()

    slugs = [create_team(organisation, "Data", by=olivia).slug for _ in range(3)]

    assert slugs == ["data", "data-2", "data-3"]


def test_a_name_without_letters_gets_an_address_all_the_same(olivia):
    assert create_team(make_organisation(), "!!!", by=olivia).slug == "team"


def test_a_team_needs_a_name(olivia):
    with pytest.raises(ValidationError):
        create_team(make_organisation(), "  ", by=olivia)

    assert not Team.objects.exists()
    assert not AuditEntry.objects.filter(kind="team").exists()


def test_the_archive_keeps_a_team_and_gives_it_back(olivia, team):
    archive_team(team, by=olivia)
    archived = Team.objects.get().archived_at
    archive_team(team, by=olivia)
    assert Team.objects.get().archived_at == archived
    restore_team(team, by=olivia)
    restore_team(team, by=olivia)

    assert archived is not None
    assert Team.objects.get().archived_at is None
    assert list(AuditEntry.objects.values_list("action", flat=True)) == [
        "restore",
        "archive",
    ]


def test_context_is_stored_with_one_entry_of_ids_only(catalogue, team, alice):
    stage = ScaleStage.objects.get(pk="few")
    values = {"stage": stage, "data_sources": 3, "budget": 250_000}

    change_context(team, values, {"ml_platform": 2}, by=alice)

    team.refresh_from_db()
    assert (team.stage, team.data_sources, team.budget) == (stage, 3, 250_000)
    assert team.version == 2
    assert list(team.layer_answers.values_list("layer", "maturity")) == [
        ("ml_platform", 2)
    ]
    entry = AuditEntry.objects.get(action="edit")
    assert (entry.by, entry.kind, entry.ids) == (alice, "team", [team.pk])


def test_a_layer_answered_with_none_is_not_rated_any_more(catalogue, team, alice):
    layers = {"ml_platform": 2, "storage_compute": 0}
    change_context(team, {}, layers, by=alice)

    change_context(team, {}, {"ml_platform": None}, by=alice)

    answers = dict(team.layer_answers.values_list("layer", "maturity"))
    assert answers == {"storage_compute": 0}


@pytest.mark.parametrize("field", [*DRIVERS, "budget"])
@pytest.mark.parametrize("value", [-1, -0.01, 1e18])
def test_drivers_and_budget_out_of_range_are_refused(
    catalogue, team, alice, field, value
):
    with pytest.raises(ValidationError, match=rf"{field}.* is not a number from 0 to"):
        change_context(team, {"name": "other", field: value}, by=alice)

    team.refresh_from_db()
    assert (team.name, getattr(team, field), team.version) == ("data", None, 1)
    assert not AuditEntry.objects.filter(kind="team").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *((field, -1) for field in [*DRIVERS, "budget"]),
        *((field, 100_001) for field in DRIVERS),
        *((field, float("inf")) for field in DRIVERS),
    ],
)
def test_the_database_refuses_them_too(team, field, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        Team.objects.filter(pk=team.pk).update(**{field: value})


@pytest.mark.parametrize("value", NO_NUMBERS)
@pytest.mark.parametrize("field", [*DRIVERS, "budget"])
def test_what_is_no_number_is_refused(team, alice, field, value):
    value = Decimal(value) if field == "budget" else float(value)

    with pytest.raises(ValidationError, match="Enter a number"):
        change_context(team, {field: value}, by=alice)

    assert Team.objects.get().version == 1


@pytest.mark.parametrize("maturity", [-1, 5])
def test_an_answer_outside_the_scale_is_refused(catalogue, team, alice, maturity):
    with pytest.raises(ValidationError):
        change_context(team, {"name": "x"}, {"ml_platform": maturity}, by=alice)

    assert not team.layer_answers.exists()
    assert Team.objects.get().name == "data"


def test_the_second_of_two_edits_is_told_who_was_first(team, alice, olivia):
    change_context(team, {"stakeholders": 4}, by=olivia, version=1)

    with pytest.raises(Stale) as error:
        change_context(team, {"stakeholders": 9}, by=alice, version=1)

    team.refresh_from_db()
    assert (team.stakeholders, team.version) == (4, 2)
    assert error.value.now.stakeholders == 4
    assert last_change(team, team)[0] == olivia
    assert AuditEntry.objects.count() == 1


def refine(team, by, **changes):
    given = {"weights": {}, "scopes": {}, "provided": set(), "version": team.version}
    return refine_team(team, by=by, **{**given, **changes})


def test_only_what_differs_from_the_default_is_stored(catalogue, team, alice):
    scopes = {"validate_models": 0, "pipelines": 1, "data_models": 1.5}

    refine(team, alice, scopes=scopes, weights={"data_management": 2})

    assert dict(team.scopes.values_list("task", "share")) == {
        "validate_models": 0,
        "data_models": 1.5,
    }
    assert dict(team.area_weights.values_list("area", "weight")) == {
        "data_management": 2
    }


def test_weights_that_are_all_zero_are_refused(catalogue, team, alice):
    with pytest.raises(ValidationError):
        refine(team, alice, weights={"direction": 0}, provided={"serving"})

    assert not team.maturities.exists()
    assert Team.objects.get().version == 1


@pytest.mark.parametrize("value", [*NO_NUMBERS, "-0.1", "1e308"])
@pytest.mark.parametrize(
    ("kind", "key"), [("weights", "direction"), ("scopes", "pipelines")]
)
def test_weights_and_scopes_that_cannot_be_are_refused(
    catalogue, team, alice, kind, key, value
):
    refine(team, alice, weights={"direction": 2}, scopes={"pipelines": 2})
    stands = Team.objects.get()

    with pytest.raises(ValidationError):
        refine(stands, alice, **{kind: {key: float(value)}}, provided={"serving"})

    assert team.area_weights.get().weight == team.scopes.get().share == 2
    assert not team.maturities.exists()
    assert Team.objects.get().version == stands.version


def test_a_scope_above_ten_is_refused(catalogue, team, alice):
    with pytest.raises(ValidationError):
        refine(team, alice, scopes={"pipelines": 10.1})

    assert not team.scopes.exists()


@pytest.mark.parametrize("value", ["nan", "inf", "-0.1"])
def test_the_database_refuses_scopes_that_cannot_be(catalogue, team, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        team.scopes.create(task_id="pipelines", share=float(value))


@pytest.mark.parametrize("value", ["nan", "inf", "-0.1", "1000.1"])
def test_the_database_refuses_weights_that_cannot_be(catalogue, team, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        team.area_weights.create(area_id="direction", weight=float(value))


def test_what_others_provide_keeps_its_rating(catalogue, team, alice):
    Maturity.objects.create(team=team, capability_id="serving", level=3)
    refine(team, alice, provided={"serving", "labelling"})

    team = refine(Team.objects.get(), alice, provided={"serving"})

    rows = team.maturities.values_list("capability", "level", "is_provided")
    assert set(rows) == {("serving", 3, True), ("labelling", None, False)}


def test_last_change_looks_at_the_row_alone(team, alice, olivia):
    other = make_team("other")
    change_context(team, {"stakeholders": 1}, by=alice)
    change_context(other, {"stakeholders": 1}, by=olivia)

    assert last_change(team, team)[0] == alice
    assert last_change(other, team) == (None, None)
