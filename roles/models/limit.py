"""How large a number may be, and what is said of one that is not."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q

MOST_ASSUMPTION = 1_000_000
MOST_FACTOR = 100_000
MOST_DRIVER = 100_000
MOST_SCOPE = 10
MOST_WEIGHT = 1000
MOST_COST = 10_000_000_000
MOST_MONEY = 1_000_000_000_000


def up_to(highest: int) -> list:
    """Return the validators of a number from 0 to `highest`; they name the value."""
    words = f"%(show_value)s is not a number from 0 to {highest:,}."
    return [MinValueValidator(0, words), MaxValueValidator(highest, words)]


def within(highest: int, *fields: str) -> Q:
    """Return that each of `fields` is null, or from 0 to `highest`.

    To PostgreSQL what is no number lies above every other one, so an upper bound
    refuses it; "endless" is above it everywhere.
    """
    condition = Q()
    for field in fields:
        inside = Q(**{f"{field}__gte": 0, f"{field}__lte": highest})
        condition &= Q(**{f"{field}__isnull": True}) | inside
    return condition
