"""What one cell says: a level, a share, money, a date, or what is wrong with it."""

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache

from roles.imports.table import Cell
from roles.imports.vocabulary import plain

NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
AMOUNT = re.compile(r"[+-]?\d[\d.,' ’]*")
ERROR = re.compile(r"#[A-Z][A-Z0-9/_]*[!?]?|Err:\d+")
# The reader writes this where a formula was stored without its result.
UNCALCULATED = "#FORMULA!"
NOT_APPLICABLE = {"n/a", "n.a.", "na", "not applicable"}
# What stands around an amount: currency signs and codes.
CURRENCY = re.compile(
    r"[$€£¥₹\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]|\b[A-Za-z]{3}\b"
)
SENIORITIES = {
    "junior": "junior",
    "jr": "junior",
    "mid": "mid",
    "mid-level": "mid",
    "intermediate": "mid",
    "senior": "senior",
    "sr": "senior",
}
HIGHEST_COST = Decimal(1_000_000_000)

LEVEL_IS = "a level is 0, 1, 2, 3 or 4, n/a where not applicable, blank where unknown"
FTE_IS = "FTE is between 0 and 1, or a percentage such as 80%"
COST_IS = "a cost is one amount a year that is not negative, such as 95000"
DATE_IS = "a date is written as 2027-03-31"
SENIORITY_IS = "seniority is junior, mid or senior"


# Most cells of a table repeat; typed, because 1 and 1.0 are one key.
KEPT = 20_000


class WrongValue(ValueError):
    """A cell that cannot be what its column holds; says what would be right."""


@lru_cache(KEPT, typed=True)
def is_error(cell: Cell) -> bool:
    """Tell whether a formula went wrong here."""
    return type(cell) is str and ERROR.fullmatch(cell.strip()) is not None


def number(cell: Cell) -> float | None:
    """Return the number of a cell, with a point or a comma; None if it is none."""
    if type(cell) in (int, float):
        return float(cell) if cell == cell and abs(cell) != float("inf") else None
    text = str(cell).strip()
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else None


@lru_cache(KEPT, typed=True)
def is_not_applicable(cell: Cell) -> bool:
    """Tell whether a cell says that the skill is not applicable."""
    return type(cell) is str and plain(cell) in NOT_APPLICABLE


@lru_cache(KEPT, typed=True)
def level(cell: Cell) -> int:
    """Return a level of 0-4."""
    value = number(cell)
    if value is None or value not in (0, 1, 2, 3, 4):
        raise WrongValue(LEVEL_IS)
    return int(value)


@lru_cache(KEPT, typed=True)
def fte(cell: Cell, *, in_percent: bool = False) -> float:
    """Return a share of full time, 0-1."""
    text = str(cell).strip()
    value = number(text.removesuffix("%").strip() if text.endswith("%") else cell)
    if value is not None and (text.endswith("%") or in_percent):
        value = round(value / 100, 6)
    if value is None or not 0 <= value <= 1:
        raise WrongValue(FTE_IS)
    return value


@lru_cache(KEPT, typed=True)
def cost(cell: Cell, *, factor: Decimal = Decimal(1)) -> Decimal:
    """Return an amount a year in whole currency units; `factor` is put on it."""
    amount = _amount(cell)
    if amount is None or not 0 <= amount * factor < HIGHEST_COST:
        raise WrongValue(COST_IS)
    return (amount * factor).quantize(Decimal("0.01"))


def _amount(cell: Cell) -> Decimal | None:
    if type(cell) in (int, float):
        value = number(cell)
        return None if value is None else Decimal(str(value))
    text = CURRENCY.sub("", str(cell)).strip()
    factor = 1000 if text[-1:] in "kK" and text else 1
    text = text.rstrip("kK").strip()
    if not AMOUNT.fullmatch(text):
        return None
    return _grouped(re.sub(r"[ '’]", "", text)) * factor


def _grouped(text: str) -> Decimal:
    """Read 95,000.50 and 95.000,50 and 95000 alike."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return Decimal(text)
    sign, before, after = text[last], text[:last], text[last + 1 :]
    is_thousands = len(after) == 3 and 1 <= len(before.lstrip("+-")) <= 3
    if text.count(sign) > 1 or is_thousands and ("." in text) != ("," in text):
        return Decimal(re.sub("[.,]", "", text))
    return Decimal(re.sub("[.,]", "", before) + "." + (after or "0"))


def date(cell: Cell) -> dt.date:
    """Return a day; refuse 3/4/2027, which is one of two days."""
    text = str(cell).strip()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?.*)?", text):
            return dt.date.fromisoformat(text[:10])
        if found := re.fullmatch(r"(\d{4})/(\d{1,2})/(\d{1,2})", text):
            year, month, day = map(int, found.groups())
            return dt.date(year, month, day)
        if found := re.fullmatch(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", text):
            first, second, year = int(found[1]), int(found[3]), int(found[4])
            # With points the day comes first; with slashes that is a matter of place.
            if found[2] == "." or first > 12 or first == second:
                return dt.date(year, second, first)
            if second > 12:
                return dt.date(year, first, second)
            raise WrongValue(f"{DATE_IS}: {text} may be two days")
    except ValueError as error:
        if isinstance(error, WrongValue):
            raise
    raise WrongValue(DATE_IS)


def seniority(cell: Cell) -> str:
    """Return junior, mid or senior."""
    if known := SENIORITIES.get(plain(cell).rstrip(".")):
        return known
    raise WrongValue(SENIORITY_IS)


@lru_cache(KEPT, typed=True)
def text(cell: Cell) -> str:
    """Return a text with single spaces; a whole number without its point."""
    if type(cell) is float and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())
