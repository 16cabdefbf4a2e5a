"""The best plan of some kinds of action, unexplained: for many plans at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

import numpy as np

from roles.engine.allocation import readiness_terms
from roles.engine.plan.answer import actions_of, counts_of
from roles.engine.plan.decisions import KINDS
from roles.engine.plan.explain import polished
from roles.engine.plan.search import best_found
from roles.engine.plan.solve import HIGHEST_READINESS, plan_model
from roles.engine.plan.states import Model, Problem, decisions_on_offer
from roles.engine.programme import Outcome, SolveFailed


@dataclass(frozen=True)
class Best:
    """The best plan found. Scores 0-1.

    ``actions`` as in `answer.PlanAnswer`; ``readiness`` by quarter and, last, of the
    closing state; ``objective``, which no plan can have above ``bound``. Without a
    plan ``actions`` and ``readiness`` are None.
    """

    outcome: Outcome
    bound: float
    objective: float = -np.inf
    actions: list[dict] | None = None
    readiness: np.ndarray | None = None

    @property
    def gap(self) -> float:
        """Return how much better than this another plan could be at most."""
        return max(self.bound - self.objective, 0.0)


def best_plan(
    problem: Problem,
    nothing_done: np.ndarray,
    kinds: Collection[str] = KINDS,
) -> Best:
    """Return the best plan that is found with actions of some kinds.

    Parameters
    ----------
    problem : Problem
        Its question says the gap that is good enough, and the time.
    nothing_done : array, readiness of each state with no decisions
    kinds : what is on offer

    Returns
    -------
    Best

    References
    ----------
    Own definition; no outside source.

    """
    offered = decisions_on_offer(problem)
    decisions = {
        kind: one if kind in kinds else one.at(np.zeros(0, dtype=int))
        for kind, one in offered.items()
    }
    build = partial(plan_model, problem, nothing_done)
    model, gap = build(decisions), problem.question.gap

    def is_enough(of: Model, values: np.ndarray | None, bound: float) -> bool:
        return values is not None and bound - of.programme.value(values) <= gap

    limit = problem.question.time_limit
    try:
        found = best_found(build, model, is_enough, gap=gap, time_limit=limit)
        own, best = polished(build, model, found.counts)
    except SolveFailed:
        # One plan of many: the others stand without it.
        return Best(Outcome.FAILED, HIGHEST_READINESS)
    bound = min(found.bound, HIGHEST_READINESS)
    if best.values is None:  # what must be in the plan cannot be, or not in time
        return Best(found.outcome, bound)
    # Whoever was stopped for being good enough has come to the end.
    is_done = bound - best.objective <= gap
    return Best(
        outcome=Outcome.OPTIMAL if is_done else found.outcome,
        bound=max(bound, best.objective),
        objective=best.objective,
        actions=actions_of(own, counts_of(own, best.values)),
        readiness=readiness_of(own, best.values),
    )


def readiness_of(model: Model, values: np.ndarray) -> np.ndarray:
    """Return the readiness of each state in a solution. [0-1]"""
    work = model.problem.work
    variables, factors = readiness_terms(work, model.blocks)
    return values[variables] @ factors + work.score.constant
