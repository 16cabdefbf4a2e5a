"""Teams in one programme under rules they share; what stays where a solver fails."""

import pytest

from roles.engine.plan import rules, solve
from roles.engine.plan.answer import counts_of
from roles.engine.plan.solve import nothing_done, solve_plan, team_model
from roles.engine.plan.states import decisions_on_offer, problem_of
from roles.engine.programme import Programme, SolveFailed
from tests.engine.make import make_member, make_team
from tests.engine.plan.make import CATALOGUE, make_question

ALONE = make_team(make_member("Ana", "engineer"), sources=6)
REPORTS = {"scope": {"pipes": 0}, "sources": 2}


def hired(question, *teams):
    """Return how many each of some teams hires, all under the rules of one question."""
    programme, models = Programme(), []
    for team in teams:
        problem = problem_of(CATALOGUE, team, question)
        offered, idle = decisions_on_offer(problem), nothing_done(problem)
        models.append(team_model(problem, idle, offered, programme))
    rules.stay_within_budget(*models)
    rules.leave_no_more_than_a_quarter_of_budget(*models)
    rules.stay_within_headcount(*models)
    rules.onboard_few_at_a_time(*models)
    for model in models:
        rules.readiness_less_spend(model)
    values = programme.solve().values
    return [counts_of(model, values)["hire"].sum() for model in models]


@pytest.mark.parametrize(
    ("budget", "wishes", "hires"),
    [
        (80, {}, 2),
        (55, {"afterwards": False}, 1),  # 28 each
        (56, {"afterwards": False}, 2),
        (79, {}, 1),  # 20 a quarter remain of each, of half the budget
        (80, {"onboarding": 1}, 1),
        (80, {"headcount": 1}, 1),
    ],
)
def test_teams_share_money_heads_and_onboarding(budget, wishes, hires):
    # Half a person of reports each: one analyst at half speed does it in quarter 2.
    half = make_team(**(REPORTS | {"sources": 1}), catalogue=CATALOGUE)

    assert sum(hired(make_question(budget, 2, **wishes), half, half)) == hires


def test_the_team_in_need_gets_the_hire():
    done = make_team(make_member("Ben", "analyst"), catalogue=CATALOGUE, **REPORTS)
    open_work = make_team(catalogue=CATALOGUE, **REPORTS)

    assert hired(make_question(40, 2), done, open_work) == [0, 1]


def test_a_plan_stands_where_the_solver_fails_to_explain_it(monkeypatch):
    monkeypatch.setattr(solve, "why", failing)

    answer = solve_plan(CATALOGUE, ALONE, make_question(600, 4))

    assert answer.status == "optimal"
    assert {action["worth"] for action in answer.actions} == {None}


def failing(*_):
    raise SolveFailed("numbers beyond all reason")


def test_the_best_plan_seen_stands_where_the_solver_fails_to_polish(monkeypatch):
    monkeypatch.setattr(solve, "polished", failing)

    answer = solve_plan(CATALOGUE, ALONE, make_question(600, 4))

    assert answer.status == "failed"
    assert answer.actions
    assert answer.bound >= answer.objective > answer.readiness_now
