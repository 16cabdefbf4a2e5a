"""Who is expected to leave, and which hires of a plan take their places."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd

from roles.engine.plan.states import Problem


def expected_losses(problem: Problem) -> pd.DataFrame:
    """Return the time of members who are expected to leave, by main role.

    Parameters
    ----------
    problem : Problem

    Returns
    -------
    DataFrame, quarters x main roles of members. [FTE]
        Zero where attrition is not asked for.

    Notes
    -----
    In quarter q, of a member's time on the days they are there, the share
    ``(1 - a) ** ((q - 1) / 4) - (1 - a) ** (q / 4)``, with ``a`` of people leaving in a
    year.

    References
    ----------
    Own definition; no outside source.

    """
    quarters, team = problem.question.quarters, problem.team
    a_year = problem.catalogue.assume("attrition_a_year") * problem.question.attrition
    left = -np.diff((1 - a_year) ** (np.arange(quarters + 1) / 4))
    lost = problem.presence.iloc[:-1] * team.members["fte"].to_numpy()
    lost = lost.mul(left, axis="index")
    main = [team.roles[name][0] for name in team.members.index]
    return lost.T.groupby(pd.Index(main, name="role")).sum().T


def listed(losses: pd.DataFrame) -> list[dict]:
    """Return expected losses as ``role``, ``quarter``, ``fte``, where there are any."""
    return [
        {"role": role, "quarter": int(quarter), "fte": float(fte)}
        for role in losses
        for quarter, fte in losses[role].items()
        if fte > 0
    ]


def with_backfill(actions: Sequence[dict], losses: pd.DataFrame) -> list[dict]:
    """Return actions, those that hire with how many of them are a ``backfill``.

    Of each role, by the quarter in which they join, as many as the expected losses
    until then, rounded.
    """
    due, given = np.floor(losses.cumsum() + 0.5), defaultdict(int)
    backfill = {}
    hires = [n for n, action in enumerate(actions) if action["kind"] == "hire"]
    for place in sorted(hires, key=lambda n: actions[n]["joins"]):
        role, joins = actions[place]["role"], actions[place]["joins"]
        most = int(due.at[joins, role]) - given[role] if role in due else 0
        backfill[place] = min(actions[place]["count"], max(most, 0))
        given[role] += backfill[place]
    return [
        action | ({"backfill": backfill[place]} if place in backfill else {})
        for place, action in enumerate(actions)
    ]
