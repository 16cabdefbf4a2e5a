"""The hiring plan as sheets: where its numbers come from."""

import pytest

from roles.exports.hiring import hiring_sheets
from roles.models import OwnAssumption, Salary
from roles.queries.catalogue import tables_of
from roles.reports.hiring import hiring_report
from tests.plans import HIRE, make_plan


def sheets_of(plan) -> dict:
    return {sheet.title: sheet for sheet in hiring_sheets(hiring_report(plan))}


def records(sheet) -> list[dict]:
    titles = [column.title for column in sheet.columns]
    return [dict(zip(titles, row, strict=True)) for row in sheet.rows]


@pytest.fixture
def fresh_tables():
    """The tables as the database has them now, for this test alone."""
    tables_of.cache_clear()
    yield
    tables_of.cache_clear()


def test_assumptions_say_their_unit_and_source(ready_team):
    rows = records(sheets_of(make_plan(ready_team, HIRE))["Assumptions"])

    told = {row["Assumption"]: row for row in rows}
    oncost, lead = told["On-cost on salaries"], told["Time to hire, senior and CDO"]
    assert [oncost["Value"], oncost["Unit"]] == [1.3, "x salary"]
    assert oncost["Source"].startswith("hiring-plan templates")
    assert [lead["Value"], lead["Unit"]] == [2, "quarters"]
    assert lead["Source"] == "no outside source: a judgement of our own"


def test_an_own_assumption_is_told_from_those_of_the_catalogue(ready_team):
    OwnAssumption.objects.create(
        organisation=ready_team.organisation,
        assumption_id="oncost",
        value=1.25,
        reason="Payroll of 2026",
    )

    first = records(sheets_of(make_plan(ready_team, HIRE))["Assumptions"])[0]

    assert [first["Value"], first["Source"]] == [1.25, "the organisation's own value"]


def test_a_column_of_observations_that_would_be_empty_is_left_out(ready_team):
    first = records(sheets_of(make_plan(ready_team, HIRE))["Openings"])[0]

    assert "Observations (n)" not in first
    assert first["Source of base pay"].endswith("; n: not given in the source")


def test_observations_are_shown_where_the_source_gives_them(ready_team, fresh_tables):
    Salary.objects.filter(role="data_engineer").update(n=41)

    first = records(sheets_of(make_plan(ready_team, HIRE))["Openings"])[0]

    assert first["Observations (n)"] == 41
    assert "not given" not in first["Source of base pay"]
