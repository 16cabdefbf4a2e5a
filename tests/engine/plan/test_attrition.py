"""Expected attrition worked out by hand: of 100 people, 19 leave in a year.

After half a year, the closing state of two quarters, 0.81 ** 0.5 = 0.9 are left.
Reports is 1 FTE and all there is; a mid analyst does it at full speed.
"""

import pandas as pd
import pytest

from roles.engine.plan.attrition import with_backfill
from tests.engine.make import make_catalogue, make_member
from tests.engine.plan.make import planned, what

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
BEN = make_member("Ben", "analyst")
IDLE = [make_member(name, "cdo") for name in ("Cid", "Dan", "Eva")]
LEAVING = {"attrition": True}


def test_members_have_the_time_of_those_who_are_left():
    # the middle of a quarter counts; the last tenth of work counts 0.4
    found = planned(BEN, budget=0, wishes=LEAVING, **REPORTS)

    left = [0.81 ** (0.5 / 4), 0.81 ** (1.5 / 4), 0.9]
    assert found.readiness.tolist() == pytest.approx([1 - 0.4 * (1 - n) for n in left])
    assert found.nothing_done.tolist() == found.readiness.tolist()
    assert found.readiness_now == pytest.approx(1)


def test_without_attrition_everybody_stays():
    found = planned(BEN, budget=0, **REPORTS).to_document()

    assert found["readiness_by_quarter"] == pytest.approx([1, 1])
    assert found["expected_losses"] == []


def test_says_how_much_is_expected_to_be_lost_of_each_role():
    # of 1 FTE in half a year 0.1, more of it in the first quarter
    found = planned(BEN, budget=0, wishes=LEAVING, **REPORTS).to_document()

    first, second = found["expected_losses"]
    assert [first["role"], first["quarter"]] == ["analyst", 1]
    assert first["fte"] == pytest.approx(1 - 0.81**0.25)
    assert second["quarter"] == 2
    assert second["fte"] == pytest.approx(0.81**0.25 - 0.9)


@pytest.mark.parametrize(("people", "backfill"), [(4, 0), (6, 1)])
def test_as_many_hires_as_are_lost_are_backfill(people, backfill):
    # a tenth of each is lost by the end of quarter 2: 0.4 and 0.6 of a person, rounded
    analysts = [make_member(f"a{n}", "analyst") for n in range(people)]
    sources = 4 + 2 * people
    found = planned(
        *analysts, budget=40, wishes=LEAVING, scope={"pipes": 0}, sources=sources
    )

    (hire,) = found.actions
    assert hire["backfill"] == backfill


def test_the_first_to_join_are_backfill():
    # analysts: 0.6 lost by quarter 1, 1.6 by quarter 2, 1.7 by quarter 3
    losses = pd.DataFrame({"analyst": [0.6, 1.0, 0.1]}, index=[1, 2, 3])
    hires = [
        ("analyst", 1, 3),
        ("analyst", 3, 2),
        ("engineer", 1, 2),
        ("analyst", 1, 1),
    ]
    actions = [
        {"kind": "hire", "role": role, "count": count, "joins": joins}
        for role, count, joins in hires
    ]

    found = with_backfill([*actions, {"kind": "raise"}], losses)

    assert [action["backfill"] for action in found[:4]] == [0, 1, 0, 1]
    assert found[4] == {"kind": "raise"}


@pytest.mark.parametrize(
    ("wishes", "hires"),
    [({}, 0), (LEAVING, 1)],  # 3 * 0.25 ** (1.5 / 4) = 1.78 heads of 3 are left
)
def test_those_expected_to_have_left_leave_room_in_the_headcount(wishes, hires):
    found = planned(
        *IDLE,
        wishes={"headcount": 3} | wishes,
        catalogue=make_catalogue(attrition_a_year=0.75),
        **REPORTS,
    )

    assert len(found.actions) == hires


def test_a_headcount_below_those_expected_to_be_left_is_named():
    found = planned(*IDLE, wishes={"headcount": 2} | LEAVING, **REPORTS)

    assert "below the 2.92 people" in found.reason  # 3 * 0.81 ** (0.5 / 4)


@pytest.mark.parametrize(("wishes", "actions"), [({}, 0), ({"leavers_pay": True}, 1)])
def test_their_pay_is_new_money_only_when_asked(wishes, actions):
    # Of 2000 a year 500 * (1 - 0.974) = 13 are free in quarter 1; a hire asks for 8.
    leader = make_member("Cid", "cdo", annual_cost=2_000_000)
    found = planned(
        leader,
        budget=0,
        wishes=LEAVING | {"afterwards": False} | wishes,
        **REPORTS,
    )

    assert len(what(found)) == actions


def test_hires_of_the_plan_stay():
    found = planned(budget=40, wishes=LEAVING, **REPORTS)

    assert found.readiness.tolist() == pytest.approx([0, 0.7, 1])
