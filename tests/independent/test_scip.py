"""The engine's plans against SCIP's proved optimum of the independent programme.

Few of the problems run each time, two hundred where there is time for them.
"""

from dataclasses import replace
from functools import cache

import pytest

from tests.independent.checker import violations
from tests.independent.plan_answers import engine_plan
from tests.independent.plan_strategies import SMALL, cases
from tests.independent.planning import plan_programme
from tests.independent.programme import Programme, constant, times, total
from tests.independent.scip import Scip
from tests.independent.slices import full_case, seeds, small_case
from tests.independent.tables import book_of
from tests.independent.worth import worths

NEAR = 1e-6
CASES = {"plain": small_case, "full": full_case}
LIMITS = [0.01, pytest.param(0.2, marks=pytest.mark.slow)]

each_problem = pytest.mark.parametrize("seed", seeds(3, 100))
plain_and_full = pytest.mark.parametrize("kind", CASES)


@pytest.fixture(scope="module")
def scip():
    with Scip() as process:
        yield process


@cache
def plan_of(kind: str, seed: int) -> dict:
    tables, document, question = CASES[kind](seed)
    return engine_plan(document, question, tables=tables)


@each_problem
@plain_and_full
def test_plan_is_within_the_gap_of_the_proved_best(scip, kind, seed):
    tables, document, question = CASES[kind](seed)
    best = scip.solved(plan_programme(book_of(tables), document, question))

    plan = plan_of(kind, seed)

    assert plan["status"] == ("infeasible" if best is None else "optimal")
    if best is not None:
        assert plan["objective"] <= best.bound + NEAR
        assert plan["objective"] >= best.objective - question.gap - NEAR
        assert plan["bound"] >= best.objective - NEAR


@each_problem
@plain_and_full
def test_plan_keeps_every_rule(kind, seed):
    tables, document, _ = CASES[kind](seed)

    plan = plan_of(kind, seed)

    assert violations(book_of(tables), document, plan) == []


@pytest.mark.parametrize("seed", seeds(3, 30))
def test_worth_is_what_is_lost_without_a_line(seed):
    tables, document, question = full_case(seed)
    free = replace(question, locked=())

    plan = engine_plan(document, free, tables=tables)

    lost = worths(book_of(tables), document, plan)
    told = [action["worth"] for action in plan["actions"]]
    assert told == pytest.approx(lost, abs=1e-5)


@pytest.mark.parametrize("seed", [100, 124])
def test_worth_of_what_is_locked_is_told(seed):
    tables, document, question = full_case(seed)

    plan = engine_plan(document, question, tables=tables)

    locked = question.locked[0]["kind"]
    assert all(a["worth"] > 0 for a in plan["actions"] if a["kind"] == locked)


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("place", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_a_plan_out_of_time_is_sound_and_its_bound_is_true(scip, place, limit):
    document, question = cases(8)[place]
    best = scip.solved(plan_programme(book_of(SMALL), document, question))

    plan = engine_plan(document, question, time_limit=limit, tables=SMALL)

    assert violations(book_of(SMALL), document, plan) == []
    assert plan["bound"] >= best.objective - NEAR
    assert plan["objective"] <= best.bound + NEAR
    near_enough = plan["gap"] <= question.gap + NEAR
    assert plan["status"] == ("optimal" if near_enough else "time_limit")


def test_scip_solves_a_programme_worked_out_by_hand(scip):
    # 7 hours: two things of 3 hours are worth 5 each, the hour left 1 an hour
    programme = Programme()
    things = programme.variable("things", whole=True)
    hours = programme.variable("hours")
    used = total(times(3, things), hours)
    programme.at_most("time", used, constant(7))
    programme.goal = total(times(5, things), hours, constant(2))

    best = scip.solved(programme)

    assert best.objective == pytest.approx(2 * 5 + 1 + 2)
    assert best.bound == pytest.approx(best.objective)


def test_scip_says_what_cannot_be(scip):
    programme = Programme()
    programme.at_most("less", constant(2), programme.variable("one", 1.0))

    assert scip.solved(programme) is None
