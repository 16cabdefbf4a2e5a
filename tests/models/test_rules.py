"""What the database and the models refuse, whoever asks."""

import pytest
from django.db import IntegrityError, transaction

from roles.models import (
    Access,
    AreaWeight,
    Assessment,
    AuditEntry,
    Job,
    Member,
    OwnAssumption,
)
from tests.make import make_assessment, make_member


@pytest.fixture
def entry(team):
    return AuditEntry.objects.create(organisation=team.organisation, action="look")


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.update(action="x"),
        lambda entry: AuditEntry.objects.all().delete(),
    ],
)
def test_record_is_append_only(entry, change):
    with pytest.raises(TypeError, match="never"):
        change(entry)

    assert AuditEntry.objects.get().action == "look"


def test_record_outlives_what_it_is_about(entry, team):
    team.organisation.delete()

    assert AuditEntry.objects.get().organisation is None


@pytest.fixture
def rows(catalogue, team):
    """One row of each kind that has a choice in it."""
    member = make_member(team, "Ana")
    make_assessment(member.person, "sql", 2)
    Job.objects.create(team=team, kind="plan")


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Access, "right"),
        (Assessment, "source"),
        (Assessment, "verdict"),
        (Job, "state"),
        (Member, "seniority"),
    ],
)
def test_database_knows_the_choices(rows, model, field):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**{field: "boss"})


@pytest.fixture
def numbers(rows, team):
    """One row of each kind with numbers that a manager sets."""
    team.area_weights.create(area_id="direction", weight=1)
    mine = {"organisation": team.organisation, "reason": "Ours"}
    OwnAssumption.objects.create(**mine, assumption_id="oncost", value=1.2)


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (AreaWeight, "weight"),
        (Member, "fte"),
        (OwnAssumption, "value"),
    ],
)
@pytest.mark.parametrize("value", ["inf", "nan"])
def test_database_refuses_what_is_no_number(numbers, model, field, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**{field: float(value)})
