"""Patterns of actions: as people write them, and in words."""

import shlex

from roles.engine.plan.patterns import AMOUNTS, KEYS
from roles.reports.plan_words import TITLES, Words

__all__ = ["AMOUNTS", "KEYS", "pattern_text", "text_of"]


def pattern_text(words: Words, pattern: dict) -> str:
    """Say which actions a pattern is about, and at least how much of them."""
    kind = pattern["kind"]
    said = [f"{TITLES[kind]}: {words.what(pattern)}"]
    if "quarter" in pattern:
        said.append(f"in quarter {pattern['quarter']}")
    if "count" in pattern:
        said.append(f"at least {pattern['count']}")
    if "fte" in pattern:
        said.append(f"at least {pattern['fte']:.2f} FTE")
    return ", ".join(said)


def text_of(pattern: dict) -> str:
    """Return a pattern as people write it.

    >>> text_of({"kind": "train", "member": "Ana Lytic", "to": 2})
    "train member='Ana Lytic' to=2"

    """
    pairs = [
        f"{key}={shlex.quote(str(value))}"
        for key, value in pattern.items()
        if key != "kind"
    ]
    return " ".join([str(pattern.get("kind", "")), *pairs])
