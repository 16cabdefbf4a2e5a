"""Whether a plan holds what is locked and nothing that is excluded."""

from tests.independent.checked import Checked
from tests.independent.programme import value_of
from tests.independent.wishes import in_words, least, matches, taken_of

NEAR = 1e-6


def locked_faults(checked: Checked) -> list[str]:
    """What is locked is in the plan."""
    faults = []
    for pattern in checked.question.locked:
        taken = value_of(taken_of(checked.horizon, pattern), {})
        if taken < least(checked.book, pattern) - NEAR:
            faults.append(f"locked: {in_words(pattern)}, of which there is {taken:g}")
    return faults


def excluded_faults(checked: Checked) -> list[str]:
    """Nothing that is excluded is in the plan."""
    return [
        f"excluded: {in_words(pattern)}, but {decision} stands in quarter {quarter}"
        for pattern in checked.question.excluded
        for decision, quarter in checked.horizon.taken
        if matches(pattern, decision, quarter)
    ]
