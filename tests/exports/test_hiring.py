"""The hiring plan as sheets: where its numbers come from."""

import pytest

from roles.exports.hiring import hiring_sheets
from roles.models import OwnAssumption, Salary
from roles.queries.catalogue import tables_of
from roles.reports.hiring import hiring_report
from tests.plans import CONTRACTS, HIRE, make_answer, make_plan


def sheets_of(plan) -> dict:
    return {
        sheet.title: sheet for sheet in hiring_sheets(hiring_report(plan, people=True))
    }


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


def test_assumptions_of_contracts_and_leavers_stand_where_they_are_used(ready_team):
    losses = [{"role": "analyst", "quarter": 1, "fte": 0.04}]
    answer = make_answer(HIRE, *CONTRACTS, expected_losses=losses)

    plain, full = (
        [row["Assumption"] for row in records(sheets_of(plan)["Assumptions"])]
        for plan in [
            make_plan(ready_team, HIRE),
            make_plan(ready_team, answer=answer),
        ]
    )

    assert full[: len(plain)] == plain
    assert full[len(plain) :] == [
        *("Cost of a contractor", "Smallest contract", "Largest share of contractors"),
        "People leaving in a year",
    ]


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


def test_contracts_have_a_sheet_of_their_own(ready_team):
    sheets = sheets_of(make_plan(ready_team, HIRE, *CONTRACTS))

    first = records(sheets["Contracts"])[0]
    assert first == {
        "Role": "Model validator",
        "Seniority": "Mid",
        "Q1 [FTE]": 0,
        "Q2 [FTE]": 0.5,
        "Q3 [FTE]": 0.25,
        "In all [FTE-quarters]": 0.75,
        "Cost [USD]": 30_000,
    }
    assert len(sheets["Openings"].rows) == 2


def test_openings_and_contracts_cost_what_the_months_do(ready_team):
    sheets = sheets_of(make_plan(ready_team, HIRE, *CONTRACTS))

    # 66 thousand once and 220 of pay for the hires, 44 for the contracts
    months = records(sheets["Cost by month"])
    totals = [
        sum(row[f"{title} [USD]"] for row in months)
        for title in ["One-off", "Recurring", "Contracts", "Total"]
    ]
    assert totals == pytest.approx([66_000, 220_000, 44_000, 330_000])
    assert totals[2] == sum(row["Cost [USD]"] for row in records(sheets["Contracts"]))


def test_without_contracts_and_expected_leavers_there_is_no_sheet_of_them(ready_team):
    assert sheets_of(make_plan(ready_team, HIRE)).keys() == {
        *("Openings", "Cost by month", "Cost by fiscal year", "Headcount"),
        "Assumptions",
    }


def test_expected_leavers_are_told_by_role(ready_team):
    losses = [{"role": "data_engineer", "quarter": 2, "fte": 0.61}]
    answer = make_answer({**HIRE, "backfill": 1}, expected_losses=losses)

    sheets = sheets_of(make_plan(ready_team, answer=answer))

    (row,) = records(sheets["Expected to leave"])
    assert [row["Main role"], row["Q2 [FTE]"], row["In all [FTE]"]] == [
        *("Data engineer", 0.61, 0.61)
    ]
    assert row["Openings that are backfills for it"] == 1
    kinds = [opening["New or backfill"] for opening in records(sheets["Openings"])]
    assert kinds == ["Expected backfill", "New"]
