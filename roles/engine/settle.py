"""The allocation that keeps the score and puts time where people are at home."""

import zlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.allocation import UNSUPERVISED
from roles.engine.catalogue import Catalogue
from roles.engine.fit import home_tasks
from roles.engine.frames import totals
from roles.engine.programme import INFINITY, Solution
from roles.engine.readiness import SEGMENTS
from roles.engine.state import State
from roles.engine.team import Team
from roles.engine.work import Work

TINY = 1e-4  # preferences that break ties, far below a unit of time
SCORE_SLACK = 1e-9


@dataclass(frozen=True)
class Settled:
    """The allocation that is reported.

    ``time`` of each way [FTE]; ``covered`` work of each quarter of a task [FTE];
    ``kept`` level of each rated capability [0-4].
    """

    time: np.ndarray
    covered: pd.DataFrame
    kept: pd.Series


def settle(catalogue: Catalogue, team: Team, state: State, first: Solution) -> Settled:
    """Keep the score, and put as much time as possible on home tasks."""
    programme, work, blocks = state.programme, state.work, state.blocks
    floor = first.objective - work.score.constant - SCORE_SLACK
    programme.bound_rules(state.score, floor, INFINITY)
    # Where tools alone could do more than there is to do, work may exceed it.
    relieved = work.relief @ work.parts["today"].to_numpy()
    exact = np.where(relieved <= work.workload, 0.0, -INFINITY)
    programme.bound_rules(blocks.coverage[0], exact, 0.0)
    programme.bound_rules(blocks.upkeep[0], 0.0, 0.0)
    programme.change_objective(_preferences(catalogue, team, state))
    values = programme.solve().values
    covered = np.clip(values[blocks.covered[0]], 0, None)
    return Settled(
        time=values[blocks.time[0]],
        covered=pd.DataFrame(covered, index=work.workload.index, columns=SEGMENTS),
        kept=_kept(work, values[blocks.kept[0]]),
    )


def _preferences(catalogue: Catalogue, team: Team, state: State) -> np.ndarray:
    """Return what the second programme maximises: home time, then small preferences.

    Learners whom nobody carries count by what they bring, so that leaving them alone
    is never preferred; idle people rather keep things running than not.
    """
    work, ways, blocks = state.work, state.ways, state.blocks
    tasks = ways.among(catalogue.tasks.index, work)
    home = home_tasks(catalogue, team.roles).loc[team.members.index].to_numpy()
    value = np.where(ways.kind == UNSUPERVISED, work.unsupervised_share, 1.0)
    people, names = _hashes(team.members.index), _hashes(catalogue.tasks.index)
    mixed = people[ways.group] * (2 * names[tasks] + 1) + ways.kind.astype(np.uint64)
    tie = (mixed % np.uint64(2**32)) / 2**32
    costs = np.zeros(state.programme.column_count)
    costs[blocks.time[0]] = home[ways.group, tasks] * value - TINY * (1 + tie)
    costs[blocks.kept[0]] = 10 * TINY * (1 + np.linspace(0, 1, len(work.parts)))
    return costs


def _hashes(labels: pd.Index) -> np.ndarray:
    """Return a fixed number for each label, the same whoever stands beside it."""
    codes = [zlib.crc32(str(label).encode()) for label in labels]
    return np.array(codes, dtype=np.uint64)


def _kept(work: Work, values: np.ndarray) -> pd.Series:
    """Return the level of each rated capability that somebody keeps running. [0-4]"""
    rated = work.score.targets.index
    # The sum makes a solver's -0.0 a plain zero.
    kept = totals(values, work.parts["capability"], rated).clip(lower=0) + 0.0
    return kept.rename_axis("capability")
