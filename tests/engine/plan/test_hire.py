"""One hire worked out by hand, and the rules it meets.

Reports is 1 FTE and all there is; a mid analyst does it at full speed, costs 80 a year,
8 when decided and 20 a quarter, and joins a quarter later at half speed.
"""

import pytest

from tests.engine.make import make_catalogue, make_member
from tests.engine.plan.make import planned, what

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
ONE_ANALYST = [("hire", 1, "analyst", "mid", 1)]


def test_one_hire():
    # quarter 1: 0; quarter 2: half a person, 0.25 * 1.6 + 0.25 * 1.2 = 0.7; closing: 1.
    # (0 + 0.7 + 2 * 1) / 4 = 0.675, less 0.001 * 0.028 million
    found = planned(budget=40, **REPORTS)

    assert what(found) == ONE_ANALYST
    assert found.readiness.tolist() == pytest.approx([0, 0.7, 1])
    assert found.objective == pytest.approx(0.675 - 0.000028)
    assert found.spend.tolist() == pytest.approx([8, 20])
    assert found.actions[0]["cost"] == pytest.approx(28)
    assert found.actions[0]["running_cost"] == pytest.approx(80)
    assert found.actions[0]["worth"] == pytest.approx(0.675 - 0.000028)
    assert found.status == "optimal"


@pytest.mark.parametrize(
    ("budget", "wishes", "actions"),
    [
        (28, {"afterwards": False}, ONE_ANALYST),  # 8 of 14, then 28 of 28
        (27.9, {"afterwards": False}, []),
        (40, {}, ONE_ANALYST),  # leaves 20 a quarter running, of 40 / 2
        (39.9, {}, []),
    ],
)
def test_stays_within_budget_and_what_it_leaves_running(budget, wishes, actions):
    assert what(planned(budget=budget, wishes=wishes, **REPORTS)) == actions


def test_money_released_at_once_comes_earlier():
    wishes = {"afterwards": False}
    dear = make_catalogue(cost_per_hire_share=0.4)  # 32 when decided

    evenly = planned(budget=52, wishes=wishes, catalogue=dear, **REPORTS)
    at_once = planned(
        budget=52, wishes=wishes | {"release": "at_once"}, catalogue=dear, **REPORTS
    )

    assert what(evenly) == []  # 32 in quarter 1, of 26
    assert what(at_once) == ONE_ANALYST


@pytest.mark.parametrize(("cap", "count"), [(1, 1), (2, 2), (3, 3)])
def test_onboards_few_at_a_time(cap, count):
    found = planned(
        budget=200, wishes={"onboarding": cap}, scope={"pipes": 0}, sources=4
    )

    assert what(found) == [("hire", 1, "analyst", "mid", count)]


@pytest.mark.parametrize(("cap", "count"), [(1, 1), (2, 2)])
def test_onboards_few_of_all_roles_together(cap, count):
    # pipes and reports want an engineer and an analyst, both to join in quarter 2
    found = planned(budget=200, wishes={"onboarding": cap}, sources=2)

    assert sum(action["count"] for action in found.actions) == count


@pytest.mark.parametrize(("cap", "count"), [(1, 0), (2, 1), (None, 3)])
def test_stays_within_headcount(cap, count):
    # one who carries nothing here is there all the same
    found = planned(
        make_member("Cid", "cdo"),
        budget=200,
        wishes={"headcount": cap},
        scope={"pipes": 0},
        sources=4,
    )

    assert sum(action["count"] for action in found.actions) == count


def test_a_headcount_below_who_is_there_is_named():
    found = planned(
        make_member("Cid", "cdo"),
        make_member("Dan", "cdo", start="2026-05-01"),
        wishes={"headcount": 1},
        **REPORTS,
    )

    assert found.status == "infeasible"
    assert "headcount of 1 is below the 2 people" in found.reason
    assert "in quarter 2" in found.reason
    assert found.to_document()["actions"] == []


def test_the_pay_of_leavers_is_new_money_only_when_asked():
    gone = make_member("Cid", "cdo", annual_cost=80_000, end="2025-12-31")

    kept = planned(gone, budget=0, **REPORTS)
    given = planned(
        gone, budget=0, wishes={"leavers_pay": True, "afterwards": False}, **REPORTS
    )

    assert what(kept) == []
    assert what(given) == ONE_ANALYST  # 20 a quarter is free


def test_nobody_is_hired_for_nothing():
    assert what(planned(make_member("Ben", "analyst"), budget=400, **REPORTS)) == []


def test_says_it_all_in_a_document():
    document = planned(budget=40, **REPORTS).to_document()

    assert document["start"] == "2026-01-01"
    assert document["budget"] == 40_000
    assert document["readiness_now"] == 0
    assert document["readiness_by_quarter"] == pytest.approx([0, 0.7])
    assert document["readiness_closing"] == pytest.approx(1)
    assert document["readiness_nothing_done"] == [0, 0]
    assert document["spend_by_quarter"] == pytest.approx([8_000, 20_000])
    assert document["hiring_by_quarter"] == pytest.approx([8_000, 0])
    assert document["running_by_quarter"] == pytest.approx([0, 20_000])
    assert document["running_cost_afterwards"] == pytest.approx(80_000)
    assert document["coverage_by_quarter"]["data_management"] == pytest.approx([0, 0.5])
    assert document["gap"] == pytest.approx(0, abs=1e-9)
    action = document["actions"][0]
    assert action["cost"] == pytest.approx(28_000)
    assert {"kind", "quarter", "role", "seniority", "count", "worth"} <= set(action)


def test_money_of_another_currency_weighs_as_much_as_the_catalogues():
    # As above, 28 thousand of a money of which a hundred are one of the catalogue's.
    found = planned(budget=40, wishes={"price_level": 100}, **REPORTS)

    assert found.objective == pytest.approx(0.675 - 0.00000028, abs=1e-9)


def test_openings_of_a_role_are_worth_together_what_the_plan_is_without_them():
    # 2 FTE of work, one joiner a quarter, and nothing but analysts to hire. Without
    # them nobody is there: readiness 0, and so all is lost.
    found = planned(
        budget=400,
        quarters=4,
        wishes={"onboarding": 1, "afterwards": False},
        **{**REPORTS, "sources": 4},
    )

    assert len(found.actions) > 1
    (line,) = found.lines
    assert [line["kind"], line["key"]] == ["hire", "analyst"]
    assert line["worth"] == pytest.approx(found.objective)
    assert max(one["worth"] for one in found.actions) < line["worth"]
