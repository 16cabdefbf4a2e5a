"""The actions of a plan as decisions again, and by the lines people read."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from roles.engine.plan.decisions import Decisions
from roles.engine.plan.states import Problem, decisions_on_offer

# What an action is told from others of its kind by, beside its quarter; and what tells
# how much of it there is.
LABELS = {
    "hire": ["role", "seniority"],
    "contract": ["role", "seniority"],
    "train": ["member", "skill", "to"],
    "raise": ["capability", "to", "mode"],
}
LINES = {
    "hire": ["role"],
    "contract": ["role"],
    "train": ["member", "skill"],
    "raise": ["capability"],
}
Line = tuple[str, ...]


def amount_of(action: dict) -> float:
    """Return how much of an action there is: hires, FTE of a quarter, steps, levels."""
    return float(action.get("count", action.get("fte", 1)))


def amounts(actions: Iterable[dict]) -> dict[Line, float]:
    """Return how much of each line the actions hold.

    Returns
    -------
    dict of (kind, role; or member, skill; or capability) -> amount
        Hires; FTE of contracts, summed over quarters; steps of training; levels.

    References
    ----------
    Own definition; no outside source.

    """
    found: dict[Line, float] = defaultdict(float)
    for action in actions:
        kind = action["kind"]
        found[kind, *(action[key] for key in LINES[kind])] += amount_of(action)
    return dict(found)


def decisions_of(problem: Problem, actions: Iterable[dict]) -> dict[str, Decisions]:
    """Return the decisions that the actions are; one not on offer falls away.

    Parameters
    ----------
    problem : Problem
    actions : list of dict; see `answer.PlanAnswer`

    Returns
    -------
    dict of kind -> Decisions
        ``upper`` is how much is taken of each.

    References
    ----------
    Own definition; no outside source.

    """
    wanted: dict[tuple, float] = defaultdict(float)
    for action in actions:
        kind = action["kind"]
        labels = (action[key] for key in LABELS[kind])
        wanted[kind, action["quarter"], *labels] += amount_of(action)
    found = {}
    for kind, one in decisions_on_offer(problem).items():
        rows = problem.options.of(kind)[LABELS[kind]].iloc[one.option]
        keys = zip(one.quarter, *(rows[key] for key in rows), strict=True)
        taken = [wanted.get((kind, *key), 0.0) for key in keys]
        found[kind] = one.kept(np.array(taken))
    return found
