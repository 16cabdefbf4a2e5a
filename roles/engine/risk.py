"""What is lost without each person, and what one more would bring."""

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.state import give_time, hire_fit, member_fit, state_of
from roles.engine.team import Team


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
    The programme is solved again with each member's time at 0: the loss is exact.

    References
    ----------
    Own definition; no outside source.

    """
    fit = member_fit(catalogue, team)
    state = state_of(catalogue, team, fit)
    whole = state.programme.solve().objective
    there = np.flatnonzero(team.present())
    stopped = _only_one(fit.productivity.iloc[there][state.work.workload.index])
    rows = []
    for person in there:
        member = team.members.index[person]
        give_time(state, person, 0.0)
        lost = whole - state.programme.solve().objective
        give_time(state, person, state.capacity.iloc[person])
        rows.append((member, max(lost, 0.0), stopped[member]))
    frame = pd.DataFrame(rows, columns=["member", "readiness_lost", "tasks_stopped"])
    return frame.astype({"readiness_lost": float}).sort_values(
        "readiness_lost", ascending=False, kind="stable", ignore_index=True
    )


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
    full speed: the gain is exact.

    References
    ----------
    Own definition; no outside source.

    """
    offers = catalogue.offers()
    fit = member_fit(catalogue, team)
    state = state_of(catalogue, team, fit, hire_fit(catalogue, offers))
    whole = state.programme.solve().objective
    rows = []
    for place, (role, seniority) in enumerate(offers, start=len(team.members)):
        give_time(state, place, 1.0)
        gained = state.programme.solve().objective - whole
        give_time(state, place, 0.0)
        cost = catalogue.annual_cost(role, seniority)
        rows.append((role, seniority, max(gained, 0.0), cost))
    columns = ["role", "seniority", "readiness_gained", "annual_cost"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        "readiness_gained", ascending=False, kind="stable", ignore_index=True
    )


def _only_one(productivity: pd.DataFrame) -> dict[str, list[str]]:
    """Return the tasks that each person alone is able to do."""
    able = productivity.to_numpy() > 0
    alone = able & (able.sum(axis=0) == 1)
    tasks = productivity.columns
    return {
        person: list(tasks[stopped])
        for person, stopped in zip(productivity.index, alone, strict=True)
    }
