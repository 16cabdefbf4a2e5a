"""The checker accepts a sound plan and names each rule that a tampered one breaks."""

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from tests.independent.checker import violations
from tests.independent.plan_documents import (
    hire,
    independent_plan,
    lift,
    plan_document,
    train,
)
from tests.independent.plan_strategies import cases
from tests.independent.plan_teams import make_document
from tests.independent.questions import Question
from tests.independent.strategies import TABLES
from tests.independent.tables import book_of
from tests.independent.worth import worths

BOOK = book_of(TABLES)
QUESTION = Question(budget=800.0, quarters=4, start=date(2026, 1, 1), headcount=6)


ACTIONS = [
    hire(1, "data_engineer"),
    hire(1, "ml_engineer"),
    lift(1, "versioning", 1),
    lift(2, "versioning", 2),
    lift(1, "experiment_tracking", 1),
    lift(3, "model_store", 1),
    lift(3, "object_storage", 1),
    train(1, "dee", "data_modelling", 2),
]


@cache
def made_plan() -> dict:
    return plan_document(BOOK, make_document(), QUESTION, ACTIONS)


def sound_plan() -> dict:
    return copy.deepcopy(made_plan())


def action_of(plan: dict, capability: str, to: int) -> dict:
    return next(
        action
        for action in plan["actions"]
        if (action.get("capability"), action.get("to")) == (capability, to)
    )


def test_accepts_a_sound_plan():
    assert violations(BOOK, make_document(), sound_plan()) == []


@pytest.mark.parametrize(("document", "question"), cases(10)[1::2])
def test_accepts_what_the_independent_programme_plans(document, question):
    asked = replace(question, headcount=None, quarters=2)

    plan = independent_plan(BOOK, document, asked)

    assert violations(BOOK, document, plan) == []
    assert plan["gap"] == pytest.approx(0, abs=1e-6)


def earlier(plan: dict) -> None:
    action_of(plan, "versioning", 2)["quarter"] = 1


def poorer(plan: dict) -> None:
    plan["question"]["budget"] = 100_000.0


def without_lower_level(plan: dict) -> None:
    plan["actions"].remove(action_of(plan, "versioning", 1))


def without_prerequisite(plan: dict) -> None:
    plan["actions"].remove(action_of(plan, "experiment_tracking", 1))


def brighter(plan: dict) -> None:
    plan["readiness_by_quarter"][2] += 0.01


def brighter_now(plan: dict) -> None:
    plan["readiness_now"] += 0.01


def brighter_ending(plan: dict) -> None:
    plan["readiness_closing"] += 0.01


def dearer(plan: dict) -> None:
    plan["spend_by_quarter"][0] += 1.0


def cheaper_action(plan: dict) -> None:
    plan["actions"][0]["cost"] -= 1.0


def runs_for_less(plan: dict) -> None:
    plan["actions"][0]["running_cost"] -= 1.0


def smaller_team(plan: dict) -> None:
    plan["question"]["headcount"] = 4


def hastier(plan: dict) -> None:
    plan["actions"][0]["count"] = 3


def too_late(plan: dict) -> None:
    plan["actions"][0]["quarter"] = 4


def lands_after_the_end(plan: dict) -> None:
    action_of(plan, "object_storage", 1)["quarter"] = 5


def teaches_leading(plan: dict) -> None:
    plan["actions"][-1]["skill"] = "leadership"


def teaches_out_of_order(plan: dict) -> None:
    plan["actions"][-1]["to"] = 3


def teaches_nothing_useful(plan: dict) -> None:
    plan["actions"][-1] |= {"skill": "julia", "to": 1}


def teaches_twice_at_once(plan: dict) -> None:
    plan["actions"] += [plan["actions"][-1] | {"skill": "visualization", "to": 3}]


def promises_more(plan: dict) -> None:
    plan["objective"] += 0.01


def bounds_too_low(plan: dict) -> None:
    plan |= {"bound": plan["objective"] - 0.01, "gap": -0.01}


