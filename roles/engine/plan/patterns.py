"""Patterns of actions that a question locks or excludes, checked by name."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from roles.engine.catalogue import SENIORITIES, Catalogue
from roles.engine.plan.problem import InvalidQuestion, PlanQuestion
from roles.engine.team import Team

KEYS = {
    "hire": ["role", "seniority", "quarter"],
    "contract": ["role", "seniority", "quarter"],
    "train": ["member", "skill", "to", "quarter"],
    "raise": ["capability", "to", "mode", "quarter"],
}
AMOUNTS = {"hire": "count", "contract": "fte"}


def check_patterns(catalogue: Catalogue, team: Team, question: PlanQuestion) -> None:
    """Check what is locked and excluded by name.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    question : PlanQuestion

    Raises
    ------
    InvalidQuestion
        If a pattern has an unknown kind, key or value; names it.

    References
    ----------
    Own definition; no outside source.

    """
    known = {
        "role": list(catalogue.roles),
        "seniority": SENIORITIES,
        "member": list(team.members.index),
        "skill": list(catalogue.skills),
        "capability": list(catalogue.capabilities.index),
        "mode": ["buy", "build"],
        "to": range(1, 5),
        "quarter": range(1, question.quarters + 1),
    }
    for pattern in question.locked:
        amount = AMOUNTS.get(pattern.get("kind"))
        _check(pattern, known, [amount] if amount else [])
    for pattern in question.excluded:
        _check(pattern, known, [])


def _check(pattern: Mapping, known: Mapping, amounts: list[str]) -> None:
    """Refuse a pattern with a kind, key or value that there is not."""
    kind, text = pattern.get("kind"), text_of(pattern)
    if kind not in KEYS:
        raise InvalidQuestion(f"{text!r}: kind must be one of {list(KEYS)}")
    for key, value in pattern.items():
        if key in amounts:
            number = int if key == "count" else int | float
            is_number = isinstance(value, number) and not isinstance(value, bool)
            if not is_number or not 0 < value < np.inf:
                raise InvalidQuestion(f"{text!r}: {key} cannot be {value!r}")
        elif key != "kind" and key not in KEYS[kind]:
            raise InvalidQuestion(f"{text!r}: no match for the key {key!r}")
        elif key != "kind" and value not in known[key]:
            raise InvalidQuestion(f"{text!r}: no match for {key} {value!r}")


def text_of(pattern: Mapping) -> str:
    """Return a pattern in words: its kind and what it says of it.

    Examples
    --------
    >>> text_of({"kind": "raise", "capability": "store", "to": 2})
    'raise capability=store to=2'

    """
    values = [f"{key}={value}" for key, value in pattern.items() if key != "kind"]
    return " ".join([str(pattern.get("kind")), *values])


def least_of(pattern: Mapping, catalogue: Catalogue) -> float:
    """Return how much a locked pattern asks for: a number of hires, FTE, or one."""
    default = catalogue.assume("contract_least") if pattern["kind"] == "contract" else 1
    return float(pattern.get(AMOUNTS.get(pattern["kind"]), default))


def options_matching(pattern: Mapping, options: pd.DataFrame) -> np.ndarray:
    """Tell which options of its kind a pattern matches, whatever the quarter."""
    match = np.ones(len(options), dtype=bool)
    for key in set(KEYS[pattern["kind"]]) & set(pattern) - {"quarter"}:
        match &= options[key].eq(pattern[key]).to_numpy(dtype=bool)
    return match
