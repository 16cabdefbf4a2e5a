"""Lay an organisation's own values over the catalogue, and take them off again."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from roles.actions.audit import record
from roles.actions.number import check_finite
from roles.actions.version import claim
from roles.models import (
    Assumption,
    Organisation,
    OwnAssumption,
    OwnSalary,
    Role,
    User,
)
from roles.queries.assumption_rules import wrong_value


@transaction.atomic
def set_own_assumption(
    organisation: Organisation,
    assumption: Assumption,
    value: float,
    reason: str,
    *,
    by: User,
    version: int | None = None,
) -> OwnAssumption:
    """Let `value` count here instead of the catalogue's.

    Raises
    ------
    Stale
        If the organisation is not as whoever saw `version` of it knows it.
    ValidationError
        If the value does not fit the unit, or there is no reason.

    """
    row = OwnAssumption.objects.filter(
        organisation=organisation, assumption=assumption
    ).first() or OwnAssumption(organisation=organisation, assumption=assumption)
    row.value, row.reason = value, reason.strip()
    check_finite(row)
    check_unit(assumption, value)
    row.full_clean()
    claim(organisation, version)
    row.save()
    record("set_own_assumption", row, by=by, organisation=organisation)
    return row


def check_unit(assumption: Assumption, value: float) -> None:
    """Raise unless `value` is one that the unit of `assumption` allows."""
    if wrong := wrong_value(assumption.pk, assumption.unit, value):
        raise ValidationError({"value": wrong})


@transaction.atomic
def set_own_salary(
    organisation: Organisation,
    role: Role,
    seniority: str,
    amount: Decimal,
    reason: str,
    *,
    by: User,
    version: int | None = None,
) -> OwnSalary:
    """Let `amount`, a year's base salary, count here instead of the catalogue's.

    Raises
    ------
    Stale
        If the organisation is not as whoever saw `version` of it knows it.
    ValidationError
        If the amount is not above zero, or there is no reason.

    """
    known = {"organisation": organisation, "role": role, "seniority": seniority}
    row = OwnSalary.objects.filter(**known).first() or OwnSalary(**known)
    row.amount, row.reason = amount, reason.strip()
    check_finite(row)
    if amount <= 0:
        raise ValidationError({"value": "A salary is above 0."})
    row.full_clean()
    claim(organisation, version)
    row.save()
    record("set_own_salary", row, by=by, organisation=organisation)
    return row


@transaction.atomic
def clear_own_value(
    row: OwnAssumption | OwnSalary, *, by: User, version: int | None = None
) -> None:
    """Let the catalogue's value count again; raise Stale like setting it."""
    claim(row.organisation, version)
    kind = "own_assumption" if isinstance(row, OwnAssumption) else "own_salary"
    record(f"clear_{kind}", row, by=by, organisation=row.organisation)
    row.delete()
