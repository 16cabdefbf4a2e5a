"""People lent between teams that are planned together: time of one, work in another.

A guest works with the levels and roles that they have today, independence included, and
learns on the job, keeps and lands like anybody there. What they are trained in at home
counts at home.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.plan.states import Model
from roles.engine.programme import Programme

LEAST_LENT = 1e-6  # FTE; less is rounding of the solver
TINY = 1e-4  # preferences that break ties, far below a unit of time


@dataclass(frozen=True)
class Loans:
    """Who may be lent where, one row each, and for how much of their time.

    ``who``: ``home`` and ``host`` (positions of teams), ``member`` (position in the
    home team) and ``guest`` (position among the guests of the host); ``time`` are
    variables, states x rows. [FTE]
    """

    who: pd.DataFrame
    time: np.ndarray


def loans_between(programme: Programme, teams: Sequence[Model]) -> Loans:
    """Return what may be lent: of each member, to each team that takes guests."""
    rows = [
        (home, host, member, teams[home].problem.time[:, member])
        for host in range(len(teams))
        for home in range(len(teams))
        if home != host and len(teams[host].problem.guests)
        for member in range(len(teams[home].problem.team.members))
    ]
    who = pd.DataFrame(
        [row[:3] for row in rows], columns=["home", "host", "member"], dtype=int
    )
    states = len(teams[0].problem.states)
    most = np.array([row[3] for row in rows]).reshape(-1, states).T
    return Loans(
        who=who.assign(guest=who.groupby("host").cumcount()),
        time=programme.variables("lent", most.shape, upper=most),
    )


def lend_own_time(teams: Sequence[Model], loans: Loans) -> None:
    """Lend own time: time at home + learning + lent <= fte."""
    for home, model in enumerate(teams):
        rows = np.flatnonzero(loans.who["home"] == home)
        rules = model.blocks.capacity[:, loans.who["member"].to_numpy()[rows]]
        model.programme.add(rules, loans.time[:, rows], 1.0)


def work_where_lent(teams: Sequence[Model], loans: Loans) -> None:
    """Work where lent: time of a guest <= what is lent of them to this team."""
    for host, model in enumerate(teams):
        rows = np.flatnonzero(loans.who["host"] == host)
        first = model.blocks.capacity.shape[1] - len(model.problem.guests)
        guests = first + loans.who["guest"].to_numpy()[rows]
        model.programme.add(model.blocks.capacity[:, guests], loans.time[:, rows], -1.0)


def preferences(programme: Programme, loans: Loans) -> np.ndarray:
    """Return what is maximised to lend as little as can be, and without ties."""
    row = np.arange(len(loans.who))
    costs = np.zeros(programme.column_count)
    costs[loans.time] = -1 - TINY * (row * 31 % 101 / 101)
    return costs


def lent(
    loans: Loans, names: Sequence[str], teams: Sequence[Model], values: np.ndarray
) -> list[dict]:
    """Return what a solution lends: ``member``, ``from``, ``to``, ``quarter``, ``fte``.

    By quarter; that after the last one is the closing state.
    """
    fte = values[loans.time]
    found = []
    for state, row in zip(*np.nonzero(fte > LEAST_LENT), strict=True):
        home, host, member = loans.who[["home", "host", "member"]].iloc[row]
        found.append(
            {
                "member": teams[home].problem.team.members.index[member],
                "from": names[home],
                "to": names[host],
                "quarter": int(state) + 1,
                "fte": float(fte[state, row]),
            }
        )
    return found
