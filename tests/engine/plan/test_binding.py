"""Which rules bind and what one more unit is worth, worked out by hand."""

import pytest
from hypothesis import given

from roles.engine.plan.solve import solve_plan
from roles.engine.team import Team
from tests.engine.make import TODAY, make_catalogue, make_member
from tests.engine.plan.make import make_question, planned
from tests.engine.strategies import FEWER, documents

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
IDLE = {"scope": {"pipes": 0, "reports": 0}}
CID = make_member("Cid", "cdo")
LATER = {"afterwards": False}


def short(found):
    """Return what binds, without words."""
    return [(one["rule"], one["quarter"], one["about"]) for one in found.binding]


def worths(found):
    return [one["worth"] for one in found.binding]


def test_the_budget():
    # In parts: 27 / 28 of an analyst. Quarter 2: 0.4 + (27/56 - 0.25) * 1.2 = 0.678571,
    # closing: 0.9 + (27/28 - 0.75) * 0.4 = 0.985714: 0.6625 less 27. With 127 by
    # quarter 2, 13.5 / 8 decided in quarter 1: 0.9 + 0.09375 * 0.4 = 0.9375 and 1, so
    # 0.734375 less 47.25.
    found = planned(budget=27, wishes=LATER, **REPORTS)

    assert short(found) == [("budget", 2, "")]
    assert worths(found) == pytest.approx([0.734375 - 0.6625 - 0.00002025])
    assert found.binding[0]["unit"] == "100,000 more by then"
    assert found.to_document()["binding"] == found.binding


def test_money_that_is_released_stays():
    # 32 when decided, of 26: 0.8125 of an analyst, 0.4 + 0.15625 * 1.2 = 0.5875 and
    # 0.9 + 0.0625 * 0.4 = 0.925. With 126, and 152 by quarter 2, two for 104.
    dear = make_catalogue(cost_per_hire_share=0.4)

    found = planned(budget=52, wishes=LATER, catalogue=dear, **REPORTS)

    assert short(found) == [("budget", 1, "")]
    before = (0.5875 + 2 * 0.925) / 4 - 0.8125 * 0.000052
    assert worths(found) == pytest.approx([0.75 - 0.000104 - before])


def test_no_rule_that_leaves_room():
    assert planned(budget=400, wishes=LATER, **REPORTS).binding == []


def test_what_may_be_left_running():
    # 19.5 of 20 a quarter: 0.975 of an analyst. Quarter 2: 0.4 + 0.2375 * 1.2 = 0.685,
    # closing 0.9 + 0.225 * 0.4 = 0.99; 0.66625 less 27.3. With 44.5 the money allows
    # 39 / 28: 0.4 + 0.3 + 0.196429 * 0.8 = 0.857143 and 1: 0.714286 less 39
    found = planned(budget=39, **REPORTS)

    assert ("afterwards", 1, "") in short(found)
    worth = next(one for one in found.binding if one["rule"] == "afterwards")["worth"]
    assert worth == pytest.approx(0.714286 - 0.66625 - 0.0000117, abs=1e-6)


# One of two for 2 FTE of work: quarter 2 0.4, closing 0.7; two: 0.7 and 1.
ONE_MORE = (0.7 + 2) / 4 - (0.4 + 1.4) / 4 - 0.000028


def test_onboarding():
    found = planned(
        budget=400, wishes=LATER | {"onboarding": 1}, **REPORTS | {"sources": 4}
    )

    assert short(found) == [("onboarding", 2, "")]
    assert worths(found) == pytest.approx([ONE_MORE])


def test_headcount():
    found = planned(
        CID, budget=400, wishes=LATER | {"headcount": 2}, **REPORTS | {"sources": 4}
    )

    assert short(found) == [("headcount", 2, "")]
    assert worths(found) == pytest.approx([ONE_MORE])


