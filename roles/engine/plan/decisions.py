"""What a plan decides: what of all that may start, when, and how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.plan.patterns import options_matching

KINDS = ["hire", "contract", "train", "raise"]


@dataclass(frozen=True)
class Decisions:
    """What may start when: arrays, one entry per option and quarter.

    ``option`` is a position in the options of the kind, ``upper`` the most of it: a
    number of hires, the FTE of a contract (``quarter`` is then the quarter at work).
    """

    option: np.ndarray
    quarter: np.ndarray
    upper: np.ndarray

    def under_way(self, states: np.ndarray, length: pd.Series) -> np.ndarray:
        """Return 1 in the states in which each is under way, states x decisions."""
        since = states[:, None] - self.quarter
        under_way = (since >= 0) & (since < length.to_numpy(dtype=int)[self.option])
        return under_way.astype(float)

    def stands(self, states: np.ndarray, wait: pd.Series) -> np.ndarray:
        """Return 1 in the states in which each has come to stand."""
        since = self.quarter + wait.to_numpy(dtype=int)[self.option]
        return (states[:, None] >= since).astype(float)

    def at(self, places: np.ndarray) -> "Decisions":
        """Return the decisions at some places."""
        return Decisions(self.option[places], self.quarter[places], self.upper[places])

    def matching(self, pattern: Mapping, options: pd.DataFrame) -> np.ndarray:
        """Tell which a pattern matches; `options` are those of the kind."""
        match = options_matching(pattern, options)[self.option]
        return match & np.isin(self.quarter, pattern.get("quarter", self.quarter))

    def kept(self, counts: np.ndarray) -> "Decisions":
        """Return the decisions that were taken, up to what was taken of each."""
        taken = np.flatnonzero(counts > 0)
        return Decisions(self.option[taken], self.quarter[taken], counts[taken])


def in_whole(kind: str, counts: np.ndarray) -> np.ndarray:
    """Return what the whole-number variables of a kind are, by how much is taken."""
    return (counts > 0).astype(float) if kind == "contract" else counts


def no_decisions() -> dict[str, Decisions]:
    """Return a plan's decisions where nothing may be done."""
    nothing = Decisions(np.zeros(0, int), np.zeros(0, int), np.zeros(0))
    return dict.fromkeys(KINDS, nothing)
