"""The rules in a column, and the search for the best plan, better as time goes by."""

from collections.abc import Callable
from functools import partial

import numpy as np

from roles.engine.allocation import readiness_terms
from roles.engine.catalogue import Catalogue
from roles.engine.plan import contract, locks, order, rules
from roles.engine.plan.answer import PlanAnswer, answer_of
from roles.engine.plan.decisions import Decisions, no_decisions
from roles.engine.plan.explain import Build, polished
from roles.engine.plan.infeasible import why_infeasible
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.progress import HIGHEST_READINESS, Progress, Watch
from roles.engine.plan.search import best_found
from roles.engine.plan.states import (
    Model,
    Problem,
    decisions_on_offer,
    model_of,
    problem_of,
)
from roles.engine.plan.why import why
from roles.engine.programme import Outcome, Programme, SolveFailed
from roles.engine.state import member_fit, state_of
from roles.engine.team import Team

# Seconds: explaining may take as long as the search was allowed, and at least this.
LEAST_TO_EXPLAIN = 30.0
A_MOMENT = 5.0


def solve_plan(
    catalogue: Catalogue,
    team: Team,
    question: PlanQuestion,
    on_progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> PlanAnswer:
    """Return the best plan that is found, and how much better another could be.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    question : PlanQuestion
    on_progress : called with (best plan so far or None, bound, seconds), with each
        better plan and about once a second
    is_cancelled : polled; true stops the search, and the best so far is the answer

    Returns
    -------
    PlanAnswer

    Notes
    -----
    ``(sum over quarters of readiness + closing_quarters * readiness of the closing
    state) / (quarters + closing_quarters) - 0.001 * spend in millions`` is maximised.

    References
    ----------
    Own definition; no outside source.

    """
    readiness_now = readiness_at_start(catalogue, team, question)
    problem = problem_of(catalogue, team, question)
    if reason := impossible(problem):
        return PlanAnswer(question, Outcome.INFEASIBLE, readiness_now, reason)
    nothing = nothing_done(problem)
    model = plan_model(problem, nothing, decisions_on_offer(problem))
    finish = partial(answer_of, readiness_now=readiness_now, nothing_done=nothing)
    build = partial(plan_model, problem, nothing)
    # Where something is locked, a plan may be worse than doing nothing.
    idle = -np.inf if question.locked else float(problem.weights @ nothing)
    watch = Watch(finish, on_progress, is_cancelled, idle)
    own, values, status, bound = searched(build, model, watch, question)
    if values is None:
        best = watch.best_so_far(bound) if status is Outcome.FAILED else None
        return best or without_plan(build, problem, status, readiness_now)
    answer = finish(own, values, status=status, bound=bound)
    # Shown before it is explained: a long plan takes some time to explain.
    watch.show(answer, bound)
    left = time_to_explain(watch, question, status, bound)
    try:
        for told in why(answer, build, model, own, values, left):
            answer = told
            watch.show(answer, bound)
    except SolveFailed:  # the plan and its bound stand without the rest of its why
        pass
    return answer


def readiness_at_start(
    catalogue: Catalogue, team: Team, question: PlanQuestion
) -> float:
    """Return the readiness of a team on the first day."""
    now = state_of(catalogue, team.at(question.start), member_fit(catalogue, team))
    return now.programme.solve().objective


def searched(
    build: Build,
    model: Model,
    watch: Callable[[Model, np.ndarray | None, float], bool],
    question: PlanQuestion,
) -> tuple[Model, np.ndarray | None, Outcome, float]:
    """Return the best plan found as a programme of its own, its status and bound.

    Without values there is no plan.
    """
    found = best_found(
        build, model, watch, gap=question.gap, time_limit=question.time_limit
    )
    # Unless something is locked, doing nothing is the answer where time was too short.
    try:
        own, best = polished(build, model, found.counts)
    except SolveFailed:
        return model, None, Outcome.FAILED, found.bound
    if best.values is None:
        return own, None, found.outcome, found.bound
    bound = min(max(found.bound, best.objective), HIGHEST_READINESS)
    is_enough = bound - best.objective <= question.gap
    status = found.outcome
    if status is Outcome.INFEASIBLE:  # said of what has a plan: not to be trusted
        status = Outcome.FAILED
    if is_enough and status is not Outcome.CANCELLED:
        status = Outcome.OPTIMAL
    return own, best.values, status, bound


def time_to_explain(
    watch: Watch, question: PlanQuestion, status: Outcome, bound: float
) -> Callable[[], float]:
    """Return what tells the seconds left to explain a plan."""
    allowed = max(question.time_limit, LEAST_TO_EXPLAIN)
    is_over = status is Outcome.CANCELLED
    return watch.time_left(A_MOMENT if is_over else allowed, bound, is_over)


def without_plan(
    build: Build, problem: Problem, outcome: Outcome, readiness_now: float
) -> PlanAnswer:
    """Return the answer where no plan was found that holds all that is locked."""
    if outcome is Outcome.INFEASIBLE:
        reason = why_infeasible(build, problem)
    else:
        outcome = Outcome.TIME_LIMIT if outcome is Outcome.OPTIMAL else outcome
        reason = "The time was too short to find a plan with all that is locked."
        if outcome is Outcome.FAILED:
            reason = "The solver failed before it had found a plan."
    return PlanAnswer(problem.question, outcome, readiness_now, reason)


def plan_model(
    problem: Problem, nothing_done: np.ndarray | None, decisions: dict[str, Decisions]
) -> Model:
    """Return the programme of a plan: to read these columns is to read the model."""
    model = team_model(problem, nothing_done, decisions)
    rules.stay_within_budget(model)
    rules.leave_no_more_than_a_quarter_of_budget(model)
    rules.stay_within_headcount(model)
    rules.onboard_few_at_a_time(model)
    rules.readiness_less_spend(model)
    return model


def team_model(
    problem: Problem,
    nothing_done: np.ndarray | None,
    decisions: dict[str, Decisions],
    programme: Programme | None = None,
) -> Model:
    """Return the rules that a team keeps by itself, also in a programme of several."""
    model = model_of(problem, decisions, programme)
    rules.work_once_joined(model)
    contract.work_while_contracted(model)
    contract.contract_the_least_or_nothing(model)
    contract.contract_a_share_of_people(model)
    rules.learn_in_working_time(model)
    rules.work_as_learnt(model)
    order.learn_once(model)
    order.learn_one_step_at_a_time(model)
    order.learn_in_order(model)
    order.raise_once(model)
    order.raise_in_order(model)
    rules.land_what_starts(model)
    rules.keep_what_was_raised(model)
    if nothing_done is not None:
        rules.keep_going(model, nothing_done)
        locks.include_what_is_locked(model)
    return model


def nothing_done(problem: Problem) -> np.ndarray:
    """Return the readiness of every state with no decisions: that of an assessment."""
    model = plan_model(problem, None, no_decisions())
    values = model.programme.solve().values
    variables, factors = readiness_terms(problem.work, model.blocks)
    return values[variables] @ factors + problem.work.score.constant


def impossible(*problems: Problem) -> str:
    """Return why no plan can be for teams under one question, in words, or nothing."""
    cap = problems[0].question.headcount
    heads = sum(problem.heads for problem in problems)
    over = np.flatnonzero(heads > (np.inf if cap is None else cap))
    if len(over):
        return (
            f"A headcount of {cap} is below the {round(heads[over[0]], 2):g} people "
            f"who are already there in quarter {over[0] + 1}."
        )
    return next(filter(None, map(locks.nowhere_on_offer, problems)), "")
