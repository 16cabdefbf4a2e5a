"""Coverage and maturity -> scores."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.frames import totals
from roles.engine.team import Team
from roles.engine.workload import area_weights, workload

SEGMENTS = ["segment_1", "segment_2", "segment_3", "segment_4"]


@dataclass(frozen=True)
class Score:
    """What covered work and kept maturity are worth in readiness.

    Attributes
    ----------
    areas : DataFrame, one row per area
        ``weight`` and ``share`` of people [0-1], ``workload`` [FTE],
        ``importance``: sum of importance * target over what is rated.
    task_values : Series, task with work -> readiness per FTE, before segments
    segments : array of 4, value of each quarter of a task, 1 on average
    level_values : Series, rated capability -> readiness per level up to its target
    targets : Series, rated capability -> target. [0-4]
    constant : readiness of the areas without work

    """

    areas: pd.DataFrame
    task_values: pd.Series
    segments: np.ndarray
    level_values: pd.Series
    targets: pd.Series
    constant: float


def score(catalogue: Catalogue, team: Team) -> Score:
    """Return what covered work and kept maturity are worth for this team.

    Notes
    -----
    ``readiness = sum over areas of weight * (share * people + (1 - share) *
    infrastructure)``; ``people`` is the segment-weighted covered work over the
    workload of the area, 1 without work; ``infrastructure`` the importance-weighted
    mean of ``min(kept, target) / target`` over rated capabilities with a target.
    ``share = 1 - (1 - people_share) * rated importance / all importance``, each being
    the sum of importance * target; 1 where nothing is rated.

    References
    ----------
    Own definition; no outside source.

    """
    capabilities, rated = catalogue.capabilities, team.maturity.index
    targets = catalogue.targets(team.stage)
    work = workload(catalogue, team)
    areas = _areas(catalogue, team, work)
    people = areas["weight"] * areas["share"]
    infrastructure = areas["weight"] * (1 - areas["share"])
    work = work[work > 0]
    area_of = catalogue.tasks["area"][work.index]
    per_fte = (people / areas["workload"])[area_of].to_numpy()
    points = areas["importance"].where(areas["importance"] > 0)
    per_point = (infrastructure / points)[capabilities["area"][rated]].to_numpy()
    values = capabilities["importance"][rated] * per_point
    segments = np.array([catalogue.assume(name) for name in SEGMENTS])
    return Score(
        areas=areas,
        task_values=pd.Series(per_fte, index=work.index),
        segments=segments / segments.mean(),
        level_values=values.where(targets[rated] > 0, 0.0),
        targets=targets[rated],
        constant=float(people[areas["workload"] <= 0].sum()),
    )


def _areas(catalogue: Catalogue, team: Team, work: pd.Series) -> pd.DataFrame:
    """Return what areas count, and how much of that is people; see `Score`."""
    importance = catalogue.capabilities["importance"] * catalogue.targets(team.stage)
    area_of, rated = catalogue.capabilities["area"], team.maturity.index
    whole = totals(importance, area_of, catalogue.areas)
    part = totals(importance[rated], area_of[rated], catalogue.areas)
    rated_share = (part / whole).where(whole > 0, 0.0)
    return pd.DataFrame(
        {
            "weight": area_weights(catalogue, team),
            "share": 1 - (1 - catalogue.assume("people_share")) * rated_share,
            "workload": totals(work, catalogue.tasks["area"], catalogue.areas),
            "importance": part,
        }
    )


def area_scores(
    catalogue: Catalogue, value: Score, covered: pd.DataFrame, kept: pd.Series
) -> pd.DataFrame:
    """Return the scores of the areas from covered work and kept maturity.

    Parameters
    ----------
    catalogue : Catalogue
    value : Score
    covered : DataFrame, tasks with work x the four quarters of a task. [FTE]
    kept : Series, rated capability -> level kept. [0-4]

    Returns
    -------
    DataFrame, one row per area
        ``weight``, ``people``, ``infrastructure`` (missing where nothing is rated),
        ``readiness`` [0-1], ``workload`` and ``covered`` [FTE].

    """
    areas = value.areas
    area_of = catalogue.tasks["area"][covered.index]
    by_task = covered.to_numpy()
    worth = totals(by_task @ value.segments, area_of, areas.index)
    # An area without work has nothing left undone.
    people = (worth / areas["workload"]).fillna(1.0)
    importance = catalogue.capabilities["importance"][kept.index]
    points = importance * np.minimum(kept, value.targets)
    reached = totals(points, catalogue.capabilities["area"][kept.index], areas.index)
    infrastructure = reached / areas["importance"].where(areas["importance"] > 0)
    share = areas["share"]
    built = infrastructure.fillna(0.0)  # its share is 0 where nothing is rated
    return pd.DataFrame(
        {
            "weight": areas["weight"],
            "people": people,
            "infrastructure": infrastructure,
            "readiness": share * people + (1 - share) * built,
            "workload": areas["workload"],
            "covered": totals(by_task.sum(axis=1), area_of, areas.index),
        }
    )


def layer_scores(catalogue: Catalogue, team: Team, kept: pd.Series) -> pd.DataFrame:
    """Return how far each layer stands, from the ground up by id.

    Returns
    -------
    DataFrame, one row per layer
        ``rated``: capabilities rated; ``infrastructure``: importance-weighted share
        of the targets that is kept, missing where nothing is rated [0-1];
        ``target``: importance-weighted mean target of the layer. [0-4]

    """
    capabilities, targets = catalogue.capabilities, catalogue.targets(team.stage)
    importance, target = capabilities["importance"].to_numpy(), targets.to_numpy()
    is_rated = capabilities.index.isin(kept.index)
    level = kept.reindex(capabilities.index).fillna(0.0).to_numpy()  # not rated: none
    met = importance * np.minimum(level, target)
    wanted = importance * target
    columns = [is_rated, met, wanted * is_rated, wanted, importance * (target > 0)]
    in_layer = np.equal.outer(
        catalogue.layers.to_numpy(), capabilities["layer"].to_numpy()
    )
    rated, met, asked, wanted, weight = (in_layer @ np.stack(columns, axis=1)).T
    return pd.DataFrame(
        {
            "rated": rated.astype(int),
            "infrastructure": met / np.where(asked > 0, asked, np.nan),
            "target": wanted / np.where(weight > 0, weight, 1.0),
        },
        index=catalogue.layers,
    )
