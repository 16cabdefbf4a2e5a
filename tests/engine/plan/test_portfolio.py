"""Several teams planned under one budget."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.engine.plan.portfolio import solve_portfolio
from roles.engine.plan.problem import InvalidQuestion
from roles.engine.plan.solve import solve_plan
from roles.engine.team import Team
from tests.engine.make import TODAY, make_catalogue, make_member, make_team
from tests.engine.plan.make import CATALOGUE, make_question, what
from tests.engine.strategies import FEWER, documents

HALF = {"scope": {"pipes": 0, "reports": 0.5}}  # half a person of reports
BEN = make_member("Ben", "analyst")
NEAR = 1e-6


def team(*members, **changes):
    """Return a team with half a person of reports to do, unless changed."""
    return make_team(*members, catalogue=CATALOGUE, **(HALF | changes))


def planned(teams, budget=40, quarters=2, lend=True, weights=None, **wishes):
    """Return the best plan of teams a, b, ..."""
    named = dict(zip("abc", teams, strict=False))
    question = make_question(budget, quarters, **wishes)
    return solve_portfolio(CATALOGUE, named, question, lend=lend, weights=weights)


def test_an_idle_analyst_is_lent_rather_than_another_hired():
    # All work of both is done at once, for nothing.
    answer = planned([team(BEN), team()])

    assert answer.objective == pytest.approx(1.0, abs=NEAR)
    assert what(answer.teams["b"]) == []
    assert [loan["to"] for loan in answer.lent] == ["b", "b", "b"]


def test_without_lending_an_analyst_is_hired():
    # An analyst of 80 a year, decided in quarter 1, joins in quarter 2 at half speed,
    # which is enough: b has 0, 1 and, counted twice, 1. 8 once and 20 for a quarter.
    answer = planned([team(BEN), team()], lend=False)

    assert what(answer.teams["b"]) == [("hire", 1, "analyst", "mid", 1)]
    assert answer.teams["b"].readiness.tolist() == pytest.approx([0, 1, 1])
    assert answer.objective == pytest.approx((1 + 0.75) / 2 - 0.000028)
    assert answer.spend.tolist() == pytest.approx([8, 20])
    assert answer.lent == []
    assert answer.status == "optimal"
    assert answer.gap == pytest.approx(0, abs=NEAR)


@pytest.mark.parametrize(
    ("budget", "wishes", "hires"),
    [
        (80, {}, 2),
        (79, {}, 1),  # 20 a quarter remain of each, of half the budget
        (55, {"afterwards": False}, 1),  # 28 each
        (56, {"afterwards": False}, 2),
        (80, {"headcount": 1}, 1),
        (80, {"headcount": 2}, 2),
        (80, {"onboarding": 1}, 2),  # each team takes in one
    ],
)
def test_teams_share_money_and_heads_and_take_in_people_each(budget, wishes, hires):
    answer = planned([team(), team()], budget, **wishes)

    actions = [what(plan) for plan in answer.teams.values()]
    assert sum(map(len, actions)) == hires


@pytest.mark.parametrize(("weights", "hires"), [((3, 1), [1, 0]), ((1, 3), [0, 1])])
def test_the_team_that_counts_more_gets_the_only_hire(weights, hires):
    named = dict(zip("ab", weights, strict=True))

    answer = planned([team(), team()], 40, lend=False, weights=named)

    assert [len(plan.actions) for plan in answer.teams.values()] == hires
    # Three quarters of a mean readiness of (0 + 1 + 2) / 4, and 28 of spend.
    assert answer.objective == pytest.approx(0.75 * 0.75 - 0.000028)
    assert sorted(answer.weights.values()) == [0.25, 0.75]


def test_a_hire_is_worth_what_all_teams_together_lose_without_it():
    answer = planned([team(), team()], 80, lend=False, weights={"a": 3, "b": 1})

    worths = [plan.actions[0]["worth"] for plan in answer.teams.values()]
    each = [weight * 0.75 - 0.000028 for weight in (0.75, 0.25)]
    assert worths == pytest.approx(each)


def test_too_few_heads_for_all_teams_together():
    answer = planned([team(BEN), team(BEN)], headcount=1)

    assert answer.status == "infeasible"
    assert "headcount of 1 is below the 2 people" in answer.reason
    assert answer.to_document()["teams"] == []


def test_called_off_it_gives_the_best_so_far():
    named, question = {"a": team(BEN), "b": team()}, make_question(40)

    answer = solve_portfolio(CATALOGUE, named, question, is_cancelled=lambda: True)

    assert answer.status == "cancelled"
    assert answer.bound >= answer.objective


def test_tells_of_better_plans_while_it_looks():
    told = []

    answer = solve_portfolio(
        CATALOGUE,
        {"a": team(BEN), "b": team()},
        make_question(40),
        on_progress=lambda *progress: told.append(progress),
    )

    plans = [plan.objective for plan, _, _ in told if plan is not None]
    assert plans == sorted(plans)
    assert plans[-1] == answer.objective
    assert all(bound >= answer.objective for _, bound, _ in told)


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({"a": 1}, "['b']"),
        ({"a": 1, "b": 1, "c": 1}, "['c']"),
        ({"a": 1, "b": -1}, "['b']"),
        ({"a": 1, "b": float("nan")}, "['b']"),
        ({"a": 0, "b": 0}, "none is above 0"),
    ],
)
def test_names_the_weight_that_cannot_be(weights, said):
    with pytest.raises(InvalidQuestion) as error:
        planned([team(), team()], weights=weights)

    assert said in str(error.value)


def test_refuses_no_team_and_what_is_locked():
    with pytest.raises(InvalidQuestion, match="no team"):
        planned([])
    with pytest.raises(InvalidQuestion, match="locked"):
        planned([team()], locked=({"kind": "hire"},))


# Larger teams than above, in which everything is on offer.
WIDE = make_catalogue(
    relief=[("store", "pipes", 0.5), ("tests", "reports", 0.3)],
    needs=[("tests", "store")],
)
BUDGETS = st.sampled_from([30.0, 150.0, 600.0])


def read(document):
    """Return the team of a document."""
    return Team.from_document(document, WIDE, TODAY)


@pytest.mark.slow
@FEWER
@given(documents(2), BUDGETS)
def test_one_team_is_planned_as_by_itself(document, budget):
    question = make_question(budget, 2, contractors=True)

    alone = solve_plan(WIDE, read(document), question)
    portfolio = solve_portfolio(WIDE, {"only": read(document)}, question)

    assert portfolio.objective == pytest.approx(alone.objective, abs=NEAR)
    assert portfolio.teams["only"].actions == alone.actions
    assert portfolio.teams["only"].lines == alone.lines
    assert portfolio.teams["only"].readiness == pytest.approx(alone.readiness)


@pytest.mark.slow
@FEWER
@given(documents(2), documents(2), BUDGETS, BUDGETS)
def test_together_is_never_worse_than_a_split_and_lending_never_worse_than_not(
    first, second, one, other
):
    question = make_question(one + other, 2, contractors=True)
    teams = {"a": read(first), "b": read(second)}

    split = [
        solve_plan(WIDE, team, replace(question, budget=budget))
        for team, budget in zip(teams.values(), (one, other), strict=True)
    ]
    apart = solve_portfolio(WIDE, teams, question, lend=False)
    lending = solve_portfolio(WIDE, teams, question)

    # What each reaches without the price of money, and the price of all of it.
    price = 0.001 / 1000 * sum(plan.spend.sum() for plan in split)
    means = [plan.readiness @ [1 / 4, 1 / 4, 1 / 2] for plan in split]
    assert apart.objective >= sum(means) / 2 - price - NEAR
    assert lending.objective >= apart.objective - NEAR
    assert (lending.spend.cumsum() <= question.released() + NEAR).all()
    for plan in lending.teams.values():
        assert (plan.readiness[:-1] >= 0.9 * plan.nothing_done[:-1] - NEAR).all()


@pytest.mark.slow
@FEWER
@given(documents(2), documents(2))
def test_the_order_of_teams_changes_nothing(first, second):
    question, teams = make_question(150, 2), {"a": read(first), "b": read(second)}
    turned = dict(reversed(teams.items()))

    plan, same = (solve_portfolio(WIDE, one, question) for one in (teams, turned))

    assert plan.to_document() == same.to_document()
