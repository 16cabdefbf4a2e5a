"""The search: anytime, with its bound, on a team that takes some seconds."""

from functools import partial

import numpy as np
import pytest

from roles.engine.plan import search
from roles.engine.plan.explain import lines_of, polished
from roles.engine.plan.search import best_found
from roles.engine.plan.solve import nothing_done, plan_model, solve_plan
from roles.engine.plan.states import decisions_on_offer, problem_of
from roles.engine.programme import Programme, SolveFailed
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


def failing(number):
    """Return a solve that fails from some call on."""
    calls, usual = [], Programme.solve

    def solve(programme, **options):
        calls.append(programme)
        if len(calls) >= number:
            raise SolveFailed("numbers beyond all reason")
        return usual(programme, **options)

    return solve


def test_a_solver_that_fails_midway_leaves_the_best_plan_and_its_bound(monkeypatch):
    build, model = in_search(TEAM, make_question(600, 4))
    best = best_found(build, model, lambda *_: False, gap=0.0, time_limit=60)
    monkeypatch.setattr(search, "near_places", few_places)
    monkeypatch.setattr(Programme, "solve", failing(4))  # the fourth is the whole one

    found = best_found(build, model, lambda *_: False, gap=0.0, time_limit=60)

    assert found.outcome == "failed"
    assert found.counts["hire"].any()
    assert best.outcome == "optimal"
    assert found.bound >= best.bound - 1e-9


def few_places(model, _values, _quarters):
    """Return places from which no plan comes that is within any gap."""
    return {kind: np.arange(3 if kind == "hire" else 0) for kind in model.decisions}


def test_a_solver_that_fails_at_once_is_no_proof_of_anything(monkeypatch):
    build, model = in_search(TEAM, make_question(600, 4))
    monkeypatch.setattr(Programme, "solve", failing(1))

    found = best_found(build, model, lambda *_: False, gap=0.0, time_limit=60)

    assert found.outcome == "failed"
    assert found.bound == np.inf


def test_what_cannot_matter_is_shut_and_the_bound_still_holds():
    _, model = in_search(TEAM, make_question(600, 4))
    programme = model.programme
    programme.relax(True)
    relaxed = programme.solve()
    least = relaxed.objective - 0.004

    places = search.places_that_matter(model, relaxed, least)

    # Forced in one by one, none leads to more than that, not even in parts.
    uppers, count = programme.bounds()[1], 0
    for kind, mattering in places.items():
        whole = model.whole(kind)
        for number in np.delete(whole, mattering):
            programme.bound_variables(number, 1, 1)
            forced = programme.solve()
            assert forced.outcome == "infeasible" or forced.objective <= least + 1e-6
            programme.bound_variables(number, 0, uppers[number])
            count += 1
    assert count > 10


def test_a_wide_gap_shuts_more_and_says_so_in_the_bound():
    build, model = in_search(TEAM, make_question(600, 4))
    watch = lambda *_: False  # noqa: E731
    best = best_found(build, model, watch, gap=0.0, time_limit=60).bound

    for gap in (0.001, 0.01, 0.03):
        found = best_found(build, model, watch, gap=gap, time_limit=60)

        value = polished(build, model, found.counts)[1].objective
        assert found.outcome == "optimal"
        assert value - 1e-9 <= best <= found.bound + 1e-9
        assert found.bound - value <= gap + 1e-9


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
