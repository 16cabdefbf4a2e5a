"""A plan made again without a line, worked out by hand; see `test_hire`."""

from dataclasses import replace

import pytest

from roles.engine.plan.problem import InvalidQuestion
from roles.engine.plan.solve import solve_plan
from roles.engine.plan.without import compared, differences, replanned_without
from tests.engine.make import make_member, make_team
from tests.engine.plan.make import CATALOGUE, make_question, what

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
ANALYSTS = {"kind": "hire", "role": "analyst"}


def without(*members, pattern=ANALYSTS, **wishes):
    """Return a plan and the same without a line."""
    team = make_team(*members, catalogue=CATALOGUE, **REPORTS)
    planned = solve_plan(CATALOGUE, team, make_question(**wishes))
    return planned, replanned_without(CATALOGUE, team, planned, pattern)


def test_nothing_comes_in_the_place_of_the_only_hire():
    _, again = without(budget=40)

    assert what(again.answer) == []
    assert again.lost == pytest.approx(0.675 - 0.000028)
    assert [again.at_least, again.at_most] == pytest.approx([again.lost] * 2)
    assert again.comes == []
    assert again.goes == [
        {"kind": "hire", "role": "analyst", "seniority": "mid", "count": 1}
    ]


def test_training_comes_in_the_place_of_a_hire():
    # Lea learns for 3 and keep going is off: 0.83; a hire beside her brings more
    lea = make_member("Lea", "analyst", levels={"bi": 1})

    planned, again = without(lea, budget=40, keep_going=False)

    assert "hire" in {action["kind"] for action in planned.actions}
    assert what(again.answer) == [("train", 1, "Lea", "bi", 2)]
    assert again.lost == pytest.approx(planned.objective - (0.83 - 0.000003))
    assert again.goes[0]["kind"] == "hire"


def test_the_best_plans_differ_by_what_the_bounds_leave():
    planned, again = without(budget=40)
    near = replace(planned, bound=planned.objective + 0.02)
    found = replace(again.answer, bound=again.answer.objective + 0.1)

    told = compared(near, found)

    lost = 0.675 - 0.000028
    assert told.lost == pytest.approx(lost)
    assert told.at_least == pytest.approx(lost - 0.1)
    assert told.at_most == pytest.approx(lost + 0.02)


def test_what_stays_excluded_stays_excluded():
    engineers = {"kind": "hire", "role": "engineer"}

    _, again = without(budget=40, excluded=(engineers,))

    assert again.answer.question.excluded == (engineers, ANALYSTS)


def test_a_line_that_there_cannot_be_is_named():
    with pytest.raises(InvalidQuestion, match="pilot"):
        without(budget=40, pattern={"kind": "hire", "role": "pilot"})


def test_no_plan_is_there_without_what_is_locked():
    _, again = without(budget=40, locked=(ANALYSTS,))

    assert again.answer.status == "infeasible"
    assert [again.lost, again.at_least, again.at_most] == [None] * 3


def test_tells_what_only_one_of_two_plans_has_in_any_quarter():
    old = [
        {"kind": "hire", "role": "judge", "seniority": "mid", "count": 2, "quarter": 1},
        {"kind": "contract", "role": "judge", "seniority": "mid", "fte": 0.5},
        {"kind": "contract", "role": "judge", "seniority": "mid", "fte": 0.25},
        {"kind": "raise", "capability": "store", "to": 1, "mode": "buy", "quarter": 1},
    ]
    new = [
        {"kind": "hire", "role": "judge", "seniority": "mid", "count": 1, "quarter": 2},
        {"kind": "contract", "role": "judge", "seniority": "mid", "fte": 1.0},
        {"kind": "raise", "capability": "store", "to": 1, "mode": "buy", "quarter": 3},
        {"kind": "train", "member": "Lea", "skill": "bi", "to": 2, "quarter": 1},
    ]

    comes, goes = differences(old, new)

    assert comes == [
        {"kind": "contract", "role": "judge", "seniority": "mid", "fte": 0.25},
        {"kind": "train", "member": "Lea", "skill": "bi", "to": 2},
    ]
    assert goes == [{"kind": "hire", "role": "judge", "seniority": "mid", "count": 1}]
