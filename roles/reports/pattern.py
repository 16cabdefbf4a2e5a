"""What must be in a plan, or must not, in words."""

from roles.engine.plan.patterns import AMOUNTS, KEYS
from roles.reports.plan_words import TITLES, Words

__all__ = ["AMOUNTS", "KEYS", "pattern_text"]


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
