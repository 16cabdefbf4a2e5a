"""Lines of contracts and backfills: what they say and what they add up to."""

import pytest

from roles.reports.plan import plan_report
from tests.make import make_member
from tests.plans import CONTRACTS, HIRE, NOW, RAISES, make_answer, make_plan, train


def lines_of(plan):
    return plan_report(plan, people=True, now=NOW).lines


@pytest.fixture
def contract(ready_team):
    """The line of a plan that contracts validators in two quarters of three."""
    worth = [{"kind": "contract", "key": "model_validator", "worth": 0.024}]
    answer = make_answer(HIRE, *CONTRACTS, lines=worth)
    return lines_of(make_plan(ready_team, answer=answer))[1]


def test_contracts_of_a_role_are_one_line(contract):
    # 20 + 10 + 14 thousand, nothing after it
    assert contract.title == "Model validator, up to 0.50 FTE"
    assert (contract.cost, contract.running_cost) == (44_000, 0)
    assert contract.worth == 0.024


def test_a_contract_lasts_from_its_first_to_its_last_quarter(contract):
    assert (contract.first, contract.done, contract.until) == (2, 2, 3)
    assert contract.last == 3


def test_a_contract_is_there_only_while_it_lasts(ready_team):
    line = lines_of(make_plan(ready_team, *CONTRACTS[:1]))[0]

    assert line.cells == (("", ""), ("on", "0.50 FTE"), ("", ""))
    assert line.worth == 0.012


def test_a_roadmap_shows_how_much_of_a_role_is_at_work(contract):
    # 0.25 of a mid and 0.25 of a senior in the third quarter
    assert contract.cells == (("", ""), ("on", "0.50 FTE"), ("on", "0.50 FTE"))


def test_steps_of_a_contract_say_how_much_of_whom(contract):
    assert [(step.quarter, text) for step, text in contract.described] == [
        (2, "0.50 FTE, mid"),
        (3, "0.25 FTE, mid"),
        (3, "0.25 FTE, senior"),
    ]


def test_contracts_stand_between_hires_and_platform(ready_team):
    kinds = [line.kind for line in lines_of(make_plan(ready_team, *CONTRACTS, HIRE))]

    assert kinds == ["hire", "contract"]


def test_backfills_are_told_from_new_openings(ready_team):
    line = lines_of(make_plan(ready_team, {**HIRE, "backfill": 1}))[0]

    assert line.backfills == 1
    assert line.texts[0].endswith(", 1 in the place of people expected to leave")


def test_hires_of_older_plans_are_no_backfills(ready_team):
    line = lines_of(make_plan(ready_team, HIRE))[0]

    assert line.backfills == 0
    assert line.texts[0].endswith("there from quarter 2")


def test_a_line_can_be_asked_for_or_left_out(ready_team):
    ana = make_member(ready_team, "Ana Lytic", ["analyst"], levels={"sql": 1})
    more = [*CONTRACTS, *RAISES, train(str(ana.pk))]

    lines = lines_of(make_plan(ready_team, HIRE, *more))

    # 0.50 + 0.25 + 0.25 FTE-quarters of validators
    assert [line.lock for line in lines] == [
        "hire role=data_engineer count=2",
        "contract role=model_validator fte=1.0",
        "raise capability=object_storage to=2",
        "train member='Ana Lytic'",
    ]
    assert [line.exclude for line in lines] == [
        "hire role=data_engineer",
        "contract role=model_validator",
        "raise capability=object_storage",
        "train member='Ana Lytic'",
    ]
