"""A number from 0 up: its field, and what is said of a wrong one."""

from django import forms

from roles.models import up_to

# In the place of Django's words, by the code of its error.
WORDS = {
    "min_value": "Give 0 or more.",
    "max_digits": "Give fewer digits.",
    "max_decimal_places": "Give two decimals at most.",
    "max_whole_digits": "Give fewer digits.",
}


def plain(number: float | None) -> float | int | None:
    """Return a number as somebody would type it: 5 for 5.0."""
    return int(number) if number is not None and number == int(number) else number


def number_field(most: int, **options) -> forms.FloatField:
    """Return the field of a number from 0 to `most`."""
    edges = forms.NumberInput(attrs={"min": 0, "max": most, "step": "any"})
    return forms.FloatField(
        validators=up_to(most), widget=edges, error_messages=WORDS, **options
    )
