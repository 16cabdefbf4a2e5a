"""What a team comes to with the actions of a plan, as far as they can be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from roles.engine.catalogue import Catalogue
from roles.engine.plan.answer import actions_of, counts_of
from roles.engine.plan.best import readiness_of
from roles.engine.plan.chosen import Line, amounts, decisions_of
from roles.engine.plan.decisions import KINDS
from roles.engine.plan.explain import OwnActions
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.solve import plan_model
from roles.engine.plan.states import problem_of
from roles.engine.programme import Outcome
from roles.engine.team import Team


@dataclass(frozen=True)
class Valued:
    """What a plan comes to. Scores 0-1.

    ``readiness`` by quarter and, last, of the closing state; ``objective``; how much
    of each line comes about.
    """

    readiness: np.ndarray
    objective: float
    amounts: dict[Line, float]


def value_of(
    catalogue: Catalogue, team: Team, question: PlanQuestion, actions: Sequence[dict]
) -> Valued:
    """Return what a team comes to with these actions, as far as they can be done.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    question : PlanQuestion
    actions : of a plan, perhaps of another team; see `answer.PlanAnswer`

    Returns
    -------
    Valued

    Notes
    -----
    What is not on offer to this team falls away. All the rest is done where the rules
    allow it: whether it still pays is not asked. Where they do not, the best of it is
    done. "Keep going" and locks are wishes, and are not asked.

    References
    ----------
    Own definition; no outside source.

    """
    asked = replace(
        question,
        locked=(),
        # Who joins late joins beside those of that quarter.
        onboarding=2 * question.onboarding,
    )
    problem = problem_of(catalogue, team, asked)
    build = partial(plan_model, problem, None)
    model = build(decisions_of(problem, actions))
    counts = {kind: model.decisions[kind].upper for kind in KINDS}
    model.programme.relax(True)
    for kind in KINDS:
        model.programme.bound_variables(model.taken[kind], counts[kind], counts[kind])
    found = model.programme.solve()
    if found.outcome is Outcome.INFEASIBLE:
        own = OwnActions(build, model, counts)
        model, found = own.model, own.best()
        counts = counts_of(model, found.values)
    taken = amounts(actions_of(model, counts))
    return Valued(readiness_of(model, found.values), float(found.objective), taken)
