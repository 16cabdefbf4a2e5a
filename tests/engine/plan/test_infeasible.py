"""Which rule a lock breaks, and the smallest change that mends it, by hand."""

import pytest

from tests.engine.make import make_catalogue, make_member
from tests.engine.plan.make import planned

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
IDLE = {"scope": {"pipes": 0, "reports": 0}}
ANALYST = {"kind": "hire", "role": "analyst"}
ENGINEER = {"kind": "hire", "role": "engineer", "seniority": "mid"}
STORE = {"kind": "raise", "capability": "store", "to": 1}
TESTS = {"kind": "raise", "capability": "tests", "to": 1}
ANA = make_member("Ana", "engineer")
CID = make_member("Cid", "cdo")


def reason(*members, locked, team=REPORTS, **changes):
    """Return why what is locked cannot be."""
    wishes = {"locked": tuple(locked), "afterwards": False}
    wishes |= changes.pop("wishes", {})
    found = planned(*members, wishes=wishes, **team, **changes)
    assert found.status == "infeasible"
    return found.reason


def test_what_is_missing_of_the_budget():
    # 8 when decided and 20 in quarter 2, of 27
    assert reason(locked=[ANALYST], budget=27) == (
        "'hire role=analyst' cannot be had, though locked. In the way: the money "
        "released. It would take 1,000 more money by quarter 2."
    )


def test_a_budget_that_reaches_in_the_end_but_not_in_time():
    # 40% of 80 when decided, of 26; 52 in all
    dear = make_catalogue(cost_per_hire_share=0.4)

    told = reason(locked=[ANALYST], budget=52, catalogue=dear)

    assert "6,000 more money by quarter 1" in told


def test_what_is_left_running():
    told = reason(locked=[ANALYST], budget=39, wishes={"afterwards": True})

    assert "500 more a quarter left running" in told  # 20 of 19.5


def test_a_headcount():
    two = [ANALYST | {"count": 2}]

    told = reason(CID, locked=two, budget=400, wishes={"headcount": 2})

    assert "the headcount" in told
    assert "a headcount higher by 1, from quarter 2 on" in told


def test_who_may_join():
    wishes = {"onboarding": 1}

    told = reason(locked=[ANALYST, ENGINEER], budget=400, wishes=wishes)

    assert "'hire role=analyst' and 'hire role=engineer seniority=mid'" in told
    assert "1 more people to join in quarter 2" in told


def test_the_share_of_contractors():
    # 1 FTE of 1 + 1 people, of which a fifth is 0.4; who is hired joins later
    contract = {"kind": "contract", "role": "analyst", "fte": 1}
    late = make_catalogue(hire_lead_quarters=2)

    told = reason(
        CID,
        locked=[contract],
        budget=400,
        catalogue=late,
        wishes={"contractors": True},
    )

    assert "0.6 FTE more under contract in quarter 2" in told


def test_people_to_land_what_starts():
    told = reason(
        ANA | {"fte": 0.15},
        locked=[STORE | {"mode": "buy", "quarter": 1}],
        budget=400,
        wishes={"onboarding": 0},
        team={"maturity": {"store": 0}, **IDLE},
    )

    # 0.2 less 0.15 * 1.05
    assert "0.043 FTE more of people able to do pipes in quarter 1" in told


def test_a_quarter_that_falls_too_far():
    lea = make_member("Lea", "analyst", levels={"bi": 1})
    learn = {"kind": "train", "member": "Lea", "skill": "bi", "to": 2}

    told = reason(lea, locked=[learn], budget=400, quarters=1)

    assert "readiness 4 points lower in quarter 1" in told  # 0.32, and 0.9 of 0.4


def test_what_must_stand_before():
    told = reason(
        ANA,
        make_member("Ben", "analyst"),
        locked=[TESTS | {"quarter": 1}],
        budget=400,
        quarters=3,
        catalogue=make_catalogue(needs=[("tests", "store")]),
        wishes={"keep_going": False},
        team={"maturity": {"store": 0, "tests": 0}, **IDLE},
    )

    assert "In the way: the order of levels." in told
    # once, in however many quarters
    assert told.count("level 1 of tests to start before level 1 of store stands") == 1


def test_only_the_locks_that_are_at_odds_are_named():
    bought, built = STORE | {"mode": "buy"}, STORE | {"mode": "build"}

    told = reason(
        ANA,
        locked=[ENGINEER, bought, built],
        budget=800,
        quarters=3,
        team={"maturity": {"store": 0}, **IDLE},
    )

    assert told.startswith(
        "'raise capability=store to=1 mode=buy' and "
        "'raise capability=store to=1 mode=build' cannot be had together"
    )
    assert "that each level comes once" in told


def test_two_rules_are_named_where_one_alone_does_not_mend_it():
    # 28 for one and 35 for the other, of 50, and one may join
    told = reason(
        locked=[ANALYST | {"count": 1}, ENGINEER],
        budget=50,
        wishes={"onboarding": 1},
    )

    assert "the money released and the most who may join in a quarter" in told
    assert "13,000 more money by quarter 2, and 1 more people to join" in told


@pytest.mark.parametrize("budget", [28, 100])
def test_what_can_be_had_has_no_reason(budget):
    wishes = {"locked": (ANALYST,), "afterwards": False}

    assert planned(budget=budget, wishes=wishes, **REPORTS).reason == ""
