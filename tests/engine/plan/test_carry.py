"""When hires join, and what they will carry once all is landed; by hand."""

import pytest

from tests.engine.make import make_member
from tests.engine.plan.make import planned

REPORTS = {"scope": {"pipes": 0}, "sources": 2}


def test_a_hire_says_when_it_joins_and_what_it_costs_once():
    # decided in quarter 1, a quarter of lead; a tenth of 80 a year
    hire = planned(budget=40, **REPORTS).actions[0]

    assert hire["joins"] == 2
    assert hire["one_off"] == pytest.approx(8)


def test_money_of_hires_is_in_whole_units_in_the_document():
    hire = planned(budget=40, **REPORTS).to_document()["actions"][0]

    assert hire["one_off"] == pytest.approx(8_000)


def test_the_only_hire_carries_the_only_work():
    # 1 FTE of reports, at productivity 1
    carried = planned(budget=40, **REPORTS).to_document()["hire_tasks"]

    assert [(row["role"], row["task"]) for row in carried] == [("analyst", "reports")]
    assert carried[0]["fte"] == pytest.approx(1)


def test_nobody_hired_carries_nothing():
    assert planned(budget=0, **REPORTS).hire_tasks == []


def test_members_go_home_first():
    # Two FTE of reports: Ana has one of them, the hire the other.
    found = planned(
        make_member("Ana", "analyst"), budget=40, **{**REPORTS, "sources": 4}
    )

    assert found.hire_tasks[0]["fte"] == pytest.approx(1)
