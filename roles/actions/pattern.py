"""Patterns of actions that must be in a plan, or must not: read and checked."""

import shlex
from collections.abc import Callable
from difflib import get_close_matches

from roles.queries.catalogue import base_tables
from roles.reports.pattern import AMOUNTS, KEYS, text_of

EXAMPLE = "'hire role=data_engineer quarter=1'"
SENIORITIES = ["junior", "mid", "senior"]
TABLES = {"role": "roles", "skill": "skills", "capability": "capabilities"}
# What is learnt by training ends at practitioner, what is raised at self-service.
HIGHEST = {"train": 3, "raise": 4}
NEVER_ON_CONTRACT = "cdo"
MOST = 50  # patterns of a plan
FEW = 10  # ids that a message lists; of more it names the nearest


class WrongPattern(ValueError):
    """A pattern that fits no action; says which value, and what would be right."""


def checked_patterns(
    said: list[str | dict], *, locked: bool, quarters: int, members: dict[str, str]
) -> list[dict]:
    """Return patterns as plain data, members by their ids.

    `members` tells the id by name or id of those whom the user may name.

    Raises
    ------
    WrongPattern
        For the first one that cannot be, or for too many.

    """
    if len(said) > MOST:
        raise WrongPattern(f"{len(said)} are too many; there may be {MOST}.")
    found = []
    for one in said:
        pattern = read_pattern(one) if isinstance(one, str) else dict(one)
        try:
            check_keys(pattern, locked)
            if pattern["kind"] == "train" and not members:
                # Whether a step can be had tells somebody's level.
                raise WrongPattern("that is for those who edit the team.")
            found.append(
                {
                    key: checked(pattern, key, quarters=quarters, members=members)
                    for key in pattern
                }
            )
        except WrongPattern as error:
            raise WrongPattern(f"{text_of(pattern)}: {error}") from error
    return found


def read_pattern(text: str) -> dict:
    """Return a pattern from its text: a kind, then key=value as often as wanted.

    >>> read_pattern("train member='Ana Lytic' to=2")
    {'kind': 'train', 'member': 'Ana Lytic', 'to': '2'}

    """
    try:
        kind, *rest = shlex.split(text)
        pairs = [("kind", kind), *(pair.split("=", 1) for pair in rest)]
        return once(pairs)
    except ValueError as error:
        raise WrongPattern(
            f"{text!r} is no kind with key=value after it, such as {EXAMPLE}."
        ) from error


def once(pairs: list) -> dict:
    """Return key and value pairs as a dictionary; ValueError for a key given twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def check_keys(pattern: dict, locked: bool) -> None:
    """Raise WrongPattern unless kind and keys are known."""
    kind = pattern.get("kind")
    if kind not in KEYS:
        raise WrongPattern(f"{kind!r} is no kind; there is: {', '.join(KEYS)}.")
    known = [*KEYS[kind], *([AMOUNTS[kind]] if locked and kind in AMOUNTS else [])]
    if unknown := [key for key in pattern if key not in ["kind", *known]]:
        raise WrongPattern(
            f"{unknown[0]!r} does not go with {kind}; there is: {', '.join(known)}."
        )


def checked(
    pattern: dict, key: str, *, quarters: int, members: dict[str, str]
) -> str | int | float:
    """Return the value of one key as plain data, or raise WrongPattern."""
    kind, value = pattern["kind"], pattern[key]
    if key in TABLES:
        ids = list(base_tables()[TABLES[key]]["id"])
        return one_of(
            key,
            value,
            [one for one in ids if (kind, one) != ("contract", NEVER_ON_CONTRACT)],
        )
    if key == "member":
        return member_of(value, members)
    return {
        "kind": lambda: value,
        "seniority": lambda: one_of(key, value, SENIORITIES[kind == "contract" :]),
        "mode": lambda: one_of(key, value, ["buy", "build"]),
        # A contract is there from the second quarter on.
        "quarter": lambda: number(key, value, 1 + (kind == "contract"), quarters),
        "to": lambda: number(key, value, 1, HIGHEST[kind]),
        "count": lambda: number(key, value, 1, 1000),
        "fte": lambda: number(key, value, 0.01, 1000, float),
    }[key]()


def one_of(key: str, value: object, known: list[str]) -> str:
    """Return a value that is known; else say which are, or which are nearest."""
    if value in known:
        return value
    if len(known) <= FEW:
        raise WrongPattern(f"{key} {value!r} is not one of {', '.join(known)}.")
    nearest = get_close_matches(str(value), known, n=3, cutoff=0)
    raise WrongPattern(
        f"{value!r} is no {key} of the catalogue; nearest: {', '.join(nearest)}."
    )


def member_of(value: object, members: dict[str, str]) -> str:
    """Return the id of a member by name or id, where the user may name members."""
    key = members.get(str(value).casefold())
    if key is None:
        raise WrongPattern(f"there is no member {value!r} on the team.")
    return key


def number(
    key: str, value: object, lowest: float, highest: float, kind: Callable = int
) -> int | float:
    """Return a number of its kind within these limits."""
    try:
        found = kind(value)
    except (TypeError, ValueError):
        found = None
    # A float is within no whole numbers, and True is no number of anything.
    is_whole = kind is float or str(found) == str(value)
    if found is None or not is_whole or not lowest <= found <= highest:
        what = "a whole number" if kind is int else "a number"
        raise WrongPattern(
            f"{key} {value!r} is not {what} from {lowest:g} to {highest:g}."
        )
    return found
