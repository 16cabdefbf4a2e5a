from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from roles.actions.own_value import (
    clear_own_value,
    set_own_assumption,
    set_own_salary,
)
from roles.models import Assumption, AuditEntry, OwnAssumption, OwnSalary, Role

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def acme(team):
    AuditEntry.objects.all()._raw_delete("default")
    return team.organisation


def test_own_assumption_counts_once_per_organisation(acme, dora):
    oncost = Assumption.objects.get(pk="oncost")

    set_own_assumption(acme, oncost, 1.2, "Payroll", by=dora)
    set_own_assumption(acme, oncost, 1.25, "Payroll of 2026", by=dora)

    own = OwnAssumption.objects.get()
    assert (own.value, own.reason) == (1.25, "Payroll of 2026")
    assert [entry.by for entry in AuditEntry.objects.all()] == [dora, dora]


def test_audit_names_ids_and_no_values(acme, dora):
    role = Role.objects.get(pk="analyst")

    own = set_own_salary(acme, role, "mid", Decimal(70000), "Pay scale", by=dora)

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.ids) == ("set_own_salary", [own.pk])
    assert entry.organisation == acme


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("able_fit", 1.01),
        ("ramp_q1", -0.1),
        ("learn_quarters_1", 0),
        ("learn_quarters_1", 1.5),
        ("typical_cost", 0),
        ("learn_cost_kusd", -1),
        ("oncost", float("nan")),
        ("oncost", float("inf")),
        ("learn_quarters_1", float("nan")),
        ("learn_quarters_1", float("inf")),
        ("learn_cost_kusd", 1_000_000),
    ],
)
def test_refuses_a_value_that_its_unit_forbids(acme, dora, key, value):
    assumption = Assumption.objects.get(pk=key)

    with pytest.raises(ValidationError):
        set_own_assumption(acme, assumption, value, "A try", by=dora)

    assert not OwnAssumption.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("amount", "seniority", "reason"),
    [
        (0, "mid", "A try"),
        ("nan", "mid", "A try"),
        ("inf", "mid", "A try"),
        (1, "chief", "A try"),
        (1, "mid", " "),
    ],
)
def test_refuses_a_salary_that_cannot_be(acme, dora, amount, seniority, reason):
    role = Role.objects.get(pk="analyst")

    with pytest.raises(ValidationError):
        set_own_salary(acme, role, seniority, Decimal(amount), reason, by=dora)

    assert not OwnSalary.objects.exists()
    assert not AuditEntry.objects.exists()


def test_clearing_leaves_the_catalogues_value_and_a_trace(acme, dora):
    oncost = Assumption.objects.get(pk="oncost")
    own = set_own_assumption(acme, oncost, 1.2, "Payroll", by=dora)

    clear_own_value(own, by=dora)

    assert not OwnAssumption.objects.exists()
    assert AuditEntry.objects.first().action == "clear_own_assumption"
