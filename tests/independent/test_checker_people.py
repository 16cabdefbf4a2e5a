"""The checker names what is wrong with contracts, attrition, locks and exclusions."""

import copy
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from tests.independent.checker import violations
from tests.independent.plan_documents import contract, hire, lift, plan_document, train
from tests.independent.plan_teams import make_document
from tests.independent.questions import Question
from tests.independent.strategies import TABLES
from tests.independent.tables import book_of
from tests.independent.worth import worths

BOOK = book_of(TABLES)
LOCKED = (
    {"kind": "hire", "role": "data_engineer", "count": 2},
    {"kind": "contract", "role": "model_validator", "quarter": 3, "fte": 0.5},
    {"kind": "train", "member": "dee", "skill": "data_modelling"},
)
EXCLUDED = (
    {"kind": "raise", "capability": "versioning", "mode": "build"},
    {"kind": "contract", "role": "data_engineer", "quarter": 2},
    {"kind": "hire", "seniority": "senior"},
)
QUESTION = Question(
    **{"budget": 1200.0, "quarters": 4, "start": date(2026, 1, 1)},
    **{"headcount": 8, "onboarding": 2, "attrition": True},
    **{"locked": LOCKED, "excluded": EXCLUDED},
)
# 4, 4 and 3 members are there in quarters 2 to 4, who stay with 0.85 ** (3/8), (5/8)
# and (7/8): with 1, 2 and 2 hires 4.76, 5.61 and 4.60 heads, so that at most a quarter
# of it, 1.19, 1.40 and 1.15 FTE, can be there by contract
ACTIONS = [
    hire(1, "data_engineer", count=1),
    hire(2, "data_engineer", count=1),
    lift(1, "versioning", 1),
    train(1, "dee", "data_modelling", 2),
    contract(2, "model_validator", 0.5),
    contract(3, "model_validator", 0.75),
    contract(4, "ml_engineer", 0.4, "senior"),
]


@cache
def made_plan() -> dict:
    return plan_document(BOOK, make_document(), QUESTION, ACTIONS)


def sound_plan() -> dict:
    return copy.deepcopy(made_plan())


def test_accepts_a_sound_plan():
    assert violations(BOOK, make_document(), sound_plan()) == []


def test_expects_of_four_people_what_the_share_a_year_says():
    plan = sound_plan()

    rows = [row for row in plan["expected_losses"] if row["role"] == "analyst"]
    assert [row["quarter"] for row in rows] == [1, 2, 3, 4]
    assert sum(row["fte"] for row in rows) == pytest.approx(0.15)


def contract_of(plan: dict, place: int = 0) -> dict:
    return [a for a in plan["actions"] if a["kind"] == "contract"][place]


def too_little(plan: dict) -> None:
    contract_of(plan)["fte"] = 0.2


def too_soon(plan: dict) -> None:
    contract_of(plan)["quarter"] = 1


def too_late(plan: dict) -> None:
    contract_of(plan, 2)["quarter"] = 5


def leads_by_contract(plan: dict) -> None:
    contract_of(plan)["role"] = "cdo"


def begins_by_contract(plan: dict) -> None:
    contract_of(plan)["seniority"] = "junior"


def wants_no_contractors(plan: dict) -> None:
    plan["question"]["contractors"] = False


def too_many(plan: dict) -> None:
    contract_of(plan, 1)["fte"] = 1.5


def rises_too_fast(plan: dict) -> None:
    # beside one hire
    contract_of(plan)["fte"] = 1.1


def changes_contractors(plan: dict) -> None:
    # that the 0.5 FTE of before go makes no room
    contract_of(plan, 1).update(seniority="senior", fte=1.2)


def has_no_room(plan: dict) -> None:
    plan["question"]["headcount"] = 6


def costs_less(plan: dict) -> None:
    contract_of(plan)["cost"] -= 1.0


def runs_on(plan: dict) -> None:
    contract_of(plan)["running_cost"] = 1.0


def loses_nobody(plan: dict) -> None:
    plan["expected_losses"] = []


def loses_less(plan: dict) -> None:
    plan["expected_losses"][0]["fte"] -= 0.01


def makes_up_for_nothing(plan: dict) -> None:
    plan["actions"][0]["backfill"] = 1


def stays_whole(plan: dict) -> None:
    plan["question"]["attrition"] = False


def locks_more(plan: dict) -> None:
    plan["question"]["locked"][0]["count"] = 3


def locks_more_time(plan: dict) -> None:
    plan["question"]["locked"][1]["fte"] = 1.0


