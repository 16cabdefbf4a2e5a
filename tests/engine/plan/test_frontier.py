"""One hire at growing budgets, worked out by hand, and what holds for every team.

Reports is 1 FTE and all there is; a mid analyst costs 28 within two quarters and leaves
20 a quarter running, so 40 are needed; it brings 0.675, less 0.001 * 0.028 million.
"""

import numpy as np
import pytest
from hypothesis import given, settings

from roles.engine.plan.best import Best
from roles.engine.plan.frontier import Point, frontier, knee_of, passed_on
from roles.engine.plan.solve import solve_plan
from roles.engine.programme import Outcome
from roles.engine.team import Team
from tests.engine.make import TODAY, make_catalogue, make_team
from tests.engine.plan.make import make_question
from tests.engine.strategies import FEWER, documents

CATALOGUE = make_catalogue(needs=[("tests", "store")])
REPORTS = {"scope": {"pipes": 0}, "sources": 2}
ONE_HIRE = 0.675 - 0.000028


@pytest.fixture(scope="module")
def found():
    team = make_team(catalogue=CATALOGUE, **REPORTS)
    question = make_question(60, onboarding=1, contractors=False)
    return frontier(CATALOGUE, team, question).to_document()


def of(document, line, key):
    """Return one number of each point of a line."""
    return [point[key] for point in document["lines"][line]]


def test_ten_budgets_reach_half_as_far_again(found):
    budgets = pytest.approx([10_000 * number for number in range(10)])

    assert of(found, "all", "budget") == budgets
    assert found["budget"] == 60_000


@pytest.mark.parametrize("line", ["all", "hire_only"])
def test_a_hire_from_the_budget_on_that_pays_for_it(found, line):
    expected = [0] * 4 + [ONE_HIRE] * 6
    assert of(found, line, "objective") == pytest.approx(expected)
    assert of(found, line, "readiness_closing") == pytest.approx([0] * 4 + [1] * 6)
    assert of(found, line, "spend") == pytest.approx([0] * 4 + [28_000] * 6)
    assert of(found, line, "running_cost_afterwards")[4] == pytest.approx(80_000)
    assert [one["hire"] for one in of(found, line, "amounts")] == [0] * 4 + [1] * 6


@pytest.mark.parametrize("line", ["train_only", "invest_only"])
def test_nobody_to_train_and_nothing_to_raise(found, line):
    assert of(found, line, "objective") == pytest.approx([0] * 10)


def test_the_knee_is_the_budget_of_the_hire(found):
    assert found["knee"] == pytest.approx(40_000)


def point(budget, objective, bound=None, for_budget=None):
    """Return a point with nothing but its numbers."""
    bound = objective if bound is None else bound
    plan = Best(Outcome.OPTIMAL, bound, objective, [], np.array([objective]))
    return Point(budget, budget if for_budget is None else for_budget, plan)


NO_PLAN = Point(0, 0, Best(Outcome.INFEASIBLE, 1.0))


def test_no_knee_on_a_straight_line_nor_of_two_points():
    straight = [point(0, 0.2), point(10, 0.4), point(20, 0.6)]

    assert knee_of(straight) is None
    assert knee_of([point(0, 0), point(10, 1)]) is None
    assert knee_of([]) is None


def test_the_knee_is_the_point_highest_above_the_straight_line():
    # From 0.1 to 0.5: 0.2 - 0.2 = 0; 0.4 - 0.3 = 0.1; 0.48 - 0.4 = 0.08.
    points = [point(0, 0.1), point(10, 0.2), point(20, 0.4), point(30, 0.48)]

    assert knee_of([NO_PLAN, *points, point(40, 0.5)]) == 20


@pytest.mark.parametrize(("bound", "knee"), [(0.49, 20), (0.51, None)])
def test_no_knee_within_the_gap(bound, knee):
    # 0.1 above the chord
    assert knee_of([point(0, 0.1), point(20, 0.4, bound), point(40, 0.5)]) == knee


def test_passes_plans_on_to_more_money_and_bounds_to_less():
    lines = {
        "all": [NO_PLAN, point(10, 0.3, 0.6), point(20, 0.2, 0.5)],
        "hire_only": [point(10, 0.4, 0.7), point(20, 0.1, 0.9)],
    }

    everything, hires = passed_on(lines).values()

    def told(points):
        return [
            (p.budget, p.plan.objective, p.plan.bound, p.planned_for) for p in points
        ]

    assert told(everything)[1:] == [(10, 0.4, 0.5, 10), (20, 0.4, 0.5, 10)]
    assert everything[0].plan.actions is None
    assert told(hires) == [(10, 0.4, 0.5, 10), (20, 0.4, 0.5, 10)]


def test_a_lock_that_a_budget_cannot_pay_leaves_its_point_empty():
    team = make_team(catalogue=CATALOGUE, **REPORTS)
    lock = ({"kind": "hire", "role": "analyst"},)
    question = make_question(60, locked=lock, contractors=False)

    found = frontier(CATALOGUE, team, question, [0.5, 1]).to_document()

    assert of(found, "all", "objective") == [None, pytest.approx(ONE_HIRE)]
    assert of(found, "train_only", "status") == ["infeasible"] * 2


def test_no_budget_is_one_point():
    team = make_team(catalogue=CATALOGUE, **REPORTS)

    found = frontier(CATALOGUE, team, make_question(0)).to_document()

    assert of(found, "all", "objective") == [0]
    assert found["knee"] is None


def test_what_is_there_so_far_stays_when_called_off():
    team = make_team(catalogue=CATALOGUE, **REPORTS)

    found = frontier(
        CATALOGUE, team, make_question(60), is_cancelled=lambda: True
    ).to_document()

    assert found["status"] == "cancelled"
    assert of(found, "all", "budget") == [0]
    assert of(found, "hire_only", "budget") == []


@pytest.mark.slow
@settings(FEWER, max_examples=3)
@given(documents(3))
def test_no_line_falls_none_is_above_all_and_bounds_are_true(document):
    team = Team.from_document(document, CATALOGUE, TODAY)
    question = make_question(240, 3, gap=0.01)

    found = frontier(CATALOGUE, team, question, [0, 0.3, 1, 2]).to_document()

    everything = of(found, "all", "objective")
    for line in found["lines"]:
        objectives = of(found, line, "objective")
        assert objectives == sorted(objectives)
        assert all(a <= b for a, b in zip(objectives, everything, strict=True))
        assert max(of(found, line, "gap")) <= 0.01 + 1e-6
    best = solve_plan(CATALOGUE, team, make_question(240, 3)).objective
    assert everything[2] - 1e-6 <= best <= of(found, "all", "bound")[2] + 1e-6
