"""The hiring plan: openings, money by month and year, headcount; by hand."""

from datetime import date

import pytest

from roles.actions.wishes import check_wishes
from roles.models import OwnSalary, Plan
from roles.queries.catalogue import own_values
from roles.reports.hiring import fiscal_year, hiring_report
from tests.plans import CONTRACTS

START = date(2027, 1, 1)
HIRE = {
    "kind": "hire",
    "quarter": 1,
    "role": "data_engineer",
    "seniority": "mid",
    "count": 2,
    "joins": 2,
    # 2 people: 0.15 x 165,100 each at once, then 3 quarters of 41,275 each
    "one_off": 49_530,
    "cost": 49_530 + 6 * 41_275,
    "running_cost": 330_200,
    "worth": 0.05,
}
MEMBERS = [
    {"name": "1", "roles": ["analyst"], "start": None, "end": None},
    {"name": "2", "roles": ["data_engineer"], "start": None, "end": "2027-05-31"},
    {"name": "3", "roles": ["sme"], "start": "2027-07-05", "end": None},
    {"name": "4", "roles": ["sme"], "start": None, "end": "2026-11-30"},
]


def make_plan(team, **answer):
    answer = {
        "start": "2027-01-01",
        "quarters": 4,
        "actions": [HIRE],
        "hire_tasks": [
            {
                "role": "data_engineer",
                "seniority": "mid",
                "task": "pipelines",
                "fte": 1.5,
            }
        ],
        **answer,
    }
    return Plan.objects.create(
        team=team,
        question={},
        inputs={"members": MEMBERS},
        tables=own_values(team.organisation),
        catalogue_version="x",
        answer=answer,
    )


def test_one_row_per_person_to_hire(catalogue, team):
    posts = hiring_report(make_plan(team), people=True).openings

    assert [post.number for post in posts] == [1, 2]
    assert {post.role for post in posts} == {"Data engineer"}
    assert {post.decided for post in posts} == {date(2027, 1, 1)}
    assert {post.start for post in posts} == {date(2027, 4, 1)}
    assert [post.annual_cost for post in posts] == [165_100, 165_100]
    assert [post.one_off for post in posts] == [24_765, 24_765]


def test_first_opening_replaces_the_leaver_of_the_role(catalogue, team):
    # The data engineer leaves in May 2027, within the quarter of joining.
    posts = hiring_report(make_plan(team), people=True).openings

    assert [post.kind for post in posts] == ["Backfill", "New"]


def test_opening_says_which_tasks_it_carries(catalogue, team):
    # 1.5 FTE of two people
    posts = hiring_report(make_plan(team), people=True).openings

    assert posts[0].tasks == [("Build and run data pipelines", 0.75)]


def test_opening_asks_for_the_levels_of_its_seniority(catalogue, team):
    senior = {**HIRE, "seniority": "senior"}

    (post, _) = hiring_report(
        make_plan(team, actions=[senior], hire_tasks=[]), people=True
    ).openings

    # The profile has NoSQL at 3 and Hive, Pig and HDFS at 3; SQL stays at 4.
    assert dict(post.core)["NoSQL"] == 4
    assert dict(post.core)["SQL"] == 4
    assert dict(post.desired)["Hive, Pig and HDFS"] == 4


def test_base_pay_reaches_halfway_to_the_grades_beside_it(catalogue, team):
    # entry 91, mid 127, senior 159: (91+127)/2 = 109, (127+159)/2 = 143
    base = hiring_report(make_plan(team), people=True).openings[0].base

    assert [base.low, base.typical, base.high] == [109_000, 127_000, 143_000]
    assert base.source.startswith("ai-jobs.net")
    assert base.observations is None


@pytest.mark.parametrize(
    ("seniority", "expected"),
    [
        # (91 - 36/2, 91, 109): as far down as up
        ("junior", [73_000, 91_000, 109_000]),
        # senior 159, executive 195: 143 to 177
        ("senior", [143_000, 159_000, 177_000]),
    ],
)
def test_base_pay_at_the_ends_of_the_scale(catalogue, team, seniority, expected):
    plan = make_plan(team, actions=[{**HIRE, "seniority": seniority}], hire_tasks=[])

    base = hiring_report(plan, people=True).openings[0].base

    assert [base.low, base.typical, base.high] == expected


