"""Whole numbers told by their sums so far: "done by now" instead of "done now"."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Staircase:
    """Variables of one block that follow each other, group by group.

    ``steps`` are the variables, ``first`` is for each of them the place of the first
    of its group. A sum is kept for all but the first, whose sum it is itself.
    """

    steps: np.ndarray
    first: np.ndarray

    @property
    def summed(self) -> np.ndarray:
        """Return the places of the steps that have a sum of their own."""
        return np.flatnonzero(self.first < np.arange(len(self.steps)))


def staircase(steps: np.ndarray, group: np.ndarray) -> Staircase:
    """Return the staircase of variables; those of a group stand beside each other."""
    place = np.arange(len(steps))
    begins = np.append(True, group[1:] != group[:-1])[: len(steps)]
    return Staircase(steps, np.maximum.accumulate(np.where(begins, place, 0)))


def sums_so_far(stairs: Staircase, values: np.ndarray) -> np.ndarray:
    """Return the sums of the steps that have one, at these values of all variables."""
    counted = values[stairs.steps]
    total = np.cumsum(counted)
    before = (total - counted)[stairs.first]
    return (total - before)[stairs.summed]


def by_sums(
    stairs: Staircase,
    sums: np.ndarray,
    rules: np.ndarray,
    variables: np.ndarray,
    values: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return terms with each step written as its sum less the sum before.

    `sums` are the numbers of the variables that hold the sums. Where a rule counts
    what was done by some quarter, all but one of its terms cancel.
    """
    above, below = _above_and_below(stairs, sums, variables)
    change = above >= 0
    return (
        np.concatenate([rules, rules[change]]),
        np.concatenate([np.where(change, above, variables), below[change]]),
        np.concatenate([values, -values[change]]),
    )


def definitions(
    stairs: Staircase, sums: np.ndarray, rules: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the terms of: sum - sum before - step = 0."""
    steps = stairs.steps[stairs.summed]
    above, below = _above_and_below(stairs, sums, steps)
    ones = np.ones(len(steps))
    return (
        np.tile(rules, 3),
        np.concatenate([above, below, steps]),
        np.concatenate([ones, -ones, -ones]),
    )


def _above_and_below(
    stairs: Staircase, sums: np.ndarray, variables: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return for each variable its sum and the sum before; -1 where it has none."""
    most = max(variables.max(initial=-1), stairs.steps.max(initial=-1)) + 1
    told_by = stairs.steps.copy()  # the first of a group is its own sum
    told_by[stairs.summed] = sums
    above, below = np.full(most, -1), np.full(most, -1)
    above[stairs.steps[stairs.summed]] = sums
    below[stairs.steps[stairs.summed]] = told_by[stairs.summed - 1]
    return above[variables], below[variables]
