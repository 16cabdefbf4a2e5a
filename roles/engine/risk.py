"""What is lost without each person or pair, and what one more would bring."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.programme import Solution
from roles.engine.state import State, give_time, hire_fit, member_fit, state_of
from roles.engine.team import Team

NOTHING = 1e-9  # time and prices below this are rounding of the solver


def key_people(catalogue: Catalogue, team: Team) -> pd.DataFrame:
    """Return what a quarter without each member would cost the team.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team

    Returns
    -------
    DataFrame, one row per member who is there, largest loss first
        ``member``; ``readiness_lost`` [0-1]; ``tasks_stopped``: list of the tasks
        with work that nobody else is able to do.

    Notes
    -----
    The programme is solved again with each member's time at 0: the loss is exact. Who
    has no time in the optimum is not missed in it: their loss is 0 without a solve.

    References
    ----------
    Own definition; no outside source.

    """
    fit = member_fit(catalogue, team)
    state = state_of(catalogue, team, fit)
    whole = state.programme.solve()
    there = np.flatnonzero(team.present())
    stopped = _only_one(fit.productivity.iloc[there][state.work.workload.index])
    busy = _time_used(state, whole) > NOTHING
    rows = []
    for person in there:
        member, lost = team.members.index[person], 0.0
        if busy[person]:
            lost = whole.objective - _without(state, person).objective
        rows.append((member, max(lost, 0.0), stopped[member]))
    frame = pd.DataFrame(rows, columns=["member", "readiness_lost", "tasks_stopped"])
    return frame.astype({"readiness_lost": float}).sort_values(
        "readiness_lost", ascending=False, kind="stable", ignore_index=True
    )


def key_pairs(catalogue: Catalogue, team: Team) -> pd.DataFrame:
    """Return what a quarter without each two members would cost the team.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team

    Returns
    -------
    DataFrame, one row per pair of members who are there, largest loss first
        ``member``, ``other``, in order of the members; ``readiness_lost`` [0-1];
        ``beyond``: how much of it is lost beyond what each alone would cost, below 0
        where they lose the same [-1 to 1]; ``tasks_stopped``: list of the tasks with
        work that nobody but the two is able to do.

    Notes
    -----
    The programme is solved again with the time of both at 0: the loss is exact. Where
    the optimum without one leaves the other without time, that is the optimum without
    both, and is not solved again.

    References
    ----------
    Own definition; no outside source.

    """
    fit = member_fit(catalogue, team)
    state = state_of(catalogue, team, fit)
    able = fit.productivity[state.work.workload.index].to_numpy() > 0
    able &= team.present().to_numpy()[:, None]
    count, names, tasks = able.sum(axis=0), team.members.index, state.work.workload
    rows = []
    for (one, two), both, beyond in _pair_losses(state, np.flatnonzero(team.present())):
        only = (able[one] | able[two]) & (count == able[[one, two]].sum(axis=0))
        rows.append((names[one], names[two], both, beyond, list(tasks.index[only])))
    columns = ["member", "other", "readiness_lost", "beyond", "tasks_stopped"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"readiness_lost": float, "beyond": float}).sort_values(
        "readiness_lost", ascending=False, kind="stable", ignore_index=True
    )


def _pair_losses(
    state: State, people: np.ndarray
) -> Iterator[tuple[tuple[int, int], float, float]]:
    """Yield each pair with what is lost without both, and beyond the single losses."""
    whole = state.programme.solve().objective
    alone = {person: _without(state, person) for person in people}
    lost = {person: max(whole - alone[person].objective, 0.0) for person in people}
    busy = {person: _time_used(state, alone[person]) > NOTHING for person in people}
    for one, two in combinations(people, 2):
        both = max(lost[one], lost[two])
        # Where one is idle without the other, nothing more is lost.
        if busy[one][two] and busy[two][one]:
            both = max(whole - _without(state, one, two).objective, both)
        yield (one, two), both, both - lost[one] - lost[two]


def next_hires(catalogue: Catalogue, team: Team) -> pd.DataFrame:
    """Return what one more person of each role and seniority would bring.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team

    Returns
    -------
    DataFrame, one row per role and seniority on offer, best first
        ``role``, ``seniority``; ``readiness_gained`` [0-1]; ``annual_cost``, loaded,
        of a year. [thousands]

    Notes
    -----
    The programme is solved again with one full-time person of typical levels more, at
    full speed: the gain is exact. The price of a person's time bounds the gain; where
    it is 0, so is the gain, without a solve.

    References
    ----------
    Own definition; no outside source.

    """
    offers = catalogue.offers()
    _, gains = hire_gains(catalogue, team, offers)
    rows = [
        (role, seniority, gained, catalogue.annual_cost(role, seniority))
        for (role, seniority), gained in zip(offers, gains, strict=True)
    ]
    columns = ["role", "seniority", "readiness_gained", "annual_cost"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        "readiness_gained", ascending=False, kind="stable", ignore_index=True
    )


def hire_gains(
    catalogue: Catalogue, team: Team, offers: list[tuple[str, str]]
) -> tuple[float, list[float]]:
    """Return readiness, and what each role and seniority on offer would add. [0-1]"""
    fit = member_fit(catalogue, team)
    state = state_of(catalogue, team, fit, hire_fit(catalogue, offers))
    whole = state.programme.solve()
    prices = whole.duals[state.blocks.capacity[0]]
    gains = np.zeros(len(offers))
    first = len(team.members)
    for place in np.flatnonzero(np.abs(prices[first:]) > NOTHING):
        give_time(state, first + place, 1.0)
        gains[place] = state.programme.solve().objective - whole.objective
        give_time(state, first + place, 0.0)
    return whole.objective, list(np.clip(gains, 0, None))


def _without(state: State, *people: int) -> Solution:
    """Return the optimum without the time of these people, who then have it back."""
    for person in people:
        give_time(state, person, 0.0)
    found = state.programme.solve()
    for person in people:
        give_time(state, person, state.capacity.iloc[person])
    return found


def _time_used(state: State, found: Solution) -> np.ndarray:
    """Return the time of each person that a solution uses. [FTE]"""
    time = found.values[state.blocks.time[0]]
    return np.bincount(state.ways.group, time, len(state.capacity))


def _only_one(productivity: pd.DataFrame) -> dict[str, list[str]]:
    """Return the tasks that each person alone is able to do."""
    able = productivity.to_numpy() > 0
    alone = able & (able.sum(axis=0) == 1)
    tasks = productivity.columns
    return {
        person: list(tasks[stopped])
        for person, stopped in zip(productivity.index, alone, strict=True)
    }
