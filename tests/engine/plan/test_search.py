"""The search: anytime, with its bound, on a team that takes some seconds."""

from functools import partial

import pytest

from roles.engine.plan import search
from roles.engine.plan.explain import lines_of, polished
from roles.engine.plan.solve import nothing_done, plan_model, solve_plan
from roles.engine.plan.states import decisions_on_offer, problem_of
from tests.engine.make import make_catalogue, make_member, make_team
from tests.engine.plan.make import make_question

CATALOGUE = make_catalogue(needs=[("tests", "store")], relief=[("store", "pipes", 0.4)])
TEAM = make_team(
    make_member("Ana", "engineer", seniority="junior"),
    make_member("Ben", "analyst", levels={"bi": 1}),
    catalogue=CATALOGUE,
    maturity={"store": 0, "tests": 0},
    sources=6,
)


def test_tells_of_better_plans_and_of_the_bound_while_it_looks():
    told = []

    answer = solve_plan(
        CATALOGUE,
        TEAM,
        make_question(600, 4, gap=0.0025),
        on_progress=lambda plan, bound, seconds: told.append((plan, bound, seconds)),
    )

    plans = [plan for plan, _, _ in told if plan is not None]
    assert [plan.objective for plan in plans] == sorted(p.objective for p in plans)
    assert plans[-1].objective <= answer.objective + 1e-9
    assert all(bound >= answer.objective - 1e-9 for _, bound, _ in told)
    assert [seconds for _, _, seconds in told] == sorted(s for _, _, s in told)
    assert answer.status == "optimal"
    assert answer.gap <= 0.0025
    assert plans[0].to_document()["actions"][0]["worth"] is None


def test_gives_the_best_so_far_when_cancelled():
    answer = solve_plan(
        CATALOGUE, TEAM, make_question(600, 4), is_cancelled=lambda: True
    )

    assert answer.status == "cancelled"
    assert answer.bound >= answer.objective


def test_gives_an_answer_when_time_is_too_short():
    answer = solve_plan(CATALOGUE, TEAM, make_question(600, 4, time_limit=0.001))

    assert answer.status in {"time_limit", "optimal"}
    assert answer.objective >= 0


def test_a_bound_that_is_far_is_said():
    answer = solve_plan(
        CATALOGUE, TEAM, make_question(600, 4, gap=0.5)
    )  # half the scale is good enough

    assert answer.status == "optimal"
    assert answer.bound >= answer.objective


def test_costs_add_up_to_spend_and_worths_are_never_negative():
    answer = solve_plan(CATALOGUE, TEAM, make_question(600, 4))

    cost = sum(action["cost"] for action in answer.actions)
    assert cost == pytest.approx(answer.spend.sum())
    assert all(action["worth"] >= 0 for action in answer.actions)
    assert len(answer.actions) > 3


def test_nothing_is_shown_that_is_worse_than_doing_nothing():
    told = []

    answer = solve_plan(
        CATALOGUE,
        TEAM,
        make_question(600, 4),
        on_progress=lambda plan, *_: told.append(plan),
    )

    # Readiness as it would stay in all quarters, and as much in the closing state.
    idle = answer.readiness_now
    assert all(plan.objective > idle for plan in told if plan is not None)


def test_a_plan_is_shown_before_it_is_explained():
    told = []

    answer = solve_plan(
        CATALOGUE,
        TEAM,
        make_question(600, 4),
        on_progress=lambda plan, *_: told.append(plan),
    )

    first, *more = [plan for plan in told if plan is not None and shown(plan)]
    assert first.objective == answer.objective
    assert {action["worth"] for action in first.actions} == {None}
    # then with its worths, with what binds, with what is left out
    assert more[-1] is answer
    assert any(plan.lines and not plan.binding for plan in more)
    assert any(plan.binding and not plan.left_out for plan in more)


def test_whoever_calls_off_the_explanation_gets_the_plan_without_the_rest():
    told = []

    answer = solve_plan(
        CATALOGUE,
        TEAM,
        make_question(600, 4),
        on_progress=lambda plan, *_: told.append(plan),
        is_cancelled=lambda: bool(told) and told[-1] is not None and shown(told[-1]),
    )

    assert answer.status == "optimal"
    assert {action["worth"] for action in answer.actions} == {None}


def shown(plan):
    return plan.status == "optimal"


def test_a_plan_without_training_comes_first_where_training_is_much(monkeypatch):
    told = []
    usual = solve_plan(CATALOGUE, TEAM, make_question(600, 4))
    monkeypatch.setattr(search, "MUCH_TRAINING", 0)

    answer = solve_plan(
        CATALOGUE,
        TEAM,
        make_question(600, 4),
        on_progress=lambda plan, *_: told.append(plan),
    )

    first = next(plan for plan in told if plan is not None)
    assert {action["kind"] for action in first.actions} <= {"hire", "raise"}
    assert {action["kind"] for action in usual.actions} > {"train"}
    assert answer.objective == pytest.approx(usual.objective)


def test_a_plan_without_training_stands_where_there_is_no_time_for_more(monkeypatch):
    monkeypatch.setattr(search, "MUCH_TRAINING", 0)
    build, model = in_search(TEAM, make_question(600, 4))

    counts, value = search._plan_without_training(
        build, model, lambda *_: False, gap=0.0, time_limit=60
    )

    values = polished(build, model, counts)[1]
    assert values.objective == pytest.approx(value)
    assert not counts["train"].any()
    assert counts["hire"].any()


def in_search(team, question):
    """Return what makes programmes, and the whole one, as the search gets them."""
    problem = problem_of(CATALOGUE, team, question)
    build = partial(plan_model, problem, nothing_done(problem))
    return build, build(decisions_on_offer(problem))


def test_a_line_of_several_actions_is_worth_what_is_lost_without_all_of_them():
    answer = solve_plan(CATALOGUE, TEAM, make_question(900, 6))

    worths = {(line["kind"], line["key"]): line["worth"] for line in answer.lines}
    alone = lines_of(answer.actions)
    assert worths.keys() == alone.keys()
    assert worths
    for line, places in alone.items():
        # All of them are missed at least as much as the dearest of them alone.
        most = max(answer.actions[place]["worth"] for place in places)
        assert worths[line] >= most - 1e-9
