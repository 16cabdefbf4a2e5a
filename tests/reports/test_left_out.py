"""What a plan leaves out, in words."""

import pytest

from roles.reports.left_out import why_left_out
from roles.reports.plan import plan_report
from tests.make import make_member
from tests.plans import LEFT_OUT, NOW, left_out_training, make_answer, make_plan


def left_out(plan, *, people=True):
    return plan_report(plan, people=people, now=NOW).left_out


def test_most_comes_first_with_its_name(ready_team):
    rows = left_out(make_plan(ready_team, answer=make_answer(left_out=LEFT_OUT)))

    assert [(row.kind_title, row.title) for row in rows] == [
        ("Hire", "ML engineer, senior"),
        ("Buy and build", "Feature store, to 1 (ad hoc), by buying"),
    ]
    assert [row.adds for row in rows] == [0.0082, 0.0021]
    assert rows[0].why == "The money does more elsewhere in the plan."


@pytest.mark.parametrize(
    ("people", "title"),
    [(True, "Ana, Python, to 2 (working)"), (False, "one analyst, Python")],
)
def test_only_those_who_may_see_people_see_who_learns_nothing(
    ready_team, people, title
):
    ana = make_member(ready_team, "Ana", ["analyst"])
    answer = make_answer(left_out=[left_out_training(str(ana.pk))])

    (row,) = left_out(make_plan(ready_team, answer=answer), people=people)

    assert row.title == title


@pytest.mark.parametrize(
    ("people", "title"),
    [
        (True, "Ana, SQL, to 2 (working), Python, to 1 (awareness)"),
        (False, "one analyst, SQL, Python"),
    ],
)
def test_says_each_step_that_is_not_learnt(ready_team, people, title):
    ana = make_member(ready_team, "Ana", ["analyst"])
    steps = [("sql", 1), ("sql", 2), ("python", 1)]
    steps = [{"skill": skill, "to": to} for skill, to in steps]
    row = {**left_out_training(str(ana.pk)), "steps": steps}
    answer = make_answer(left_out=[row])

    (row,) = left_out(make_plan(ready_team, answer=answer), people=people)

    assert row.title == title


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"because": "little"}, "It would add nothing to this plan."),
        (
            {"because": "margin"},
            "It would fit in: the plan was good enough without it.",
        ),
        ({"because": "rules"}, "Other rules than money rule it out."),
        (
            {"because": "rules", "rules": ["headcount", "landing"]},
            "Ruled out, whatever the money, by: headcount, people to land what is "
            "bought and built.",
        ),
    ],
)
def test_says_why(row, said):
    assert why_left_out(row) == said


def test_a_contract_says_how_much_and_until_when(ready_team):
    row = {
        **{"kind": "contract", "role": "analyst", "seniority": "mid", "fte": 0.25},
        **{"quarter": 2, "until": 3, "adds": 0.001, "cost": 9_000},
        **{"running_cost": 0, "because": "money"},
    }

    (row,) = left_out(make_plan(ready_team, answer=make_answer(left_out=[row])))

    assert row.title == "Analyst, mid, 0.25 FTE until quarter 3"


def test_older_plans_do_not_say(ready_team):
    assert left_out(make_plan(ready_team)) == ()