def test_the_share_of_contractors():
    # 0.25 of 1.25; a senior does 1.1: quarter 2 0.43, / 4, less 10. With 1 FTE more,
    # 1.25 / 0.8 = 1.5625 FTE: a mid and more than all is covered; 1 / 1.1 of a senior
    wishes = {"contractors": True, "onboarding": 3}
    catalogue = make_catalogue(hire_lead_quarters=3, hire_lead_quarters_senior=3)

    found = planned(CID, budget=200, wishes=wishes, catalogue=catalogue, **REPORTS)

    assert short(found) == [("contractors", 2, "")]
    cheapest = 1.6 * 80 / 4  # a mid does 1 for 32, a senior 1.1 for 40
    assert worths(found) == pytest.approx(
        [(1 - 0.43) / 4 - (cheapest - 10) / 1e6], abs=1e-9
    )


def test_who_lands_what_starts():
    # In parts, with 0.1995 a quarter and 0.2 for a level: 0.9975 in quarter 1; quarter
    # 2 keeps it by 0.01995 and lands 0.89775 more. With 1 more in quarter 1: 1, then
    # (0.1995 - 0.02) / 0.2 = 0.8975; in quarter 2: 1 in all, and 0.9975 of level 2,
    # with so much time that they are built for 10.
    ana = make_member("Ana", "engineer", fte=0.19)
    found = planned(
        ana, budget=200, wishes={"onboarding": 0}, maturity={"store": 0}, **IDLE
    )

    landing = [one for one in found.binding if one["rule"] == "landing"]
    assert [(one["quarter"], one["about"]) for one in landing] == [
        (2, "pipes"),
        (1, "pipes"),
    ]
    first = (0.0025 + 2 * 0.00225) / 12 / 4 - (40 * 0.00225 + 2 * 0.0025) / 1e6
    second = 2 * 0.10225 / 12 / 4 + (40 * 0.89775 - 10 * 1) / 1e6
    assert [one["worth"] for one in landing] == pytest.approx([second, first])


def test_what_waits_for_what():
    catalogue = make_catalogue(needs=[("tests", "store")])
    team = [make_member("Ana", "engineer"), make_member("Ben", "analyst")]
    levels = {"maturity": {"store": 0, "tests": 0}, **IDLE}

    found = planned(
        *team,
        budget=400,
        quarters=3,
        wishes={"onboarding": 0},
        catalogue=catalogue,
        **levels,
    )

    waits = [one for one in found.binding if one["rule"] == "prerequisites"]
    assert waits[0]["about"] == "tests"
    assert waits[0]["unit"] == "level 1 without waiting for level 1 of store"


def test_a_quarter_that_may_not_fall_further():
    # Of 20 FTE Lea does 0.25, 0.02 of readiness, of which 0.9 is kept: half a step in
    # parts, the rest in quarter 2, when half a master carries 0.4 of a learner: 0.7,
    # 0.056. A point less: all of it at once, and 1, 0.08, in quarter 2.
    lea = make_member("Lea", "analyst", levels={"bi": 1})

    found = planned(
        lea, budget=60, wishes={"onboarding": 0}, **REPORTS | {"sources": 40}
    )

    worth = {(one["rule"], one["quarter"]): one["worth"] for one in found.binding}
    assert worth["keep_going", 1] == pytest.approx((0.016 - 0.018 + 0.08 - 0.056) / 4)


@pytest.mark.slow
@FEWER
@given(documents(3))
def test_only_rules_that_the_plan_exhausts_bind(document):
    catalogue = make_catalogue(needs=[("tests", "store")])
    team = Team.from_document(document, catalogue, TODAY)
    question = make_question(150, 3, contractors=True, onboarding=1, headcount=4)

    found = solve_plan(catalogue, team, question)

    left = question.released() - found.spend.cumsum()
    joining = {}
    for one in found.actions:
        if one["kind"] == "hire":
            joining[one["joins"]] = joining.get(one["joins"], 0) + one["count"]
    for one in found.binding:
        assert one["worth"] > 0
        if one["rule"] == "budget":
            assert left[one["quarter"] - 1] < 100
        if one["rule"] == "onboarding" and not any(
            a["kind"] == "contract" for a in found.actions
        ):
            assert joining.get(one["quarter"], 0) == 1
