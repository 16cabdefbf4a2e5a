"""The rows of the rules that people know."""

import numpy as np

from roles.engine.plan.named import BLOCKS, beyond, free, restore, rows_of, waiting
from roles.engine.programme import Programme
from tests.engine.make import make_catalogue, make_member, make_team
from tests.engine.plan.make import idle_plan, make_question

WAITS = make_catalogue(needs=[("tests", "store")])


def every(quarters=4):
    """Return the programme of a plan with every rule, and something to wait for."""
    team = make_team(
        make_member("Ana", "engineer"),
        make_member("Lea", "analyst", levels={"bi": 0}),
        catalogue=WAITS,
        maturity={"store": 0, "tests": 0},
    )
    lock = {"kind": "hire", "role": "analyst"}
    wishes = {"headcount": 5, "locked": (lock,), "contractors": True}
    return idle_plan(team, make_question(400, quarters, **wishes), WAITS)[1]


def test_every_rule_has_rows_and_no_two_rules_share_one():
    programme = every().programme
    rows = [rows_of(programme, rule).tolist() for rule in BLOCKS]

    assert all(rows)
    together = [row for some in rows for row in some]
    assert len(together) == len(set(together))


def test_a_rule_that_is_not_asked_for_has_no_rows():
    assert rows_of(Programme(), "headcount").size == 0


def test_what_is_freed_can_be_restored():
    programme = Programme()
    x = programme.variables("x", (1,), upper=5)
    row = programme.rules("budget", (1,), at_most=2)
    programme.add(row, x, 1.0)
    programme.maximise(x, 1.0)

    found = [programme.solve().objective]
    for change in (free, restore):
        change(programme, row)
        found.append(programme.solve().objective)

    assert found == [2, 5, 2]


def test_how_far_values_are_beyond_the_limits():
    programme = Programme()
    x = programme.variables("x", (2,))
    rows = programme.rules("between", (2,), at_least=1, at_most=3)
    programme.add(rows, x, 2.0)

    assert beyond(programme, np.array([2.0, 0.25])).tolist() == [1.0, 0.5]


def test_what_waits_for_what():
    model = every()

    found = [waiting(model, pair) for pair in model.programme.block("raise in order")]

    assert [("tests", 1), ("store", 1)] in found
    assert [("store", 2), ("store", 1)] in found


def test_nothing_is_named_that_does_not_come_to_stand():
    # a level of tests takes both quarters
    model = every(2)

    found = [waiting(model, pair) for pair in model.programme.block("raise in order")]

    assert [("tests", 2)] in found
