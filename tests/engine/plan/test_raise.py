"""One tool worked out by hand, and the rules it meets.

Nothing to do but to keep a store; people count 5 / 6 and have nothing left undone, the
store counts 1 / 6, at its target of 2 in full. A level costs 40 to buy and 0.2
FTE-quarters, 10 to build and 1 FTE-quarter; it lands in a quarter. Kept by 0.02 FTE of
pipes a level if bought, 0.1 if built. Ana gives 1.05 a quarter to pipes.
"""

import pytest

from tests.engine.make import make_catalogue, make_member
from tests.engine.plan import make
from tests.engine.plan.make import what

ANA = make_member("Ana", "engineer")


def planned(*members, **changes):
    """Return the best plan without hires."""
    return make.planned(*members, wishes={"onboarding": 0}, **changes)


IDLE = {"scope": {"pipes": 0, "reports": 0}}
STORE = {"maturity": {"store": 0}, **IDLE}
# In quarter 2 building again would leave 0.05 of the 0.1 for upkeep.
BUILD_THEN_BUY = [("raise", 1, "store", 1, "build"), ("raise", 2, "store", 2, "buy")]


def test_one_tool():
    # quarter 1: 5 / 6; quarter 2: 11 / 12; closing: 1; (5/6 + 11/12 + 2) / 4 = 0.9375,
    # less 0.001 * 0.05 million
    found = planned(ANA, **STORE)

    assert what(found) == BUILD_THEN_BUY
    assert found.readiness.tolist() == pytest.approx([5 / 6, 11 / 12, 1])
    assert found.objective == pytest.approx(0.9375 - 0.00005)
    assert found.spend.tolist() == pytest.approx([10, 40])
    assert [one["running_cost"] for one in found.actions] == pytest.approx([0, 8])


def test_worth_is_what_is_lost_when_dependants_fall_away():
    # without the first level there is no second; without the second the closing state
    # stays at 11 / 12 and 40 are saved
    found = planned(ANA, **STORE)

    first, second = (action["worth"] for action in found.actions)
    assert first == pytest.approx(0.9375 - 0.00005 - 5 / 6)
    assert second == pytest.approx(2 / 12 / 4 - 0.00004)


@pytest.mark.parametrize(
    ("fte", "actions"),
    [
        (0.19, []),  # 0.1995 a quarter lands nothing
        # 0.21 lands one a quarter: upkeep yields to landing
        (0.2, [("raise", 1, "store", 1, "buy"), ("raise", 2, "store", 2, "buy")]),
    ],
)
def test_nothing_starts_without_the_people_to_land_it(fte, actions):
    found = planned(ANA | {"fte": fte}, **STORE)

    assert what(found) == actions


def test_pays_upkeep_for_what_it_bought_while_it_stands():
    # too few people to build: both bought, 2 a quarter for the first in quarter 2
    found = planned(ANA | {"fte": 0.5}, **STORE)

    assert found.spend.tolist() == pytest.approx([40, 42])


@pytest.mark.parametrize(("level", "starts"), [(0, 2), (1, 1)])
def test_a_prerequisite_stands_before_the_next_level_starts(level, starts):
    # tests needs the store; both take Ben and Ana's own time only
    catalogue = make_catalogue(needs=[("tests", "store")])
    found = planned(
        ANA,
        make_member("Ben", "analyst"),
        quarters=4,
        catalogue=catalogue,
        maturity={"store": level, "tests": 0},
        **IDLE,
    )

    first = [a["quarter"] for a in found.actions if a["capability"] == "tests"][0]
    assert first == starts


def test_what_others_provide_is_never_raised_and_counts_as_standing():
    catalogue = make_catalogue(needs=[("tests", "store")])
    found = planned(
        make_member("Ben", "analyst"),
        quarters=3,
        catalogue=catalogue,
        maturity={"store": 0, "tests": 0},
        provided=["store"],
        **IDLE,
    )

    assert what(found)[0] == ("raise", 1, "tests", 1, "build")
    assert {action["capability"] for action in found.actions} == {"tests"}


def test_what_is_not_rated_is_not_on_offer():
    assert what(planned(ANA, **IDLE)) == []


def test_above_the_target_only_where_it_relieves():
    wishes = {"maturity": {"store": 2}, "sources": 0, "quarters": 4}
    plain = make_catalogue(keep_share=0)
    relieving = make_catalogue(keep_share=0, relief=[("store", "pipes", 0.4)])
    ana = ANA | {"fte": 0.3}

    assert what(planned(ana, catalogue=plain, **wishes)) == []
    found = planned(ana, catalogue=relieving, **wishes)
    assert {action["to"] for action in found.actions} == {3}


def test_effort_is_spread_over_the_lead():
    # tests: lead 2, built with 1 FTE-quarter, 0.5 in each; it stands from quarter 3
    found = planned(
        make_member("Ben", "analyst", fte=0.5),
        maturity={"tests": 0},
        quarters=3,
        **IDLE,
    )

    assert what(found)[0] == ("raise", 1, "tests", 1, "build")
    share = 0.5 * 4 / 6  # of infrastructure, tests alone being rated
    assert found.readiness.tolist()[:3] == pytest.approx(
        [1 - share, 1 - share, 1 - share * 3 / 4]
    )
