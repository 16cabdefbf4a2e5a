"""A plan as sheets: what is in them adds up to what the plan spends."""

import csv
import io

import pytest

from roles.exports.csv_file import csv_bytes
from roles.exports.plan import plan_sheets
from roles.reports.plan import plan_report
from tests.make import make_member
from tests.plans import (
    BINDING,
    CONTRACTS,
    HIRE,
    LEFT_OUT,
    NOW,
    RAISES,
    left_out_training,
    make_answer,
    make_plan,
    train,
)

# 66 + 30 + 3 thousand, 110 + 30, 110: what the lines below cost, quarter by quarter
SPEND = [99_000, 140_000, 110_000]


@pytest.fixture
def plan(ready_team):
    """A plan with all three kinds of action, its money by quarter to the unit."""
    ana = make_member(ready_team, "Ana Lytic", ["analyst"], levels={"sql": 1})
    answer = make_answer(
        *(HIRE, *RAISES, train(str(ana.pk))),
        spend_by_quarter=SPEND,
        running_by_quarter=[0, 110_000, 110_000],
    )
    return make_plan(ready_team, answer=answer)


def sheets_of(plan, *, people=True):
    return plan_sheets(plan_report(plan, people=people, now=NOW))


def column(sheet, title):
    place = [column.title for column in sheet.columns].index(title)
    return [row[place] for row in sheet.rows]


def test_the_lines_cost_what_the_quarters_spend(plan):
    lines, quarters, _ = sheets_of(plan)

    # 286 + 60 + 3 thousand, and 440 + 12 a year after it
    assert column(lines, "Cost [USD]") == [286_000, 60_000, 3_000]
    assert sum(column(lines, "Cost [USD]")) == sum(column(quarters, "Spend [USD]"))
    assert sum(column(lines, "Running cost a year [USD]")) == 452_000


def test_a_line_says_when_and_what_it_is_worth(plan):
    hire = sheets_of(plan)[0].rows[0]

    assert hire[:5] == ["Hire", "2 x Data engineer", 1, 2, None]
    assert hire[5:8] == [286_000, 440_000, 6.1]
    assert hire[8].startswith("Will carry: ")
    assert hire[9] == (
        "Q1: 2 x mid: open in quarter 1, there from quarter 2 "
        "(286,000 USD, worth 6.10 points)"
    )


def test_quarters_tell_what_is_spent_beside_what_is_released(plan):
    quarters = sheets_of(plan)[1]

    # 66 + 30 + 3 thousand once, then 30 once beside 110 of pay, then pay alone
    assert column(quarters, "One-off [USD]") == [99_000, 30_000, 0]
    assert column(quarters, "Running [USD]") == [0, 110_000, 110_000]
    assert column(quarters, "Spent so far [USD]") == [99_000, 239_000, 349_000]
    assert column(quarters, "Released so far [USD]")[-1] == 2_100_000
    assert column(quarters, "Readiness [of 100]") == [23, 40, 60]
    assert "At most 0.20 points better is possible." in quarters.notes
    assert len(quarters.notes) == 3


def test_quarters_tell_where_the_solver_failed(ready_team):
    plan = make_plan(ready_team, answer=make_answer(HIRE, status="failed"))

    assert any("The solver failed" in note for note in sheets_of(plan)[1].notes)


def test_says_what_was_asked(plan):
    asked = dict(sheets_of(plan)[2].rows)

    assert asked["New money [USD]"] == "2,100,000"
    assert [asked["Quarters"], asked["From"]] == ["3", "2027-01-01"]


def test_names_people_only_where_they_may_be_seen(plan):
    named, nameless = (
        csv_bytes(sheets_of(plan, people=people)).decode("utf-8-sig")
        for people in [True, False]
    )

    assert "Ana Lytic" in named
    assert "Ana Lytic" not in nameless
    assert ["Train", "Analyst"] in [
        row[:2] for row in csv.reader(io.StringIO(nameless))
    ]


def test_contracts_stand_beside_openings_and_add_up(ready_team):
    # 66 + 30 thousand, 110 + 30 + 20, 110 + 24
    answer = make_answer(
        *(HIRE, *CONTRACTS, *RAISES),
        spend_by_quarter=[96_000, 160_000, 134_000],
        running_by_quarter=[0, 130_000, 134_000],
    )

    lines, quarters, asked = sheets_of(make_plan(ready_team, answer=answer))

    assert lines.rows[1][:6] == [
        *("Contract", "Model validator, up to 0.50 FTE", 2, 2, 3, 44_000)
    ]
    assert sum(column(lines, "Cost [USD]")) == sum(column(quarters, "Spend [USD]"))
    assert column(quarters, "Contracts [USD]") == [0, 20_000, 24_000]
    assert column(quarters, "Running [USD]") == [0, 110_000, 110_000]
    assert dict(asked.rows)["Contracts"] == "may be made"


def test_says_what_is_left_out_and_what_binds(ready_team):
    answer = make_answer(HIRE, left_out=LEFT_OUT, binding=BINDING)

    _, left_out, binding, *_ = sheets_of(make_plan(ready_team, answer=answer))

    assert left_out.rows[0][:6] == [
        *("Hire", "ML engineer, senior", 1, 0.82, 270_000, 260_000)
    ]
    assert binding.rows == [
        ["Money released", "", 3, "100,000 more by then", 1.1],
        [
            *(
                "People to land what is bought and built",
                "Run data storage and compute",
            ),
            *(2, "1 FTE more then", 0.04),
        ],
    ]


def test_what_must_be_in_a_plan_names_nobody_to_viewers(ready_team):
    ana = make_member(ready_team, "Ana Lytic", ["analyst"])
    pattern = {"kind": "train", "member": str(ana.pk), "to": 2}
    plan = make_plan(ready_team, answer=make_answer())
    plan.question |= {"excluded": [pattern]}
    plan.answer["left_out"] = [left_out_training(str(ana.pk))]

    named, nameless = (
        csv_bytes(sheets_of(plan, people=people)).decode("utf-8-sig")
        for people in [True, False]
    )

    assert 'Must not be in it,"Train: Ana Lytic, to 2 (working)"' in named
    assert "Must not be in it,Train: one analyst" in nameless
    assert 'Train,"one analyst, Python"' in nameless
    assert "Ana Lytic" not in nameless
