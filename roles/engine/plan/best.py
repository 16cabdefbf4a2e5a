"""The best plan of some kinds of action, unexplained: for many plans at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

import numpy as np

from roles.engine.allocation import readiness_terms
from roles.engine.plan.answer import actions_of, counts_of
from roles.engine.plan.decisions import KINDS
from roles.engine.plan.solve import HIGHEST_READINESS, plan_model, searched
from roles.engine.plan.states import Model, Problem, decisions_on_offer
from roles.engine.programme import Outcome


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
    gap = problem.question.gap

    def is_enough(of: Model, values: np.ndarray | None, bound: float) -> bool:
        return values is not None and bound - of.programme.value(values) <= gap

    own, values, status, bound = searched(
        build, build(decisions), is_enough, problem.question
    )
    if values is None:  # what must be in the plan cannot be, or not in time
        return Best(status, min(bound, HIGHEST_READINESS))
    objective = own.programme.value(values)
    # Whoever was stopped for being good enough has come to the end.
    is_done = bound - objective <= gap
    return Best(
        outcome=Outcome.OPTIMAL if is_done else status,
        bound=bound,
        objective=objective,
        actions=actions_of(own, counts_of(own, values)),
        readiness=readiness_of(own, values),
    )


def readiness_of(model: Model, values: np.ndarray) -> np.ndarray:
    """Return the readiness of each state in a solution. [0-1]"""
    work = model.problem.work
    variables, factors = readiness_terms(work, model.blocks)
    return values[variables] @ factors + work.score.constant
