"""Change what an organisation counts in."""

from collections.abc import Mapping

from django.db import transaction

from roles.actions.audit import record
from roles.actions.number import check_finite
from roles.actions.version import claim
from roles.models import Organisation, User

FIELDS = ["name", "currency", "salary_factor", "price_factor", "fiscal_month"]


@transaction.atomic
def change_organisation(
    organisation: Organisation, values: Mapping, *, by: User, version: int | None = None
) -> Organisation:
    """Set the fields that `values` names.

    Raises
    ------
    Stale
        If the organisation is not as whoever saw `version` knows it.
    ValidationError
        If a value cannot be; all stays as it was.

    """
    changed = Organisation.objects.select_for_update().get(pk=organisation.pk)
    claim(changed, version)
    for field in FIELDS:
        setattr(changed, field, values.get(field, getattr(changed, field)))
    check_finite(changed)
    changed.full_clean()
    changed.save()
    record("change", changed, by=by, organisation=changed)
    return changed
