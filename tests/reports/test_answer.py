"""What the engine is asked, from what is stored with a plan."""

from datetime import date

from roles.actions.wishes import check_wishes
from roles.models import Plan
from roles.queries.plan import BEFORE, asked
from roles.reports.answer import question_of

START = date(2027, 1, 1)


def test_money_is_in_thousands_and_the_gap_a_share():
    wishes = check_wishes({"budget": 400_000, "quarters": 2, "gap": 0.5}, START)

    question = question_of(wishes, 1)

    assert (question.budget, question.gap) == (400, 0.005)


def test_what_must_be_in_the_plan_reaches_the_engine(catalogue):
    pattern = {"kind": "hire", "role": "analyst", "quarter": 1}
    wishes = {"budget": 0, "quarters": 2, "locked": [pattern], "attrition": True}

    question = question_of(check_wishes(wishes, START), 1)

    assert question.locked == (pattern,)
    assert question.excluded == ()
    assert question.contractors
    assert question.attrition


def test_a_plan_from_before_was_made_without_contracts():
    wishes = check_wishes({"budget": 0, "quarters": 2}, START)
    old = {key: value for key, value in wishes.items() if key not in BEFORE}

    question = question_of(asked(Plan(question=old)), 1)

    assert not question.contractors
    assert not question.attrition
    assert question.locked == question.excluded == ()
