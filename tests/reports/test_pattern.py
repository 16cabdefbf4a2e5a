"""What must be in a plan, in words."""

import pytest

from roles.reports.plan import plan_report
from tests.make import make_member
from tests.plans import NOW, make_plan


def locked(plan, pattern, *, people=True):
    plan.question |= {"locked": [pattern]}
    (said,) = plan_report(plan, people=people, now=NOW).locked
    return said


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (
            {"kind": "hire", "role": "data_engineer", "quarter": 1, "count": 2},
            "Hire: Data engineer, in quarter 1, at least 2",
        ),
        (
            {"kind": "contract", "seniority": "senior", "fte": 0.5},
            "Contract: any role, senior, at least 0.50 FTE",
        ),
        (
            {"kind": "raise", "capability": "feature_store", "to": 1, "mode": "buy"},
            "Buy and build: Feature store, to 1 (ad hoc), by buying",
        ),
        ({"kind": "train", "skill": "sql", "to": 2}, "Train: anybody, SQL, to 2 (wo"),
        ({"kind": "raise"}, "Buy and build: any capability"),
    ],
)
def test_says_what_a_pattern_is_about(ready_team, pattern, said):
    assert locked(make_plan(ready_team), pattern).startswith(said)


@pytest.mark.parametrize(
    ("people", "said"),
    [(True, "Train: Ana, to 2 (working)"), (False, "Train: one analyst")],
)
def test_names_members_only_to_those_who_may_see_them(ready_team, people, said):
    ana = make_member(ready_team, "Ana", ["analyst"])
    pattern = {"kind": "train", "member": str(ana.pk), "to": 2}

    assert locked(make_plan(ready_team), pattern, people=people) == said


def test_a_plan_that_waits_says_what_must_be_in_it(ready_team):
    plan = make_plan(ready_team, state="waiting", answer=None)

    assert locked(plan, {"kind": "hire"}) == "Hire: any role"
