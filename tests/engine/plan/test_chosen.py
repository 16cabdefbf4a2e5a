"""Actions of a plan as decisions on offer to another team, and as lines."""

import pytest

from roles.engine.plan.chosen import amounts, decisions_of
from roles.engine.plan.states import problem_of
from tests.engine.make import make_catalogue, make_member, make_team
from tests.engine.plan.make import make_question

CATALOGUE = make_catalogue()
HIRE = {"kind": "hire", "quarter": 1, "role": "analyst", "seniority": "mid", "count": 2}
LATER = HIRE | {"quarter": 2, "count": 1}
CONTRACT = {
    **{"kind": "contract", "quarter": 2, "role": "analyst", "seniority": "mid"},
    "fte": 0.4,
}
LEARN = {"kind": "train", "quarter": 1, "member": "Cid", "skill": "bi", "to": 1}
BUY = {"kind": "raise", "quarter": 2, "capability": "store", "to": 1, "mode": "buy"}
PLAN = [HIRE, HIRE, LATER, CONTRACT, LEARN, BUY]


def taken(members, **changes):
    """Return (quarter, how much) of what is left of the plan, by kind."""
    team = make_team(*members, catalogue=CATALOGUE, **changes)
    problem = problem_of(CATALOGUE, team, make_question(100, 3, contractors=True))
    return {
        kind: list(zip(one.quarter.tolist(), one.upper.tolist(), strict=True))
        for kind, one in decisions_of(problem, PLAN).items()
    }


def test_finds_each_action_among_what_is_on_offer_and_adds_up_the_same():
    members = [make_member("Ana", "analyst"), make_member("Cid", "engineer")]

    assert taken(members, maturity={"store": 0}) == {
        "hire": [(1, 4), (2, 1)],
        "contract": [(2, 0.4)],
        "train": [(1, 1)],
        "raise": [(2, 1)],
    }


def test_what_is_not_on_offer_falls_away():
    # Cid has left, storage is not rated.
    found = taken([make_member("Cid", "engineer", end="2025-12-31")])

    assert [found["train"], found["raise"]] == [[], []]
    assert found["hire"] == [(1, 4), (2, 1)]


def test_a_line_is_a_role_a_skill_of_somebody_or_a_capability():
    assert amounts(PLAN) == {
        ("hire", "analyst"): 5,
        ("contract", "analyst"): pytest.approx(0.4),
        ("train", "Cid", "bi"): 1,
        ("raise", "store"): 1,
    }
