"""What a plan has on contract, by role, and what it costs; by hand."""

import pytest

from roles.reports.hiring import hiring_report
from tests.plans import CONTRACTS
from tests.reports.test_hiring import HIRE, make_plan


def test_contracts_are_paid_while_they_last(catalogue, team):
    report = hiring_report(make_plan(team, actions=[HIRE, *CONTRACTS]), people=True)

    # 20 thousand over three months, then 24.
    months = report.months["contracts"].tolist()
    assert months == pytest.approx([0] * 3 + [20_000 / 3] * 3 + [8_000] * 3 + [0] * 3)
    assert report.contracted == pytest.approx(44_000)
    assert report.total == pytest.approx(HIRE["cost"] + 44_000)
    # Nothing of them is left afterwards.
    assert report.run_rate == 330_200


def test_contracts_are_listed_by_role_and_seniority(catalogue, team):
    plan = make_plan(team, actions=CONTRACTS, hire_tasks=[])

    mid, senior = hiring_report(plan, people=True).contracts

    assert [mid.role, mid.seniority] == ["Model validator", "Mid"]
    assert mid.fte == (0, 0.5, 0.25, 0)
    assert (mid.fte_quarters, mid.cost) == (0.75, 30_000)
    assert senior.fte == (0, 0, 0.25, 0)
    assert senior.cost == 14_000