def locks_another(plan: dict) -> None:
    plan["question"]["locked"][2]["member"] = "ann"


def locks_another_mode(plan: dict) -> None:
    lock = {"kind": "raise", "capability": "versioning", "to": 1, "mode": "build"}
    plan["question"]["locked"] += (lock,)


def excludes_the_hires(plan: dict) -> None:
    plan["question"]["excluded"][2].update(seniority="mid", quarter=2)


def excludes_the_contract(plan: dict) -> None:
    plan["question"]["excluded"][1]["role"] = "model_validator"


def excludes_the_raise(plan: dict) -> None:
    plan["question"]["excluded"][0]["mode"] = "buy"


TAMPERED = [
    (too_little, "contract least: Contract(role='model_validator'"),
    (too_soon, "in quarter 1 is not from 2 to 4"),
    (too_late, "in quarter 5 is not from 2 to 4"),
    (leads_by_contract, "Contract(role='cdo', seniority='mid') is not on offer"),
    (begins_by_contract, "seniority='junior') is not on offer"),
    (wants_no_contractors, "Contract(role='model_validator', seniority='mid') is not"),
    (too_many, "contractors: 1.5 FTE in quarter 3"),
    (rises_too_fast, "onboarding: 2.1 join in quarter 2"),
    (changes_contractors, "onboarding: 2.2 join in quarter 3"),
    (has_no_room, "headcount: 6.3"),
    (costs_less, "cost of Contract(role='model_validator'"),
    (runs_on, "running cost of Contract(role='model_validator'"),
    (loses_nobody, "expected loss: 0.0398"),
    (loses_less, "expected loss: 0.0398"),
    (makes_up_for_nothing, "backfill: 0 of data_engineer joining in 2"),
    (stays_whole, "readiness of quarter 1 is "),
    (locks_more, "locked: hire role=data_engineer count=3, of which there is 2"),
    (locks_more_time, "locked: contract role=model_validator quarter=3 fte=1.0"),
    (locks_another, "locked: train member=ann skill=data_modelling, of which"),
    (locks_another_mode, "locked: raise capability=versioning to=1 mode=build"),
    (excludes_the_hires, "excluded: hire seniority=mid quarter=2, but Hire("),
    (excludes_the_contract, "excluded: contract role=model_validator quarter=2"),
    (excludes_the_raise, "excluded: raise capability=versioning mode=buy, but "),
]


@pytest.mark.parametrize(("tamper", "words"), TAMPERED)
def test_names_the_rule_that_a_tampered_plan_breaks(tamper, words):
    plan = sound_plan()

    tamper(plan)

    found = violations(BOOK, make_document(), plan)
    assert any(words in fault for fault in found), found


def test_first_hire_of_a_role_makes_up_for_half_a_person_lost():
    many = make_document()
    many["members"] += [m | {"name": f"{m['name']} 2"} for m in many["members"]]
    many["members"] += [many["members"][1] | {"name": f"ben {n}"} for n in (3, 4, 5)]
    # five data engineers: 0.199, 0.390, 0.574 gone by the end of quarters 1, 2, 3
    question = replace(QUESTION, headcount=None, locked=())
    plan = plan_document(BOOK, many, question, ACTIONS)

    found = violations(BOOK, many, plan)

    assert found == ["backfill: 1 of data_engineer joining in 3"]
    plan["actions"][1]["backfill"] = 1
    assert violations(BOOK, many, plan) == []


@pytest.mark.parametrize(
    ("lock", "possible"),
    [
        ({"kind": "hire", "role": "cdo", "quarter": 2}, True),
        ({"kind": "hire", "role": "cdo", "quarter": 3}, False),  # joins in 5
    ],
)
def test_tells_whether_a_lock_is_possible(lock, possible):
    question = replace(QUESTION, locked=(lock,), headcount=None)
    plan = plan_document(BOOK, make_document(), question, [])
    plan |= {"status": "infeasible", "reason": "somebody says so"}

    found = violations(BOOK, make_document(), plan)

    words = "called infeasible, but there is a plan that breaks no rule"
    assert found == ([words] if possible else [])


def test_others_may_shrink_but_not_grow_where_a_contract_is_not_to_be_had():
    plan = sound_plan()

    lost = worths(BOOK, make_document(), plan)

    assert lost[4] > 0
    alone = [a for a in plan["actions"] if a is not plan["actions"][4]]
    rest = plan_document(BOOK, make_document(), QUESTION, alone)
    assert plan["objective"] - lost[4] >= rest["objective"] - 1e-6
