"""How numbers are shown: all rounding for display happens here."""

import datetime as dt
from decimal import Decimal

from django import template
from django.utils.html import format_html

register = template.Library()

Number = int | float | Decimal | None

NOT_ASSESSED, NOT_APPLICABLE = "·", "–"
# A number and its unit stay on one line.
SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
LEVELS = ["none", "awareness", "working", "practitioner", "expert"]
MATURITIES = ["absent", "ad hoc", "shared", "automated", "self-service"]
ORIGINS = {
    "assessed": "",
    "tools": "read from a tool's name, at least this much",
    "assumed": "typical for the role, not a judgement of this person",
    "prefilled": "assumed from the answer for its layer",
    "not_applicable": "not applicable",
    "none": "not assessed",
}
SIGNS = {"assumed": "○", "prefilled": "○", "tools": "+"}


def is_missing(value: Number) -> bool:
    """Tell whether there is no number: None, an empty text, or not a number."""
    return value is None or value == "" or value != value


def rounded(value: Number, digits: int = 0) -> str:
    """Return `value` with thousands grouped, a true minus, and never -0."""
    text = f"{float(value):,.{digits}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


@register.filter
def score(value: Number) -> str:
    """Return a score of 0-1 as a whole number of 0-100."""
    return NOT_ASSESSED if is_missing(value) else rounded(float(value) * 100)


@register.filter
def points(value: Number, digits: int = 1) -> str:
    """Return a difference of scores in points of 100, with its sign."""
    if is_missing(value):
        return NOT_ASSESSED
    text = rounded(float(value) * 100, digits)
    is_positive = text.strip("0.") != "" and not text.startswith(MINUS)
    return f"+{text}" if is_positive else text


@register.filter
def fte(value: Number, digits: int = 1) -> str:
    """Return working time with one decimal; contracts are made in hundredths."""
    return NOT_ASSESSED if is_missing(value) else rounded(value, digits)


@register.filter
def share(value: Number) -> str:
    """Return a share of 0-1 in per cent."""
    return NOT_ASSESSED if is_missing(value) else f"{rounded(float(value) * 100)}%"


@register.filter
def weight(value: Number) -> str:
    """Return a weight of 0-1 with two decimals."""
    return NOT_ASSESSED if is_missing(value) else rounded(value, 2)


@register.filter
def money(value: Number, currency: str = "") -> str:
    """Return whole currency units rounded to thousands, with the currency."""
    if is_missing(value):
        return NOT_APPLICABLE
    thousands = f"{rounded(float(value) / 1000)}{SPACE}k"
    return f"{currency}{SPACE}{thousands}" if currency else thousands


@register.filter
def amount(value: Number, currency: str = "") -> str:
    """Return money in a sentence: millions with one decimal, else thousands."""
    if is_missing(value) or abs(float(value)) < 1e6:
        return money(value, currency)
    millions = f"{rounded(float(value) / 1e6, 1)}{SPACE}M"
    return f"{currency}{SPACE}{millions}" if currency else millions


@register.filter
def month(value: dt.date | str | None) -> str:
    """Return a date, or its ISO text, as month and year."""
    if not value:
        return NOT_APPLICABLE
    if isinstance(value, str):
        value = dt.date.fromisoformat(value)
    return f"{value:%b}{SPACE}{value.year}"


@register.filter
def level(value: Number, origin: str = "assessed") -> str:
    """Return a level as `0`-`4`, `·` where not assessed, `–` where not applicable."""
    if origin == "not_applicable":
        return NOT_APPLICABLE
    return NOT_ASSESSED if is_missing(value) or origin == "none" else rounded(value)


@register.filter
def level_class(value: Number, origin: str = "assessed") -> str:
    """Return the classes that colour a level, and tell where it comes from."""
    if origin in ("not_applicable", "none") or is_missing(value):
        return "level none"
    kind = {"prefilled": "assumed"}.get(origin, origin)
    return f"level level-{int(value)} {kind}"


@register.filter
def level_sign(origin: str) -> str:
    """Return the small mark of a value that nobody judged."""
    return SIGNS.get(origin, "")


@register.filter
def level_title(value: Number, origin: str = "assessed") -> str:
    """Return a level in words: its name, and where it comes from."""
    if origin in ("not_applicable", "none") or is_missing(value):
        return ORIGINS["not_applicable" if origin == "not_applicable" else "none"]
    names = MATURITIES if origin == "prefilled" else LEVELS
    reason = ORIGINS.get(origin, "")
    name = f"{int(value)}, {names[int(value)]}"
    return f"{name}: {reason}" if reason else name


@register.filter
def maturity_title(value: Number, origin: str = "assessed") -> str:
    """Return a maturity in words: its name, and where it comes from."""
    if is_missing(value):
        return "not rated"
    name = f"{int(value)}, {MATURITIES[int(value)]}"
    return f"{name}: {ORIGINS[origin]}" if ORIGINS.get(origin) else name


@register.filter
def signed(value: Number, digits: int = 0) -> str:
    """Return a difference with its sign."""
    if is_missing(value):
        return NOT_ASSESSED
    text = rounded(value, digits)
    return f"+{text}" if text.strip("0.") and not text.startswith(MINUS) else text


@register.filter
def bar_units(value: Number, highest: float = 1) -> str:
    """Return the length of a bar, in hundredths of `highest`, within 0-100."""
    if is_missing(value) or not highest:
        return "0"
    return f"{min(max(float(value) / float(highest), 0), 1) * 100:.1f}"


@register.simple_tag
def band(low: Number, high: Number) -> str:
    """Return the range around a score, in brackets, where there is one to show."""
    if is_missing(low) or is_missing(high) or score(low) == score(high):
        return ""
    return format_html("{}({}–{})", SPACE, score(low), score(high))
