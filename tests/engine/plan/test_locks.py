"""What is locked or excluded, and why it cannot be, on plans worked out by hand.

Reports is 1 FTE and all there is; a mid analyst does it and costs 28 within two
quarters; a senior joins too late.
"""

import pytest

from roles.engine.plan.problem import InvalidQuestion
from roles.engine.plan.solve import solve_plan
from tests.engine.make import make_catalogue, make_member, make_team
from tests.engine.plan.make import CATALOGUE, make_question, planned, what

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
IDLE = {"scope": {"pipes": 0, "reports": 0}}
ANALYST = {"kind": "hire", "role": "analyst"}
CONTRACT = {"kind": "contract", "role": "analyst"}
STORE = {"kind": "raise", "capability": "store"}
LEA = make_member("Lea", "analyst", levels={"bi": 1})
TRAIN = {"kind": "train", "member": "Lea", "skill": "bi"}


def locked(*patterns, **wishes):
    """Return wishes with patterns locked."""
    return {"locked": patterns, "afterwards": False, **wishes}


def excluded(*patterns, **wishes):
    """Return wishes with patterns excluded."""
    return {"excluded": patterns, **wishes}


@pytest.mark.parametrize(
    ("lock", "count"),
    [({}, 1), ({"count": 1}, 1), ({"count": 2}, 2)],  # one is wanted in any case
)
def test_hires_as_many_as_are_locked(lock, count):
    # two start at half speed, so that one is of no use after quarter 2
    half = REPORTS | {"sources": 1}
    found = planned(wishes=locked(ANALYST | lock), **half)

    assert what(found) == [("hire", 1, "analyst", "mid", count)]


def test_a_locked_hire_comes_in_its_quarter():
    # An engineer is of no use; of 60 an analyst and the engineer cost 28 each.
    lock = {"kind": "hire", "role": "engineer", "quarter": 1}
    found = planned(budget=60, wishes=locked(lock), **REPORTS)

    assert what(found) == [
        ("hire", 1, "analyst", "mid", 1),
        ("hire", 1, "engineer", "junior", 1),
    ]
    assert found.status == "optimal"


def test_what_is_locked_stays_although_it_is_worse_than_doing_nothing():
    found = planned(LEA | {"levels": {"bi": 2}}, wishes=locked(ANALYST), **REPORTS)

    assert len(found.actions) == 1
    assert found.objective < found.nothing_done[0]
    assert found.bound == pytest.approx(found.objective)


def test_a_plan_is_shown_on_the_way_although_it_is_worse_than_doing_nothing():
    told = []
    team = make_team(make_member("Ben", "analyst"), catalogue=CATALOGUE, **REPORTS)

    solve_plan(
        CATALOGUE,
        team,
        make_question(100, 2, **locked(ANALYST)),
        on_progress=lambda plan, *_: told.append(plan),
    )

    assert "running" in {plan.status for plan in told if plan is not None}


@pytest.mark.parametrize(("lock", "fte"), [({}, 0.25), ({"fte": 0.75}, 0.75)])
def test_contracts_as_much_as_is_locked(lock, fte):
    found = planned(
        LEA | {"levels": {"bi": 2}},
        wishes=locked(CONTRACT | lock, contractors=True),
        catalogue=make_catalogue(contractor_share=0.5),
        **REPORTS,
    )

    assert [action["fte"] for action in found.actions] == pytest.approx([fte])


def test_trains_and_raises_what_is_locked():
    # Neither would be done: the step is of no use and costs time and 3.
    useless = make_member("Lea", "analyst", levels={"bi": 0})
    lock = locked(TRAIN | {"to": 1, "quarter": 2}, keep_going=False, onboarding=0)
    found = planned(useless, budget=6, wishes=lock, **REPORTS)
    assert ("train", 2, "Lea", "bi", 1) in what(found)

    ana = make_member("Ana", "engineer")
    lock = locked(STORE | {"to": 1, "mode": "buy"}, onboarding=0)
    found = planned(ana, wishes=lock, maturity={"store": 0}, **IDLE)
    assert ("store", 1, "buy") in [action[2:] for action in what(found)]


@pytest.mark.parametrize(
    ("shut", "actions"),
    [
        (ANALYST | {"seniority": "senior"}, [("hire", 1, "analyst", "mid", 1)]),
        (ANALYST | {"quarter": 1}, []),  # in quarter 2 too late
        (ANALYST, []),
        ({"kind": "hire"}, []),
    ],
)
def test_does_nothing_that_is_excluded(shut, actions):
    assert what(planned(budget=40, wishes=excluded(shut), **REPORTS)) == actions


def test_excludes_training_and_ways_to_raise():
    wishes = excluded(TRAIN, keep_going=False, onboarding=0)
    assert what(planned(LEA, budget=6, wishes=wishes, **REPORTS)) == []

    wishes = excluded(STORE | {"mode": "build"}, onboarding=0)
    ana = make_member("Ana", "engineer")
    found = planned(ana, wishes=wishes, maturity={"store": 0}, **IDLE)
    assert {action["mode"] for action in found.actions} == {"buy"}


