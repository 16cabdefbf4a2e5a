"""The engine's plans: every rule recomputed, the bound against a second solve."""

from dataclasses import replace
from functools import cache

import pytest

from tests.independent.checker import violations
from tests.independent.plan_answers import engine_plan
from tests.independent.plan_strategies import SMALL, cases
from tests.independent.planning import nothing_done, planned
from tests.independent.tables import book_of
from tests.independent.worth import worths

BOOK = book_of(SMALL)
NEAR = 1e-6
GAP = 0.0025
SECONDS = 8.0
CASES = cases(6)

each_case = pytest.mark.parametrize("place", range(len(CASES)))
some_cases = pytest.mark.parametrize("place", range(0, len(CASES), 4))


@cache
def plan_of(place: int) -> dict:
    """Return the engine's plan of a case under the small catalogue."""
    return engine_plan(*CASES[place], time_limit=SECONDS, tables=SMALL)


@each_case
def test_plan_keeps_every_rule(place):
    plan = plan_of(place)

    assert violations(BOOK, CASES[place][0], plan) == []


@each_case
def test_stated_bound_is_true_against_an_independent_solve(place):
    document, question = CASES[place]
    best = planned(BOOK, document, question)

    plan = plan_of(place)

    assert (best is None) == (plan["status"] == "infeasible")
    if best is not None:
        assert plan["bound"] >= best.objective - NEAR
        assert plan["objective"] <= best.bound + NEAR
        assert plan["gap"] <= GAP + NEAR or plan["status"] == "time_limit"


@each_case
def test_worth_is_what_is_lost_without_a_line(place):
    plan = plan_of(place)

    lost = worths(BOOK, CASES[place][0], plan)

    told = [action["worth"] for action in plan["actions"]]
    assert told == pytest.approx(lost, abs=1e-5)


@some_cases
def test_without_money_every_quarter_is_the_assessment(place):
    document, question = CASES[place]
    question = replace(question, budget=0.0, headcount=None)

    plan = engine_plan(document, question, tables=SMALL)

    *quarters, closing = nothing_done(BOOK, document, question)
    assert plan["actions"] == []
    assert plan["readiness_by_quarter"] == pytest.approx(quarters, abs=NEAR)
    assert plan["readiness_nothing_done"] == pytest.approx(quarters, abs=NEAR)
    assert plan["readiness_closing"] == pytest.approx(closing, abs=NEAR)


@some_cases
def test_more_money_never_lowers_what_is_possible(place):
    document, question = CASES[place]
    question = replace(question, keep_going=False, headcount=None, quarters=2)
    richer = replace(question, budget=question.budget * 1.5)

    plan = engine_plan(document, question, SECONDS, SMALL)
    more = engine_plan(document, richer, SECONDS, SMALL)

    assert more["bound"] >= plan["objective"] - NEAR


@some_cases
def test_row_order_changes_nothing_where_the_solve_ended_by_its_gap(place):
    document, question = CASES[place]
    turned = document | {"members": document["members"][::-1]}

    plan = engine_plan(turned, question, SECONDS, SMALL)

    if plan["status"] != "time_limit" != plan_of(place)["status"]:
        assert plan == plan_of(place)
