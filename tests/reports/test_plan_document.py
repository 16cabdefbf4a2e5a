"""The document of a plan: who is named in it, and for whom."""

import pytest

from roles.queries.plan import BEFORE, member_names
from roles.reports.plan_document import plan_document
from tests.make import make_member
from tests.plans import (
    BINDING,
    CONTRACTS,
    HIRE,
    LEFT_OUT,
    left_out_training,
    make_answer,
    make_plan,
    train,
)


@pytest.fixture
def plan(ready_team):
    """Trains Ana, an analyst, in SQL."""
    ana = make_member(ready_team, "Ana", ["analyst"], levels={"sql": 1})
    return make_plan(ready_team, train(str(ana.pk)))


def test_document_names_members_for_those_who_may_see_them(plan):
    actions = plan_document(plan, member_names(plan))["actions"]

    assert actions[-1] == {
        "kind": "train",
        "quarter": 1,
        "member": "Ana",
        "skill": "sql",
        "to": 2,
        "cost": 3_000,
        "running_cost": 0,
        "worth": 0.001,
    }


def test_document_for_viewers_has_a_role_in_the_place_of_a_person(plan):
    action = plan_document(plan, None)["actions"][-1]

    assert action["member"] is None
    assert action["to"] is None
    assert action["role"] == "analyst"


def test_contracts_and_backfills_are_in_the_document(ready_team):
    plan = make_plan(ready_team, {**HIRE, "backfill": 1}, *CONTRACTS)

    hire, contract, *_ = plan_document(plan, None)["actions"]

    assert (hire["count"], hire["backfill"]) == (2, 1)
    assert contract == {
        "kind": "contract",
        "quarter": 2,
        "role": "model_validator",
        "seniority": "mid",
        "fte": 0.5,
        "cost": 20_000,
        "running_cost": 0,
        "worth": 0.012,
    }


def test_document_has_what_is_left_out_what_binds_and_who_is_expected_to_leave(
    ready_team,
):
    losses = [{"role": "analyst", "quarter": 1, "fte": 0.04}]
    answer = make_answer(left_out=LEFT_OUT, binding=BINDING, expected_losses=losses)

    document = plan_document(make_plan(ready_team, answer=answer), {})

    assert document["left_out"] == LEFT_OUT
    assert document["binding"] == BINDING
    assert document["expected_losses"] == losses


def test_viewers_read_the_losses_of_all_roles_together(ready_team, monkeypatch):
    monkeypatch.setattr("roles.reports.loss.ENOUGH_PEOPLE", 0)
    losses = [
        {"role": role, "quarter": quarter, "fte": fte}
        for role, quarter, fte in [("sme", 2, 0.5), ("sme", 1, 0.25), ("cdo", 2, 0.25)]
    ]
    answer = make_answer(expected_losses=losses)

    document = plan_document(make_plan(ready_team, answer=answer), None)

    assert document["expected_losses"] == [
        {"role": None, "quarter": 1, "fte": 0.25},
        {"role": None, "quarter": 2, "fte": 0.75},
    ]


def test_documents_of_older_plans_have_the_same_keys(ready_team):
    plan = make_plan(ready_team, HIRE)
    for key in BEFORE:
        del plan.question[key]

    document = plan_document(plan, None)

    assert document["left_out"] == document["binding"] == []
    assert document["expected_losses"] == []
    assert document["actions"][0]["backfill"] == 0
    assert document["question"]["contractors"] is False


def test_document_names_nobody_for_viewers_in_what_was_asked(ready_team):
    ana = make_member(ready_team, "Ana", ["analyst"])
    steps = [{"quarter": 1, "skill": "python", "from": 1, "to": 2}]
    asked = {"kind": "train", "member": str(ana.pk), "skill": "python", "to": 2}
    row = {**left_out_training(str(ana.pk)), "from": 1, "steps": steps}
    plan = make_plan(ready_team, answer=make_answer(left_out=[row]))
    plan.question |= {"locked": [asked]}

    named = plan_document(plan, member_names(plan))
    nameless = plan_document(plan, None)

    assert named["question"]["locked"] == [{**asked, "member": "Ana"}]
    assert named["left_out"][0].items() >= {"member": "Ana", "steps": steps}.items()
    told = {"member": None, "to": None, "role": "analyst"}
    assert nameless["question"]["locked"] == [{**asked, **told}]
    assert nameless["left_out"][0].items() >= {**told, "steps": None}.items()
    assert "from" not in nameless["left_out"][0]
