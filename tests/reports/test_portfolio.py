"""The report of several teams planned together."""

from datetime import date

import pytest

from roles.actions.plan import make_plan
from roles.reports.portfolio import portfolio_document, portfolio_report
from tests.make import ABLE, make_member, make_small, make_team

TODAY = date(2026, 11, 24)


@pytest.fixture
def plans(ready_team, alice):
    """One question to two teams: Ana could do the other team's only work."""
    make_small(ready_team)
    make_member(ready_team, "Ana", ["data_engineer"], levels=ABLE)
    ops = make_team("Ops", stage=ready_team.stage)
    make_small(ops, pipelines=5)
    wishes = {"budget": 0, "quarters": 1}
    return [
        make_plan(team, wishes, by=alice, today=TODAY) for team in (ready_team, ops)
    ]


def reported(plans, told=None, **changes):
    settings = {"lend": True, "is_cancelled": lambda: False, **changes}
    keep = (told if told is not None else []).append
    return portfolio_report(plans, on_progress=lambda *said: keep(said), **settings)


def test_names_who_is_lent_and_when(plans):
    report = reported(plans)

    loan = {"member": "Ana", "from": "data", "to": "ops"}
    fte = pytest.approx(1, abs=1e-3)
    assert report.lent == [
        {**loan, "fte": fte, "quarter": quarter} for quarter in (1, None)
    ]
    assert report.question["lend"] is True


def test_each_team_is_reported_as_a_plan_of_its_own(plans):
    report = reported(plans)

    data, ops = report.of_teams(now=None)
    assert [len(data.quarters), len(ops.quarters)] == [1, 1]
    assert ops.quarters[0].readiness > ops.answer["readiness_now"]
    assert report.better == "0.00 points"


def test_tells_documents_while_it_looks(plans):
    told = []

    report = reported(plans, told)

    best, bound, _ = told[-1]
    assert best["objective"] == report.answer["objective"]
    assert bound <= 1


def test_called_off_it_is_a_document_all_the_same(plans):
    report = reported(plans, is_cancelled=lambda: True)

    assert portfolio_document(report)["status"] == "cancelled"
