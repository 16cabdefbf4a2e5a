"""Change what an organisation counts in."""

from collections.abc import Mapping

from django.db import transaction

from roles.actions.audit import record
from roles.actions.number import check_finite
from roles.models import Organisation, User

FIELDS = ["name", "currency", "salary_factor", "price_factor", "fiscal_month"]


@transaction.atomic
def change_organisation(
    organisation: Organisation, values: Mapping, *, by: User
) -> Organisation:
    """Set the fields that `values` names; raise ValidationError and keep all else."""
    changed = Organisation.objects.select_for_update().get(pk=organisation.pk)
    for field in FIELDS:
        setattr(changed, field, values.get(field, getattr(changed, field)))
    check_finite(changed)
    changed.full_clean()
    changed.save()
    record("change", changed, by=by, organisation=changed)
    return changed
