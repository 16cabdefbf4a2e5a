"""Plan several teams under one budget, with people lent between them."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from roles.engine.catalogue import Catalogue
from roles.engine.plan.answer import counts_of
from roles.engine.plan.decisions import KINDS, in_whole
from roles.engine.plan.explain import Build
from roles.engine.plan.lending import preferences
from roles.engine.plan.portfolio_answer import (
    PortfolioAnswer,
    portfolio_answer,
    with_worths,
)
from roles.engine.plan.portfolio_model import (
    PortfolioModel,
    offered,
    portfolio_model,
    portfolio_of,
)
from roles.engine.plan.problem import InvalidQuestion, PlanQuestion
from roles.engine.plan.progress import Progress, Watch
from roles.engine.plan.solve import (
    impossible,
    nothing_done,
    readiness_at_start,
    searched,
    time_to_explain,
)
from roles.engine.programme import Outcome, SolveFailed
from roles.engine.team import Team

SLACK = 1e-9  # of readiness, so that rounding shuts nothing out


def solve_portfolio(
    catalogue: Catalogue,
    teams: Mapping[str, Team],
    question: PlanQuestion,
    lend: bool = True,
    weights: Mapping[str, float] | None = None,
    on_progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> PortfolioAnswer:
    """Return the best plan found for several teams, and how much better one could be.

    Parameters
    ----------
    catalogue : Catalogue
    teams : mapping of name -> Team
    question : PlanQuestion
        Budget, what is left running and headcount are of all teams together;
        onboarding, the share of contractors and keeping going are of each team.
    lend : members may spend time in other teams, in any quarter and the closing state
    weights : mapping of name -> what the readiness of the team counts; equal if None
    on_progress, is_cancelled : see `solve.solve_plan`; called with a PortfolioAnswer

    Returns
    -------
    PortfolioAnswer

    Raises
    ------
    InvalidQuestion
        If there is no team, a weight is missing, unknown or below 0, none is above 0,
        or an action is locked or excluded.

    Notes
    -----
    The sum of ``weight / sum of weights * mean readiness`` of the teams, each as in
    `solve.solve_plan`, less 0.001 * spend of all in millions, is maximised. Of all ways
    to reach it with the decisions of the plan, the one that lends least is the answer:
    a second programme.

    References
    ----------
    Own definition; no outside source.

    """
    teams = dict(sorted(teams.items()))
    shares = _shares(teams, weights)
    if question.locked or question.excluded:
        raise InvalidQuestion("locked and excluded actions are of the plan of one team")
    given = dict(zip(teams, shares.tolist(), strict=True))
    portfolio = portfolio_of(catalogue, teams, question, shares, lend)
    if reason := impossible(*portfolio.problems):
        return PortfolioAnswer(question, Outcome.INFEASIBLE, given, reason)
    nothing = [nothing_done(problem) for problem in portfolio.problems]
    build = partial(portfolio_model, portfolio, nothing)
    finish = partial(
        portfolio_answer,
        readiness_now=[
            readiness_at_start(catalogue, team, question) for team in teams.values()
        ],
        nothing_done=nothing,
    )
    means = [portfolio.problems[0].weights @ idle for idle in nothing]
    watch = Watch(finish, on_progress, is_cancelled, float(shares @ means))
    model = build(offered(portfolio))
    own, values, status, bound = searched(build, model, watch, question)
    if values is None:
        reason = "The solver failed before it had found a plan."
        best = watch.best_so_far(bound)
        return best or PortfolioAnswer(question, Outcome.FAILED, given, reason)
    answer = finish(*lending_least(build, own, values), status=status, bound=bound)
    watch.show(answer, bound)
    left = time_to_explain(watch, question, status, bound)
    try:
        return with_worths(answer, build, own, values, left)
    except SolveFailed:  # the plan and its bound stand without what each line is worth
        return answer


def _shares(teams: Mapping[str, Team], weights: Mapping | None) -> np.ndarray:
    """Return the share of each team in what is maximised; they add up to 1."""
    if not teams:
        raise InvalidQuestion("there is no team to plan for")
    weights = dict.fromkeys(teams, 1.0) if weights is None else weights
    if wrong := sorted(set(weights) ^ set(teams)):
        raise InvalidQuestion(f"weights: one for each team and no other: {wrong}")
    if bad := [name for name in teams if not 0 <= weights[name] < np.inf]:
        raise InvalidQuestion(f"weights: cannot be below 0 or without end: {bad}")
    given = np.array([float(weights[name]) for name in teams])
    if not given.sum() > 0:
        raise InvalidQuestion("weights: none is above 0")
    return given / given.sum()


def lending_least(
    build: Build, model: PortfolioModel, values: np.ndarray
) -> tuple[PortfolioModel, np.ndarray]:
    """Return the same plan in a programme of its own, lending as little as can be.

    The decisions and the objective stay.
    """
    if not len(model.loans.who):
        return model, values
    counts = counts_of(model, values)
    kept = {kind: model.decisions[kind].kept(counts[kind]) for kind in KINDS}
    least = build(kept)
    programme = least.programme
    reached = model.programme.value(values) - programme.constant - SLACK
    rule = programme.rules("objective", (1,), at_least=reached)
    programme.add(rule, np.arange(programme.column_count), programme.costs())
    programme.relax(True)
    for kind, one in kept.items():
        whole = in_whole(kind, one.upper)
        programme.bound_variables(least.whole(kind), whole, whole)
    programme.change_objective(preferences(programme, least.loans))
    try:
        found = programme.solve()
    except SolveFailed:
        return model, values
    if found.outcome is not Outcome.OPTIMAL:  # rounding shut all out: as it was found
        return model, values
    return least, found.values
