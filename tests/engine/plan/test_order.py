"""What comes first, tried by forcing decisions on the programme."""

import pytest

from roles.engine.plan.solve import nothing_done, plan_model
from roles.engine.plan.states import decisions_on_offer, problem_of
from roles.engine.programme import Outcome
from tests.engine.make import make_catalogue, make_member, make_team
from tests.engine.plan.make import make_question

CATALOGUE = make_catalogue(needs=[("tests", "store")])
LEA = make_member("Lea", "engineer", levels={"sql": 4, "python": 0, "r": 0, "bi": 0})
TEAM = make_team(LEA, make_member("Ben", "analyst"), catalogue=CATALOGUE, maturity={})
RATED = make_team(
    make_member("Ana", "engineer"),
    make_member("Ben", "analyst"),
    catalogue=CATALOGUE,
    maturity={"store": 0, "tests": 0},
)


def possible(team, *forced, quarters=4):
    """Tell whether a plan may hold all these starts of (what, level, quarter)."""
    question = make_question(2000, quarters, keep_going=False, onboarding=0)
    problem = problem_of(CATALOGUE, team, question)
    model = plan_model(problem, nothing_done(problem), decisions_on_offer(problem))
    for what, to, quarter in forced:
        kind, options, name = (
            ("raise", problem.options.raises, "capability")
            if what in {"store", "tests"}
            else ("train", problem.options.steps, "skill")
        )
        # Of the ways to raise, building comes last and is always there.
        option = options.index[(options[name] == what) & (options["to"] == to)][-1]
        one = model.decisions[kind]
        place = (one.option == option) & (one.quarter == quarter)
        assert place.sum() == 1
        model.programme.bound_variables(model.taken[kind][place], 1, 1)
    return model.programme.solve().outcome is Outcome.OPTIMAL


@pytest.mark.parametrize(
    ("starts", "answer"),
    [
        ([("bi", 1, 1), ("bi", 2, 2)], True),
        ([("bi", 2, 1)], False),  # without the level below
        ([("bi", 2, 1), ("bi", 1, 2)], False),  # before it
        ([("bi", 1, 1), ("python", 1, 1)], False),  # two at a time
        ([("bi", 1, 1), ("python", 1, 2)], True),
        ([("bi", 1, 1), ("bi", 1, 2)], False),  # the same twice
    ],
)
def test_learns_in_order_one_step_at_a_time_and_once(starts, answer):
    assert possible(TEAM, *starts) == answer


@pytest.mark.parametrize(
    ("starts", "answer"),
    [
        ([("store", 1, 1), ("store", 2, 2)], True),
        ([("store", 2, 1)], False),
        ([("store", 1, 1), ("store", 2, 1)], False),  # it stands a quarter later
        ([("store", 1, 1), ("store", 1, 2)], False),  # the same twice
        ([("store", 1, 1), ("tests", 1, 2)], True),
        ([("store", 1, 1), ("tests", 1, 1)], False),  # the store must stand first
        ([("tests", 1, 1)], False),
    ],
)
def test_raises_in_order_after_prerequisites_and_once(starts, answer):
    assert possible(RATED, *starts) == answer


@pytest.mark.parametrize(
    ("starts", "answer"),
    [
        ([("bi", 1, 1), ("bi", 2, 2), ("tests", 1, 3)], True),
        ([("bi", 1, 1), ("bi", 2, 2), ("tests", 1, 2)], False),  # she learns still
        ([("tests", 1, 1)], False),
    ],
)
def test_who_has_learnt_lands_too(starts, answer):
    # tests takes 0.5 FTE of reports a quarter; with bi 2 Lea gives 0.8, with less 0.4
    team = make_team(LEA, catalogue=make_catalogue(), maturity={"tests": 0})

    assert possible(team, *starts) == answer
