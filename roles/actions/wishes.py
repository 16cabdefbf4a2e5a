"""Check what a plan is asked for: every number, with what would be right."""

from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError

from roles.actions.pattern import WrongPattern, checked_patterns

DEFAULTS = {
    "budget": None,
    "quarters": 6,
    "headcount": None,
    "onboarding": 3,
    "gap": 0.25,
    "time_limit": 120,
    "start": None,
    "keep_going": True,
    "afterwards": True,
    "release": "evenly",
    "leavers_pay": False,
    "contractors": True,
    "attrition": False,
    "locked": [],
    "excluded": [],
}
RELEASES = ["evenly", "at_once"]
SWITCHES = ["keep_going", "afterwards", "leavers_pay", "contractors", "attrition"]
PATTERNS = ["locked", "excluded"]
MOST = 10**12
# wish: (whole numbers only, lowest, highest, what would be right)
RANGES = {
    "budget": (False, 0, MOST, "an amount of 0 or more"),
    "quarters": (True, 1, 12, "a whole number from 1 to 12"),
    "headcount": (True, 0, 100_000, "a whole number of 0 or more, or none"),
    "onboarding": (True, 0, 1000, "a whole number of 0 or more"),
    "gap": (False, 0, 100, "points from 0 to 100"),
    "time_limit": (False, 1, 3600, "seconds from 1 to 3600"),
}
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


def check_wishes(
    wishes: dict, start: date, members: dict[str, str] | None = None
) -> dict:
    """Return the question in full: what is not wished is as usual, plain data.

    `members` tells the id by name or id of those whom a pattern may name.

    Raises
    ------
    ValidationError
        With one message per wish, which names the value and what would be right.

    """
    question = {**DEFAULTS, **wishes}
    errors = {
        name: f"{shown(question[name])} is not {right}."
        for name, (_, _, _, right) in RANGES.items()
        if not is_right(name, question[name])
    }
    if question["release"] not in RELEASES:
        errors["release"] = f"{question['release']!r} is not one of {RELEASES}."
    question["start"], wrong = checked_start(question["start"] or start)
    if wrong:
        errors["start"] = wrong
    errors |= {
        name: f"{shown(question[name])} is neither yes nor no."
        for name in SWITCHES
        if not isinstance(question[name], bool)
    }
    if unknown := sorted(question.keys() - DEFAULTS.keys()):
        errors[unknown[0]] = f"{unknown[0]!r} is no option of a plan."
    if "quarters" not in errors:
        errors |= settle_patterns(question, members or {})
    if errors:
        raise ValidationError(errors)
    return {name: plain(name, value) for name, value in question.items()}


def settle_patterns(question: dict, members: dict[str, str]) -> dict[str, str]:
    """Put checked patterns into the question; return what is wrong with them."""
    errors = {}
    for name in PATTERNS:
        try:
            question[name] = checked_patterns(
                question[name],
                locked=name == "locked",
                quarters=int(float(question["quarters"])),
                members=members,
            )
        except WrongPattern as error:
            errors[name] = str(error)
    return errors


def is_right(name: str, value: object) -> bool:
    """Tell whether a number is within its range; headcount may be left out."""
    whole, lowest, highest, _ = RANGES[name]
    if value is None:
        return name == "headcount"
    try:
        number = float(value)
    except (TypeError, ValueError):
        return False
    # What is not a number is within no range.
    return lowest <= number <= highest and (not whole or number == int(number))


def checked_start(value: object) -> tuple[str | None, str | None]:
    """Return the start as an ISO date, or what is wrong with it."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None, f"{shown(value)} is not a date such as 2027-01-01."
    if not EARLIEST <= day < LATEST:
        return None, f"{shown(value)} is not a date between 2000 and 2099."
    return day.isoformat(), None


def shown(value: object) -> str:
    """Return a value as people wrote it."""
    if value is None or value == "":
        return "Nothing"
    return f"{value:g}" if isinstance(value, float) else str(value)


def plain(name: str, value: object) -> object:
    """Return a wish as JSON holds it."""
    if name not in RANGES or value is None:
        return value
    as_number: Callable = int if RANGES[name][0] else float
    return as_number(float(value))
