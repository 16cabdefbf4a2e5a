"""Keep text from acting as a formula in a spreadsheet."""

from typing import Any

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def defuse(value: Any) -> Any:
    """Return text that a spreadsheet shows instead of running; else the value.

    >>> defuse("=1+1")
    "'=1+1"
    >>> defuse(-3)
    -3

    """
    # A spreadsheet skips blanks before it looks for a formula.
    if isinstance(value, str) and value.lstrip(" ").startswith(STARTS_A_FORMULA):
        return "'" + value
    return value
