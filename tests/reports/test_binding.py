"""What holds a plan back, in words."""

from roles.reports.plan import plan_report
from tests.plans import BINDING, NOW, make_answer, make_plan


def binding(plan):
    return plan_report(plan, people=False, now=NOW).binding


def test_what_is_worth_most_comes_first(ready_team):
    rows = binding(make_plan(ready_team, answer=make_answer(binding=BINDING)))

    assert [(row.title, row.quarter, row.worth) for row in rows] == [
        ("Money released", 3, 0.011),
        ("People to land what is bought and built", 2, 0.0004),
    ]


def test_says_what_a_rule_is_about(ready_team):
    rows = binding(make_plan(ready_team, answer=make_answer(binding=BINDING)))

    assert [row.about for row in rows] == ["", "Run data storage and compute"]


def test_older_plans_do_not_say(ready_team):
    assert binding(make_plan(ready_team)) == ()


def test_says_which_level_waits_for_which(ready_team):
    waits = {
        **{"rule": "prerequisites", "quarter": 1, "unit": "without waiting"},
        **{"about": "feature_store 1", "needs": "data_management 2", "worth": 0.001},
    }

    (row,) = binding(make_plan(ready_team, answer=make_answer(binding=[waits])))

    assert row.about == (
        "Feature store to 1, which waits for Data catalogue, access and retention to 2"
    )
