"""What a team can carry today: the allocation programme with nothing to decide."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from roles.engine.allocation import UPKEEP
from roles.engine.catalogue import Catalogue
from roles.engine.fit import Fit, match
from roles.engine.frames import totals
from roles.engine.gaps import skill_gaps, task_gaps
from roles.engine.levels import resolve_levels
from roles.engine.programme import INFINITY, Solution
from roles.engine.readiness import area_scores, layer_scores
from roles.engine.risk import key_pairs, key_people, next_hires
from roles.engine.settle import settle
from roles.engine.state import State, state_of
from roles.engine.team import Team
from roles.engine.work import Work
from roles.engine.workload import demand

__all__ = ["Assessment", "assess", "demand", "key_pairs", "key_people", "next_hires"]

LITTLE_WORK = 1e-3  # enough above the solver's tolerance to divide by
LEAST_TIME = 1e-6  # time below this is rounding of the solver


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
    work, settled = state.work, settle(catalogue, team, state, first)
    covered, kept = settled.covered, settled.kept
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
        **_carried(team, state, settled.time),
    )


def scores(
    catalogue: Catalogue, team: Team, levels: pd.DataFrame
) -> tuple[float, pd.DataFrame]:
    """Return readiness [0-1] and the areas of a team whose members had these levels.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    levels : DataFrame, members x skills. [0-4]

    Returns
    -------
    readiness : float. [0-1]
    areas : DataFrame by area; see `readiness.area_scores`

    """
    state = state_of(catalogue, team, match(catalogue, levels, team.roles))
    first = state.programme.solve()
    settled = settle(catalogue, team, state, first)
    score = state.work.score
    areas = area_scores(catalogue, score, settled.covered, settled.kept)
    return first.objective, areas


def _full_scope(catalogue: Catalogue, team: Team, fit: Fit) -> float | None:
    """Return the readiness with every scope at 1, where one differs."""
    if (team.scope == 1).all():
        return None
    whole = replace(team, scope=pd.Series(1.0, index=team.scope.index))
    return state_of(catalogue, whole, fit).programme.solve().objective


def _upkeep_need(work: Work) -> pd.Series:
    """Return the work of each owner task to keep all that stands. [FTE]"""
    need = work.parts["upkeep"] * work.parts["today"]
    kept_here = work.parts["owner"].isin(work.owners)
    by_owner = totals(need[kept_here], work.parts["owner"][kept_here], work.owners)
    return by_owner.rename_axis("task")


def _carried(team: Team, state: State, values: np.ndarray) -> dict[str, object]:
    """Return who carries what: ``allocation``, ``upkeep`` and ``spare``."""
    ways = state.ways
    spent = values > LEAST_TIME
    keeping = ways.kind == UPKEEP
    used = np.bincount(ways.group, values, minlength=len(team.members))
    upkeep = _by_person(team, state, values, spent & keeping)
    return {
        "allocation": _by_person(team, state, values, spent & ~keeping),
        "upkeep": upkeep.drop(columns="productivity"),
        "spare": (state.capacity - used).clip(lower=0)[team.present()],
    }


def _by_person(
    team: Team, state: State, values: np.ndarray, chosen: np.ndarray
) -> pd.DataFrame:
    """Return the time of the chosen ways by person and task, in order of both."""
    ways, tasks, some = state.ways, team.scope.index, np.flatnonzero(chosen)
    place = ways.group[some] * len(tasks) + ways.among(tasks, state.work)[some]
    pairs, of_way = np.unique(place, return_inverse=True)
    fte = np.bincount(of_way, values[some], len(pairs)).astype(float)
    done = np.bincount(of_way, values[some] * ways.rate[some], len(pairs))
    person, task = np.divmod(pairs, len(tasks))
    return pd.DataFrame(
        {
            "member": team.members.index[person],
            "task": tasks[task],
            "fte": fte,
            "productivity": done / fte,
        }
    )


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
