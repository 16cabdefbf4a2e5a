"""What holds for every plan, on generated teams; see also `tests/independent`."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.engine.assessment import assess
from roles.engine.plan.problem import presence
from roles.engine.plan.solve import solve_plan
from roles.engine.team import Team
from tests.engine.make import TODAY, make_catalogue
from tests.engine.plan.make import make_question
from tests.engine.strategies import FEWER, documents

CATALOGUE = make_catalogue(
    relief=[("store", "pipes", 0.5), ("tests", "reports", 0.3)],
    needs=[("tests", "store")],
)
NEAR = 1e-6
BUDGETS = st.sampled_from([0.0, 30.0, 150.0, 600.0])


def asked(budget, quarters, **wishes):
    """Return a question with contracts on offer."""
    return make_question(budget, quarters, **({"contractors": True} | wishes))


def planned(document, question):
    """Return the best plan of a document."""
    return solve_plan(
        CATALOGUE, Team.from_document(document, CATALOGUE, TODAY), question
    )


@FEWER
@given(documents(3))
def test_with_nothing_done_every_quarter_is_the_assessment(document):
    team = Team.from_document(document, CATALOGUE, TODAY)

    found = planned(document, asked(0, 3))

    now = assess(CATALOGUE, team).readiness
    assert found.nothing_done.tolist() == pytest.approx([now] * 4, abs=NEAR)
    assert found.readiness_now == pytest.approx(now, abs=NEAR)
    assert found.objective >= now - NEAR


@FEWER
@given(documents(3), BUDGETS, st.sampled_from(["evenly", "at_once"]))
def test_money_stays_within_what_is_released(document, budget, release):
    question = asked(budget, 3, release=release)

    found = planned(document, question)

    assert (found.spend.cumsum() <= question.released() + NEAR).all()
    running = sum(action["running_cost"] for action in found.actions) / 4
    assert running <= budget / 3 + NEAR
    cost = sum(action["cost"] for action in found.actions)
    assert cost == pytest.approx(found.spend.sum(), abs=NEAR)


@FEWER
@given(documents(3), BUDGETS)
def test_no_quarter_falls_far_and_every_level_follows_the_one_below(document, budget):
    found = planned(document, asked(budget, 3))

    assert (found.readiness[:-1] >= 0.9 * found.nothing_done[:-1] - NEAR).all()
    starts = {
        (a.get("member"), a.get("skill") or a["capability"], a["to"]): a["quarter"]
        for a in found.actions
        if a["kind"] in {"train", "raise"}
    }
    for (who, name, to), quarter in starts.items():
        assert starts.get((who, name, to - 1), 0) < quarter


@pytest.mark.slow
@FEWER
@given(documents(3), BUDGETS, st.sampled_from([1, 3]))
def test_contracts_are_few_and_have_a_least(document, budget, onboarding):
    found = planned(document, asked(budget, 3, onboarding=onboarding, headcount=8))

    team = Team.from_document(document, CATALOGUE, TODAY)
    heads = (presence(team, found.question).to_numpy()[:-1] > 0).sum(axis=1)
    before = {}
    for quarter in (1, 2, 3):
        contracts = {
            (a["role"], a["seniority"]): a["fte"]
            for a in found.actions
            if a["kind"] == "contract" and a["quarter"] == quarter
        }
        hires = [a for a in found.actions if a["kind"] == "hire"]
        joined = sum(a["count"] for a in hires if a["joins"] <= quarter)
        joining = sum(a["count"] for a in hires if a["joins"] == quarter)
        fte, people = sum(contracts.values()), heads[quarter - 1] + joined
        rise = sum(max(n - before.get(who, 0), 0) for who, n in contracts.items())
        assert quarter > 1 or not contracts
        assert all(one >= 0.25 for one in contracts.values())
        assert fte <= 0.2 * (people + fte) + NEAR
        assert joining + rise <= onboarding + NEAR
        assert people + fte <= 8 + NEAR
        before = contracts


@pytest.mark.slow
@FEWER
@given(documents(2), BUDGETS)
def test_more_money_is_never_worse_without_keeping_going(document, budget):
    wishes = asked(budget, 2, keep_going=False)

    less = planned(document, wishes)
    more = planned(document, replace(wishes, budget=budget + 100))

    assert more.objective >= less.objective - NEAR
    assert less.bound >= less.objective


HIRE = {"kind": "hire", "role": "engineer"}
NARROWER = [
    {"locked": (HIRE,)},
    {"excluded": (HIRE, {"kind": "raise", "mode": "buy"})},
    {"attrition": True},
    {"contractors": False},
]


@pytest.mark.slow
@FEWER
@given(documents(2), st.sampled_from(NARROWER))
def test_a_wish_or_a_loss_never_makes_a_plan_better(document, narrower):
    wishes = asked(150, 2, keep_going=False, afterwards=False)

    free = planned(document, wishes)
    bound = planned(document, replace(wishes, **narrower))

    assert bound.objective <= free.objective + NEAR
    hired = sum(a["count"] for a in bound.actions if HIRE.items() <= a.items())
    assert hired >= 1 or "locked" not in narrower
    assert hired == 0 or "excluded" not in narrower


@pytest.mark.slow
@FEWER
@given(documents(3))
def test_row_order_changes_nothing(document):
    turned = document | {"members": document["members"][::-1]}

    plan, same = (
        planned(one, asked(150, 3)).to_document() for one in (document, turned)
    )

    assert plan == same
