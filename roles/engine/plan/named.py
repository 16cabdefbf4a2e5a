"""The rules of a plan by the names people know, and the rows that hold each."""

import numpy as np

from roles.engine.matrix import INFINITY
from roles.engine.plan.states import Model
from roles.engine.programme import Programme

# The blocks of rows of each rule; those of a state belong to what people are short of.
BLOCKS = {
    "budget": ["budget"],
    "afterwards": ["afterwards"],
    "headcount": ["headcount"],
    "onboarding": ["onboarding"],
    "contractors": ["contractors"],
    "prerequisites": ["raise in order"],
    "learning": ["one step at a time", "learn in order"],
    "once": ["raise once", "learn once"],
    "landing": ["upkeep"],
    "learners": ["learners"],
    "keep_going": ["keep going"],
    "locked": ["locked"],
}
MONEY = ["budget", "afterwards"]


def rows_of(programme: Programme, rule: str) -> np.ndarray:
    """Return the numbers of the rows of a rule; none where it is not asked for."""
    blocks = [programme.block(name).ravel() for name in BLOCKS[rule]]
    return np.concatenate(blocks)


def free(programme: Programme, rows: np.ndarray) -> None:
    """Let rows be anything."""
    programme.bound_rules(rows, -INFINITY, INFINITY)


def restore(programme: Programme, rows: np.ndarray) -> None:
    """Give rows their own limits again."""
    low, high = programme.limits()
    programme.bound_rules(rows, low[rows], high[rows])


def beyond(programme: Programme, values: np.ndarray) -> np.ndarray:
    """Return by row how far values are beyond its limits; below 0 within them."""
    terms, (low, high) = programme.terms(), programme.limits()
    rows = np.repeat(np.arange(programme.row_count), np.diff(terms.starts))
    sums = np.bincount(
        rows,
        terms.values * values[terms.variables],
        minlength=programme.row_count,
    )
    return np.maximum(sums - high, low - sums)


def waiting(model: Model, pair: np.ndarray) -> list[tuple[str, int]]:
    """Return the level that waits and what it waits for, by the rows of the two.

    The second is missing where it cannot come to stand within the horizon.
    """
    terms, raises = model.programme.terms(), model.problem.options.raises
    # The two have the same signs in all quarters, the later one plus.
    part = slice(terms.starts[pair[0]], terms.starts[pair[-1] + 1])
    levels = []
    for sign in (1, -1):
        some = terms.variables[part][np.sign(terms.values[part]) == sign]
        place = np.flatnonzero(np.isin(model.taken["raise"], some))[:1]
        chosen = raises.iloc[model.decisions["raise"].option[place]]
        levels += list(zip(chosen["capability"], chosen["to"], strict=True))
    return levels
