"""The engine's plans: every rule recomputed, the bound against a second solve."""

import pytest
from hypothesis import assume, given

from tests.independent.checker import violations
from tests.independent.plan_answers import engine_plan
from tests.independent.plan_strategies import FEW, WISHES, plan_documents, questions
from tests.independent.planning import Question, nothing_done, planned
from tests.independent.strategies import TABLES
from tests.independent.tables import book_of
from tests.independent.worth import worths

BOOK = book_of(TABLES)
NEAR = 1e-6


@FEW
@given(plan_documents(), questions())
def test_plan_keeps_every_rule(document, question):
    plan = engine_plan(document, question)

    wishes = {name: question[name] for name in WISHES}
    assert violations(BOOK, document, plan, **wishes) == []


@FEW
@given(plan_documents(), questions())
def test_stated_bound_is_true_against_an_independent_solve(document, question):
    best = planned(BOOK, document, Question(**question))

    plan = engine_plan(document, question)

    if best is None:
        assert plan["status"] == "infeasible"
    else:
        assert plan["status"] == "optimal"
        assert plan["gap"] <= 0.0025 + NEAR
        assert plan["bound"] >= best.objective - NEAR
        assert plan["objective"] <= best.bound + NEAR


@FEW
@given(plan_documents(), questions())
def test_worth_is_what_is_lost_without_a_line(document, question):
    plan = engine_plan(document, question)

    wishes = {name: question[name] for name in WISHES}
    told = [action["worth"] for action in plan["actions"]]
    assert told == pytest.approx(worths(BOOK, document, plan, **wishes), abs=1e-5)


@FEW
@given(plan_documents(), questions())
def test_without_money_every_quarter_is_the_assessment(document, question):
    question |= {"budget": 0.0, "headcount": None}

    plan = engine_plan(document, question)

    still = nothing_done(BOOK, document, Question(**question))
    assert plan["actions"] == []
    told = [*plan["readiness_by_quarter"], plan["readiness_closing"]]
    assert told == pytest.approx(still, abs=NEAR)
    assert plan["readiness_nothing_done"][: len(still) - 1] == pytest.approx(
        still[:-1], abs=NEAR
    )


@FEW
@given(plan_documents(), questions())
def test_more_money_never_lowers_what_is_possible(document, question):
    question |= {"keep_going": False}
    plan = engine_plan(document, question)

    richer = engine_plan(document, question | {"budget": question["budget"] * 1.5})

    assume(plan["status"] != "infeasible")
    assert richer["bound"] >= plan["objective"] - NEAR


@FEW
@given(plan_documents(), questions())
def test_row_order_changes_nothing_in_a_plan(document, question):
    plan = engine_plan(document, question)

    turned = document | {"members": document["members"][::-1]}

    assert engine_plan(turned, question) == plan
