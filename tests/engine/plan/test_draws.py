"""What one draw changes: each kind of chance alone, at its two ends."""

import numpy as np
import pytest

from roles.engine.plan.draws import Spread, drawn
from tests.engine.make import make_catalogue, make_member, make_team
from tests.engine.plan.make import make_question

CATALOGUE = make_catalogue()
NOTHING = {
    "attrition": 0.0,
    "late": 0.0,
    "drivers": 0.0,
    "workload": 0.0,
    "rating": 0.0,
}
HIRE = {"kind": "hire", "quarter": 1, "role": "analyst", "seniority": "mid", "count": 3}
LEARN = {"kind": "train", "quarter": 2, "member": "Ben", "skill": "sql", "to": 3}
TEAM = make_team(
    make_member("Ana", "engineer", levels={"sql": 3}, end="2026-03-31"),
    make_member("Ben", "analyst", not_applicable=["sql"]),
)


def draw(team=TEAM, actions=(HIRE, LEARN), seed=1, quarters=4, **spread):
    """Return one draw with some kinds of chance."""
    return drawn(
        CATALOGUE,
        team,
        make_question(100, quarters),
        list(actions),
        Spread(**NOTHING | spread),
        np.random.SeedSequence(seed),
    )


def test_without_chance_all_comes_as_planned():
    team, actions = draw()

    assert team.members.equals(TEAM.members)
    assert team.drivers.equals(TEAM.drivers)
    assert team.scope.equals(TEAM.scope)
    assert team.assessed.equals(TEAM.assessed)
    assert [one for one in actions if one.get("count", 1)] == [HIRE, LEARN]


def test_with_certain_attrition_nobody_is_there_on_the_first_day():
    team, _ = draw(attrition=1.0)

    assert [str(day) for day in team.members["end"]] == ["2025-12-31"] * 2


def test_half_of_the_members_leave_in_a_year_of_which_half_leave():
    # Members stay with probability 0.5 a year, 0.5 ** 0.5 half a year.
    crowd = make_team(*[make_member(f"m{n:03}", "analyst") for n in range(400)])

    team, _ = draw(crowd, attrition=0.5)

    ends = [str(day) for day in team.members["end"].dropna()]
    assert len(ends) == pytest.approx(200, abs=30)
    early = sum(end < "2026-07-01" for end in ends)
    assert early == pytest.approx(400 * (1 - 0.5**0.5), abs=30)
    assert max(ends) <= "2026-12-31"


def test_nobody_stays_longer_than_is_known():
    crowd = [make_member(f"m{n}", "analyst", end="2026-06-30") for n in range(30)]

    team, _ = draw(make_team(*crowd), attrition=0.5)

    ends = [str(day) for day in team.members["end"]]
    assert max(ends) == "2026-06-30"
    assert min(ends) < "2026-06-30"


def test_with_certain_delay_every_hire_comes_a_quarter_later():
    _, actions = draw(late=1.0)

    assert [one for one in actions if one.get("count", 1)] == [
        HIRE | {"quarter": 2},
        LEARN,
    ]


def test_hires_are_late_one_by_one():
    _, actions = draw(late=0.5, actions=[HIRE | {"count": 100}])

    on_time, late = actions
    assert on_time["count"] + late["count"] == 100
    assert late["count"] == pytest.approx(50, abs=20)


@pytest.mark.parametrize("kind", ["drivers", "workload"])
def test_half_the_spread_moves_half_as_far(kind):
    part = {"drivers": "drivers", "workload": "scope"}[kind]
    before = getattr(TEAM, part)

    far, near = (
        np.log(getattr(draw(**{kind: spread})[0], part) / before)
        for spread in (0.2, 0.1)
    )

    known = before > 0
    assert (far[known] != 0).all()
    assert far[known].to_numpy() == pytest.approx(2 * near[known].to_numpy())


def test_levels_move_by_one_what_is_only_assumed_down_and_none_that_is_not_there():
    # Ana: sql 3 assessed, python 3 assumed; Ben: bi 2 assumed, sql not applicable.
    found = {seed: draw(rating=1.0, seed=seed)[0].assessed for seed in range(20)}

    assert {one.loc["Ana", "sql"] for one in found.values()} == {2, 4}
    assert {one.loc["Ana", "python"] for one in found.values()} == {2}
    assert {one.loc["Ben", "bi"] for one in found.values()} == {1}
    assert all(np.isnan(one.loc["Ben", "sql"]) for one in found.values())
    assert all(np.isnan(one.loc["Ben", "r"]) for one in found.values())


def test_a_level_moves_to_neither_below_none_nor_above_expert():
    levels = {"sql": 4, "r": 0}
    team = make_team(make_member("Ana", "engineer", levels=levels))

    found = [draw(team, (), seed, rating=1.0)[0].assessed for seed in range(20)]

    assert {one.loc["Ana", "sql"] for one in found} == {3, 4}
    assert {one.loc["Ana", "r"] for one in found} == {0, 1}


def test_every_number_says_what_it_means():
    document = Spread(**NOTHING | {"late": 0.3}).to_document()

    assert [one["id"] for one in document] == list(NOTHING)
    assert document[1]["value"] == 0.3
    assert document[1]["meaning"].startswith("probability that a hire joins a quarter")
