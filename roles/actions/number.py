"""What no range of a field catches."""

from collections.abc import Iterable
from math import isfinite

from django.core.exceptions import ValidationError
from django.db.models import Model


def check_finite(row: Model, fields: Iterable[str]) -> None:
    """Raise ValidationError for a value that is no number, or endless."""
    for field in fields:
        value = getattr(row, field)
        if value is not None and not isfinite(value):
            raise ValidationError({field: "Enter a number."})
