"""Rows that sum up others: averages and totals."""

from roles.imports.header import words, words_of

FOOT = words(
    "average averages avg mean median total totals sum subtotal moyenne somme "
    "durchschnitt mittelwert summe gesamt promedio"
)
# These may be names, so a row counts as foot only where it has no title either.
FOOT_OR_NAME = words("min max minimum maximum count n media")
BESIDE_FOOT = words(
    "team of the all level levels per skill skills score grand overall people general "
    "number headcount and by fte cost costs salary salaries pay"
)


def is_foot(label: str, has_more: bool) -> bool:
    """Tell whether a row of this label sums up others."""
    listed = set(words_of(label))
    core = FOOT if has_more else FOOT | FOOT_OR_NAME
    return bool(listed & core) and listed <= core | BESIDE_FOOT