def claims_to_be_done(plan: dict) -> None:
    plan |= {"bound": plan["objective"] + 0.01, "gap": 0.01}


def overloads_the_crew(plan: dict) -> None:
    plan["actions"] += [
        lift(1, name, 1, "build") | {"cost": 0.0, "running_cost": 0.0}
        for name in ("elastic_compute", "object_storage", "utilisation_control")
    ]


def is_impossible(plan: dict) -> None:
    plan |= {"status": "infeasible", "reason": "no"}


def takes_for_granted(plan: dict) -> None:
    plan["actions"][-1]["confirm_first"] = True


TAMPERED: list[tuple[Callable, str]] = [
    (earlier, "order: versioning to 2 starts in quarter 1 before versioning"),
    (poorer, "budget: "),
    (without_lower_level, "order: versioning to 2 starts in quarter 2 before"),
    (without_prerequisite, "before experiment_tracking stands at 1"),
    (brighter, "readiness of quarter 3 is "),
    (brighter_now, "readiness now is "),
    (brighter_ending, "readiness of quarter 5 is "),
    (dearer, "spend of quarter 1 is "),
    (cheaper_action, "cost of Hire(role='data_engineer'"),
    (runs_for_less, "running cost of Hire(role='data_engineer'"),
    (smaller_team, "headcount: 6 people in quarter 2"),
    (hastier, "onboarding: 4 join in quarter 2"),
    (too_late, "lead time: Hire(role='data_engineer', seniority='mid') of quarter 4"),
    (lands_after_the_end, "lead time: object_storage to 1 of quarter 5"),
    (teaches_leading, "never trained: dee learning leadership"),
    (teaches_out_of_order, "order: dee starts data_modelling 3 in quarter 1"),
    (teaches_nothing_useful, "dee learning julia to 1 is not on offer"),
    (teaches_twice_at_once, "one step at a time: dee in quarter 1"),
    (promises_more, "objective is "),
    (bounds_too_low, "bound lies below the objective"),
    (claims_to_be_done, "called optimal, but the gap is wider than asked for"),
    (overloads_the_crew, "landing: no crew in quarter 1 for "),
    (takes_for_granted, "confirm first: dee learning data_modelling"),
    (is_impossible, "called infeasible, but there is a plan that breaks no rule"),
]


@pytest.mark.parametrize(("tamper", "words"), TAMPERED)
def test_names_the_rule_that_a_tampered_plan_breaks(tamper, words):
    plan = sound_plan()

    tamper(plan)

    found = violations(BOOK, make_document(), plan)
    assert any(words in fault for fault in found), found


def test_names_a_learner_who_is_away():
    document = make_document()
    document["members"][3]["start"] = "2026-04-01"

    found = violations(BOOK, document, sound_plan())

    assert "dee learns in quarter 1 while away" in found


def test_names_a_plan_that_leaves_too_much_running():
    actions = [hire(3, "data_engineer", count=3), hire(2, "ml_engineer", count=3)]
    plan = plan_document(BOOK, make_document(), QUESTION, actions)
    plan["question"]["headcount"] = None

    found = violations(BOOK, make_document(), plan)

    assert any("afterwards: " in fault for fault in found)


def test_names_a_quarter_that_does_not_keep_going():
    document = make_document()
    document["members"] = document["members"][1:2]
    actions = [lift(1, "job_scheduling", 1, "build")]
    plan = plan_document(BOOK, document, QUESTION, actions)

    found = violations(BOOK, document, plan)

    assert any("keep going: " in fault for fault in found)


def test_line_is_worth_what_falls_with_it():
    plan = plan_document(BOOK, make_document(), QUESTION, ACTIONS)

    lost = worths(BOOK, make_document(), plan)

    # versioning 1 takes versioning 2, model store with it, so it loses the most
    assert lost[2] >= lost[3] - 1e-6
    assert lost[2] >= lost[5] - 1e-6