def test_own_salary_is_the_base_pay(catalogue, team):
    OwnSalary.objects.create(
        organisation=team.organisation,
        role_id="data_engineer",
        seniority="mid",
        amount=100_000,
        reason="Pay band 5",
    )

    base = hiring_report(make_plan(team), people=True).openings[0].base

    assert base.typical == 100_000
    assert base.source == "the organisation's own value"


def test_money_by_month_and_fiscal_year(catalogue, team):
    team.organisation.fiscal_month = 7

    report = hiring_report(make_plan(team), people=True)

    # One-off in January; 330,200 / 12 = 27,516.67 a month from April to December.
    months = report.months
    assert months.loc[date(2027, 1, 1), "one_off"] == 49_530
    assert months["recurring"].tolist() == pytest.approx([0] * 3 + [330_200 / 12] * 9)
    # July starts 2027/28: three months before it, six from it on.
    assert report.years["recurring"].to_dict() == pytest.approx(
        {"2026/27": 82_550, "2027/28": 165_100}
    )
    assert report.total == pytest.approx(HIRE["cost"])
    assert report.run_rate == 330_200


def test_headcount_walks_from_start_to_end(catalogue, team):
    # 2 at the start (one joins in July, one had left in November); 2 are hired and
    # join in quarter 2, in which the data engineer leaves.
    walk = hiring_report(make_plan(team), people=True).headcount

    assert walk["start"].tolist() == [2, 2, 3, 4]
    assert walk["joining"].tolist() == [0, 0, 1, 0]
    assert walk["hired"].tolist() == [0, 2, 0, 0]
    assert walk["leaving"].tolist() == [0, 1, 0, 0]
    assert walk["end"].tolist() == [2, 3, 4, 4]
    assert walk["contracts"].tolist() == [0, 0, 0, 0]


def test_contracts_count_by_their_fte_and_leavers_until_they_are_gone(catalogue, team):
    walk = hiring_report(
        make_plan(team, actions=[HIRE, *CONTRACTS]), people=True
    ).headcount

    assert walk["contracts"].tolist() == [0, 0.5, 0.5, 0]
    # In quarter 2: 2 at the start, 2 hired, half a contract; one leaves in May.
    assert walk["counted"].tolist() == [2, 4.5, 4.5, 4]
    assert walk["end"].tolist() == [2, 3, 4, 4]


def test_members_count_as_far_as_they_are_expected_to_be_left(catalogue, team):
    # Of 15 % a year in the middle of the second quarter: 0.85 ** 0.375 of 2 members.
    plan = make_plan(team, actions=[HIRE, *CONTRACTS])
    plan.question = check_wishes({"budget": 0, "quarters": 4, "attrition": True}, START)
    plan.tables |= {"assumptions_in_force": {"attrition_a_year": 0.15}}

    walk = hiring_report(plan, people=True).headcount

    assert walk["counted"].loc[2] == pytest.approx(2 * 0.85**0.375 + 2 + 0.5)
    # One has left and one has come; those who were hired are taken to stay.
    assert walk["counted"].loc[3] == pytest.approx(2 * 0.85**0.625 + 2 + 0.5)


def test_plan_without_hires_is_an_ordinary_plan(catalogue, team):
    report = hiring_report(make_plan(team, actions=[], hire_tasks=[]), people=True)

    assert report.openings == []
    assert report.total == report.run_rate == 0


@pytest.mark.parametrize(
    ("day", "first_month", "expected"),
    [
        (date(2027, 3, 31), 4, "2026/27"),
        (date(2027, 4, 1), 4, "2027/28"),
        (date(2027, 3, 31), 1, "2027"),
        (date(2099, 12, 1), 12, "2099/00"),
    ],
)
def test_fiscal_year_is_named_by_the_years_it_spans(day, first_month, expected):
    assert fiscal_year(day, first_month) == expected
