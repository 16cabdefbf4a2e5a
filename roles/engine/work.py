"""What there is to do and to keep, and what that is worth."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.readiness import Score, score
from roles.engine.team import Team
from roles.engine.workload import kept_modes, upkeep, workload


@dataclass(frozen=True)
class Work:
    """What there is to do and to keep. [FTE]

    Attributes
    ----------
    workload : Series, task with work -> work
    relief : array, tasks with work x parts: work taken away by a kept level
    parts : DataFrame, one row per capability and way its levels came
        ``capability``, ``mode``, ``upkeep`` of a level, ``today``: levels standing,
        ``owner`` task.
    owners : Index of the tasks that keep something
    score : what it is worth in readiness
    learners_per_master, unsupervised_share : as assumed

    """

    workload: pd.Series
    relief: np.ndarray
    parts: pd.DataFrame
    owners: pd.Index
    score: Score
    learners_per_master: float
    unsupervised_share: float


def work_of(catalogue: Catalogue, team: Team, raised: bool = False) -> Work:
    """Return what there is to do for a team; `raised`: with both ways to raise."""
    load = workload(catalogue, team)
    load = load[load > 0]
    parts = _parts(catalogue, team, raised)
    relief = catalogue.relief.loc[parts["capability"], load.index].to_numpy().T
    owners = catalogue.capabilities.loc[parts["capability"], "owner_task"]
    kept_here = owners[~owners.index.isin(team.provided)]
    return Work(
        workload=load,
        relief=relief * load.to_numpy()[:, None] / 4,
        parts=parts.assign(owner=owners.to_numpy()),
        owners=pd.Index(sorted(set(kept_here)), dtype=object),
        score=score(catalogue, team),
        learners_per_master=catalogue.assume("learners_per_master"),
        unsupervised_share=catalogue.assume("unsupervised_share"),
    )


def _parts(catalogue: Catalogue, team: Team, raised: bool) -> pd.DataFrame:
    """Return the parts of the rated maturity, by how each level came."""
    needs, today = upkeep(catalogue), kept_modes(catalogue, team)
    needs = {mode: needs[mode].dropna().to_dict() for mode in needs}
    rows = []
    for capability, level in team.maturity.items():
        if capability in team.provided:
            rows.append((capability, today[capability], 0.0, level))
            continue
        for mode, need in needs.items():
            if capability in need and (raised or mode == today[capability]):
                stands = level if mode == today[capability] else 0.0
                rows.append((capability, mode, need[capability], stands))
    columns = ["capability", "mode", "upkeep", "today"]
    return pd.DataFrame(rows, columns=columns).astype({"upkeep": float, "today": float})
