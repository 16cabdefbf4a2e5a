"""Questions for the small catalogue of the engine's tests."""

from datetime import date
from functools import partial

import numpy as np

from roles.engine.catalogue import Catalogue
from roles.engine.plan.answer import PlanAnswer
from roles.engine.plan.explain import polished
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.solve import nothing_done, plan_model, solve_plan
from roles.engine.plan.states import Model, decisions_on_offer, problem_of
from roles.engine.team import Team
from tests.engine.make import make_catalogue, make_team

START = date(2026, 1, 1)
CATALOGUE = make_catalogue()
PLAIN = {"gap": 0.0, "contractors": False}


def make_question(budget: float = 100, quarters: int = 2, **wishes) -> PlanQuestion:
    """Return a question that is solved to the end, by default without contracts."""
    return PlanQuestion(budget, quarters, START, **(PLAIN | wishes))


def planned(
    *members: dict,
    budget: float = 100,
    quarters: int = 2,
    wishes: dict | None = None,
    catalogue: Catalogue = CATALOGUE,
    **changes: object,
) -> PlanAnswer:
    """Return the best plan of a small team; `wishes` go into the question."""
    team = make_team(*members, catalogue=catalogue, **changes)
    question = make_question(budget, quarters, **(wishes or {}))
    return solve_plan(catalogue, team, question)


def idle_plan(
    team: Team, question: PlanQuestion, catalogue: Catalogue = CATALOGUE
) -> tuple:
    """Return a plan that does nothing, as those who explain plans take it.

    What makes programmes, the one with all that may be decided, the plan's, its values.
    """
    problem = problem_of(catalogue, team, question)
    build = partial(plan_model, problem, nothing_done(problem))
    every = build(decisions_on_offer(problem))
    own, best = polished(build, every, no_counts(every))
    return build, every, own, best.values


def no_counts(every: Model) -> dict[str, np.ndarray]:
    """Return that nothing is taken of what may be decided."""
    return {kind: 0.0 * one.upper for kind, one in every.decisions.items()}


def what(answer: PlanAnswer) -> list[tuple]:
    """Return the actions of a plan in few words."""
    keys = ["role", "seniority", "count", "fte"]
    keys += ["member", "skill", "capability", "to", "mode"]
    return [
        (one["kind"], one["quarter"], *(one[key] for key in keys if key in one))
        for one in answer.actions
    ]
