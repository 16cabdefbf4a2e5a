"""The best plan among some kinds of action; see `test_frontier` for by hand."""

import pytest

from roles.engine.plan.best import best_plan
from roles.engine.plan.solve import nothing_done, solve_plan
from roles.engine.plan.states import problem_of
from roles.engine.programme import Programme, SolveFailed
from tests.engine.make import make_catalogue, make_member, make_team
from tests.engine.plan.make import make_question

CATALOGUE = make_catalogue()
TEAM = make_team(
    make_member("Ana", "engineer"), maturity={"store": 0}, catalogue=CATALOGUE
)
QUESTION = make_question(300, 3)


def best(question=QUESTION, **kinds):
    """Return the best plan of the team, of all kinds or some."""
    problem = problem_of(CATALOGUE, TEAM, question)
    return best_plan(problem, nothing_done(problem), **kinds)


def test_of_all_kinds_it_is_the_plan():
    plan = solve_plan(CATALOGUE, TEAM, QUESTION)

    found = best()

    assert found.objective == pytest.approx(plan.objective)
    assert found.readiness.tolist() == pytest.approx(plan.readiness.tolist())
    assert found.gap == pytest.approx(0, abs=1e-6)
    assert {one["kind"] for one in found.actions} >= {"hire", "raise"}


def test_other_kinds_are_not_on_offer():
    found = best(kinds=["raise"])

    assert {one["kind"] for one in found.actions} == {"raise"}
    assert found.objective < best().objective


def test_stops_where_it_is_good_enough():
    found = best(make_question(300, 3, gap=0.2))

    assert found.outcome == "optimal"
    assert found.gap <= 0.2


def test_a_solver_that_fails_leaves_no_plan_and_says_nothing_of_others(monkeypatch):
    def fail(*_, **__):
        raise SolveFailed("numerical trouble")

    problem = problem_of(CATALOGUE, TEAM, QUESTION)
    nothing = nothing_done(problem)
    monkeypatch.setattr(Programme, "solve", fail)

    found = best_plan(problem, nothing)

    assert found.actions is None
    assert [found.outcome, found.bound] == ["failed", 1.0]
