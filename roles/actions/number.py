"""What no range of a field catches."""

from math import isfinite

from django.core.exceptions import ValidationError
from django.db.models import DecimalField, FloatField, Model


def check_finite(row: Model) -> None:
    """Raise ValidationError for a value of `row` that is no number, or endless.

    The database cannot: to it "no number" is nothing, or above every other one.
    """
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        is_number = isinstance(field, FloatField | DecimalField)
        if is_number and value is not None and not isfinite(value):
            raise ValidationError({field.name: "Enter a number."})
