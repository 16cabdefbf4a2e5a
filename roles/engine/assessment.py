"""What a team can carry today: the allocation programme with nothing to decide."""

import zlib
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from roles.engine.allocation import UNSUPERVISED, UPKEEP
from roles.engine.catalogue import Catalogue
from roles.engine.fit import Fit, home_tasks, match
from roles.engine.gaps import skill_gaps, task_gaps
from roles.engine.levels import resolve_levels
from roles.engine.programme import INFINITY, Solution
from roles.engine.readiness import SEGMENTS, area_scores, layer_scores
from roles.engine.risk import key_people, next_hires
from roles.engine.state import State, state_of
from roles.engine.team import Team
from roles.engine.work import Work
from roles.engine.workload import demand

__all__ = ["Assessment", "assess", "demand", "key_people", "next_hires"]

TINY = 1e-4  # preferences that break ties, far below a unit of time
LITTLE_WORK = 1e-3  # enough above the solver's tolerance to divide by
LEAST_TIME = 1e-6  # time below this is rounding of the solver
SCORE_SLACK = 1e-9


@dataclass(frozen=True)
class Assessment:
    """What a team can carry, and where it is short.

    Attributes
    ----------
    readiness : score of the team. [0-1]
    readiness_full_scope : the same with every scope at 1; None where all are. [0-1]
    areas : DataFrame by area; see `readiness.area_scores`
    tasks : DataFrame by task; see `gaps.task_gaps`
    allocation : DataFrame ``member``, ``task``, ``fte``, ``productivity``
    upkeep : DataFrame ``member``, ``task``, ``fte``
    spare : Series, member there -> time the model could not place. [FTE]
    kept, maturity : Series, rated capability -> level kept running, level rated. [0-4]
    layers : DataFrame by layer; see `readiness.layer_scores`
    upkeep_need : Series, owner task -> work to keep all that stands. [FTE]
    skills : DataFrame; see `gaps.skill_gaps`
    levels, origins : DataFrame, members x skills; see `levels.resolve_levels`
    fit : Fit, members x tasks
    worth_of_time : Series, task -> readiness per further FTE of productive work

    """

    readiness: float
    readiness_full_scope: float | None
    areas: pd.DataFrame
    tasks: pd.DataFrame
    allocation: pd.DataFrame
    upkeep: pd.DataFrame
    spare: pd.Series
    kept: pd.Series
    maturity: pd.Series
    layers: pd.DataFrame
    upkeep_need: pd.Series
    skills: pd.DataFrame
    levels: pd.DataFrame
    origins: pd.DataFrame
    fit: Fit
    worth_of_time: pd.Series


def assess(catalogue: Catalogue, team: Team) -> Assessment:
    """Assess a team on its day: who carries what, and what that is worth.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
        Members who are not there on the day count for nothing.

    Returns
    -------
    Assessment

    Notes
    -----
    The first programme maximises readiness. The second keeps that score and puts as
    much time as it can on home tasks, with a tiny fixed preference by id; it does no
    more than there is to do, so that what is left is time the model could not place.
    Coverage and allocation are reported from it.

    References
    ----------
    Own definition; no outside source.

    """
    levels, origins = resolve_levels(catalogue, team)
    fit = match(catalogue, levels, team.roles)
    state = state_of(catalogue, team, fit)
    first = state.programme.solve()
    worth = _worth_of_time(state, first)
    second = _settle(catalogue, team, state, first)
    work = state.work
    covered = pd.DataFrame(
        np.clip(second.values[state.blocks.covered[0]], 0, None),
        index=work.workload.index,
        columns=SEGMENTS,
    )
    kept = _kept(work, second.values[state.blocks.kept[0]])
    return Assessment(
        readiness=first.objective,
        readiness_full_scope=_full_scope(catalogue, team, fit),
        areas=area_scores(catalogue, work.score, covered, kept),
        tasks=task_gaps(catalogue, work.workload, covered),
        kept=kept,
        maturity=team.maturity,
        layers=layer_scores(catalogue, team, kept),
        upkeep_need=_upkeep_need(work),
        skills=skill_gaps(catalogue, work.workload, levels[team.present()]),
        levels=levels,
        origins=origins,
        fit=fit,
        worth_of_time=worth,
        **_carried(team, state, second),
    )


def _full_scope(catalogue: Catalogue, team: Team, fit: Fit) -> float | None:
    """Return the readiness with every scope at 1, where one differs."""
    if (team.scope == 1).all():
        return None
    whole = replace(team, scope=pd.Series(1.0, index=team.scope.index))
    return state_of(catalogue, whole, fit).programme.solve().objective


def _settle(
    catalogue: Catalogue, team: Team, state: State, first: Solution
) -> Solution:
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
    return programme.solve()


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
    kept = pd.Series(values, index=pd.Index(work.parts["capability"]))
    # The sum makes a solver's -0.0 a plain zero.
    kept = kept.groupby(level=0).sum().clip(lower=0) + 0.0
    return kept.reindex(work.score.targets.index).rename_axis("capability")


def _upkeep_need(work: Work) -> pd.Series:
    """Return the work of each owner task to keep all that stands. [FTE]"""
    need = work.parts["upkeep"] * work.parts["today"]
    by_owner = need.groupby(work.parts["owner"]).sum()
    return by_owner.reindex(work.owners).rename_axis("task")


def _carried(team: Team, state: State, second: Solution) -> dict[str, object]:
    """Return who carries what: ``allocation``, ``upkeep`` and ``spare``."""
    ways, values = state.ways, second.values[state.blocks.time[0]]
    some = np.flatnonzero(values > LEAST_TIME)
    tasks = team.scope.index
    rows = pd.DataFrame(
        {
            "member": team.members.index[ways.group[some]],
            "task": tasks[ways.among(tasks, state.work)[some]],
            "fte": values[some],
            "done": values[some] * ways.rate[some],
        }
    )
    keeping = ways.kind[some] == UPKEEP
    work, upkeep = (
        part.groupby(["member", "task"], as_index=False)[["fte", "done"]].sum()
        for part in (rows[~keeping], rows[keeping])
    )
    used = np.bincount(ways.group, values, minlength=len(team.members))
    return {
        "allocation": work.assign(productivity=work["done"] / work["fte"]).drop(
            columns="done"
        ),
        "upkeep": upkeep.drop(columns="done"),
        "spare": (state.capacity - used).clip(lower=0)[team.present()],
    }


def _worth_of_time(state: State, first: Solution) -> pd.Series:
    """Return readiness per further FTE of fully productive work on each task.

    Solved again with a little work given: where the price of a rule is not unique,
    the solver's own would be that of some work less.
    """
    gains = []
    for rule in state.blocks.coverage[0]:
        state.programme.bound_rules(rule, -INFINITY, LITTLE_WORK)
        gains.append(state.programme.solve().objective - first.objective)
        state.programme.bound_rules(rule, -INFINITY, 0.0)
    prices = np.clip(np.array(gains) / LITTLE_WORK, 0, None)
    return pd.Series(prices, index=state.work.workload.index)