@pytest.mark.parametrize(
    ("pattern", "named"),
    [
        ({"kind": "fire"}, "kind must be one of"),
        ({"role": "analyst"}, "kind must be one of"),
        (ANALYST | {"salary": 1}, "the key 'salary'"),
        ({"kind": "hire", "role": "clown"}, "role 'clown'"),
        (ANALYST | {"seniority": "old"}, "seniority 'old'"),
        (ANALYST | {"quarter": 3}, "quarter 3"),
        (ANALYST | {"count": 0.5}, "count cannot be 0.5"),
        (ANALYST | {"count": True}, "count cannot be True"),
        (CONTRACT | {"fte": 0}, "fte cannot be 0"),
        (CONTRACT | {"fte": "much"}, "fte cannot be 'much'"),
        ({"kind": "train", "member": "Max"}, "member 'Max'"),
        (TRAIN | {"skill": "juggling"}, "skill 'juggling'"),
        (TRAIN | {"to": 5}, "to 5"),
        ({"kind": "raise", "capability": "tent"}, "capability 'tent'"),
        (STORE | {"mode": "rent"}, "mode 'rent'"),
        (STORE | {"count": 1}, "the key 'count'"),
    ],
)
def test_names_what_there_is_not(pattern, named):
    with pytest.raises(InvalidQuestion, match=named):
        planned(LEA, wishes=locked(pattern), **REPORTS)


def test_how_many_are_excluded_is_no_question():
    with pytest.raises(InvalidQuestion, match="the key 'count'"):
        planned(wishes=excluded(ANALYST | {"count": 1}), **REPORTS)


@pytest.mark.parametrize(
    ("pattern", "wishes", "because"),
    [
        (
            ANALYST,
            {"excluded": ({"kind": "hire", "role": "analyst"},)},
            "excluded, too",
        ),
        (ANALYST | {"quarter": 2}, {}, "joins only after the last quarter"),
        (ANALYST | {"seniority": "junior"}, {}, "nobody of that role and seniority"),
        (ANALYST, {"onboarding": 0}, "with 0 who may join in a quarter"),
        (CONTRACT, {}, "no contracts are on offer"),
        (CONTRACT | {"quarter": 1}, {"contractors": True}, "in the second quarter"),
        (CONTRACT | {"fte": 50}, {"contractors": True}, "there can be"),
        (TRAIN | {"to": 1}, {}, "has level 1 already"),
        (TRAIN | {"to": 4}, {}, "beyond level 3"),
        (TRAIN | {"to": 3}, {}, "no task with work here"),
        (TRAIN | {"skill": "leadership"}, {}, "leadership is never trained"),
        (TRAIN | {"skill": "python"}, {}, "python does not apply to Lea"),
        (STORE | {"to": 1}, {}, "store is at level 1 already"),
        (STORE | {"to": 3}, {}, "above the target"),
        (
            {"kind": "raise", "capability": "tests", "mode": "buy"},
            {},
            "it cannot be bought",
        ),
        (
            {"kind": "raise", "capability": "tests", "quarter": 2},
            {},
            "only after the last quarter",
        ),
    ],
)
def test_says_why_what_is_locked_is_nowhere_on_offer(pattern, wishes, because):
    found = planned(
        LEA | {"not_applicable": ["python"]},
        wishes=locked(pattern, **wishes),
        maturity={"store": 1, "tests": 0},
        **REPORTS,
    )

    assert found.status == "infeasible"
    assert because in found.reason
    assert f"'{pattern['kind']} " in found.reason
    assert found.to_document()["actions"] == []


def test_says_so_where_too_few_are_at_work_for_a_contract():
    found = planned(
        LEA,
        wishes=locked(CONTRACT, contractors=True),
        catalogue=make_catalogue(contractor_share=0.03),  # of 1 + 2 * 3 people 0.21
        **REPORTS,
    )

    assert "too few people are at work" in found.reason


def test_says_why_of_what_is_not_rated_or_provided():
    unrated = planned(wishes=locked(STORE), **REPORTS)
    provided = planned(
        wishes=locked(STORE), maturity={"store": 0}, provided=["store"], **REPORTS
    )

    assert "the maturity of store is not rated" in unrated.reason
    assert "store is provided by others" in provided.reason


def test_locks_that_break_a_rule_together_end_as_infeasible():
    # 28 of 27: on offer, but the money does not reach
    found = planned(budget=27, wishes=locked(ANALYST), **REPORTS)

    assert found.status == "infeasible"
    assert "hire role=analyst" in found.reason
    assert found.to_document()["bound"] is None


def test_called_off_before_what_is_locked_is_found():
    question = make_question(100, 2, **locked(ANALYST))
    team = make_team(catalogue=CATALOGUE, **REPORTS)

    found = solve_plan(CATALOGUE, team, question, is_cancelled=lambda: True)

    assert found.status == "cancelled"
    assert "time was too short" in found.reason
    assert found.to_document()["gap"] is None
