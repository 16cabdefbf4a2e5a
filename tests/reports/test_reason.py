"""Why there is no plan: to whom names are told."""

import pytest

from roles.models import Plan
from roles.reports.reason import UNNAMED, reason_of

TRAIN = "'train member=3 skill=sql to=3' is locked and cannot be had"
NAMES = {"3": "Ana Lytic"}


def make_infeasible(reason: str, *locked: dict) -> Plan:
    answer = {"status": "infeasible", "reason": reason}
    return Plan(question={"locked": list(locked)}, answer=answer)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            f"{TRAIN}: 3 has level 3 already.",
            "'train member=Ana Lytic skill=sql to=3' is locked and cannot be had: "
            "Ana Lytic has level 3 already.",
        ),
        (
            f"{TRAIN}: sql does not apply to 3.",
            "'train member=Ana Lytic skill=sql to=3' is locked and cannot be had: "
            "sql does not apply to Ana Lytic.",
        ),
    ],
)
def test_members_are_named_and_numbers_stay(reason, said):
    plan = make_infeasible(reason, {"kind": "train", "member": "3", "to": 3})

    assert reason_of(plan, NAMES) == said


def test_viewers_learn_nothing_of_a_member():
    reason = f"{TRAIN}: 3 has level 3 already."
    plan = make_infeasible(reason, {"kind": "train", "member": "3", "to": 3})

    assert reason_of(plan, None) == UNNAMED


def test_viewers_learn_no_level_where_training_names_nobody():
    reason = "'train skill=sql to=3' is locked and cannot be had: it would open no task"
    plan = make_infeasible(reason, {"kind": "train", "skill": "sql", "to": 3})

    assert reason_of(plan, None) == UNNAMED
    assert "sql to=3" in reason_of(plan, NAMES)


def test_what_is_about_nobody_is_told_to_all():
    reason = "A headcount of 3 is below the 3 people who are already there."

    assert reason_of(make_infeasible(reason), None) == reason
    locked = {"kind": "hire", "role": "analyst"}
    assert reason_of(make_infeasible(reason, locked), None) == reason


def test_whoever_was_erased_is_someone_who_left():
    plan = make_infeasible(TRAIN, {"kind": "train", "member": "3"})

    assert "member=someone who left skill=sql" in reason_of(plan, {})


def test_there_is_none_where_there_is_a_plan():
    assert reason_of(Plan(question={}, answer=None), NAMES) == ""


def test_tasks_and_capabilities_go_by_name(catalogue):
    reason = (
        "'hire role=analyst' cannot be had. It would take 0.5 FTE more of people able "
        "to do deploy_models in quarter 2, and level 1 of feature_store to start "
        "before level 2 of versioning stands."
    )

    said = reason_of(make_infeasible(reason), None)

    assert said == (
        "'hire role=analyst' cannot be had. It would take 0.5 FTE more of people able "
        'to do "Put models into production" in quarter 2, and level 1 of "Feature '
        'store" to start before level 2 of "Code, data and models under version '
        'control" stands.'
    )
