import numpy as np
import pytest

from roles.engine.programme import INFINITY, Outcome, Programme


def knapsack(**options):
    """Return a programme: most of 5a + 4b + 3c with 2a + 3b + c <= 4, whole 0-1."""
    programme = Programme()
    chosen = programme.variables("chosen", (3,), upper=1, integer=True)
    row = programme.rules("weight", (1,), at_most=4)
    programme.add(row, chosen, [2, 3, 1])
    programme.maximise(chosen, [5, 4, 3])
    return programme, chosen, row


def test_solves_whole_numbers_to_the_end():
    # a and c weigh 3 and bring 8; b with c would bring 7
    programme, chosen, _ = knapsack()

    found = programme.solve()

    assert found.outcome is Outcome.OPTIMAL
    assert found.values[chosen].tolist() == [1, 0, 1]
    assert found.objective == found.bound == 8


def test_relaxed_numbers_may_be_any():
    # the room of 1 left over takes a third of b: 8 + 4 / 3
    programme, _, _ = knapsack()

    programme.relax(True)

    assert programme.solve().objective == pytest.approx(8 + 4 / 3)
    programme.relax(False)
    assert programme.solve().objective == 8


def test_solves_again_after_changes():
    programme, chosen, row = knapsack()
    programme.solve()

    programme.bound_variables(chosen[0], 0, 0)
    assert programme.solve().objective == 7  # b and c
    programme.bound_rules(row, -np.inf, 3)
    assert programme.solve().objective == 4  # b alone
    programme.bound_variables(chosen[0], 0, 1)
    assert programme.solve().objective == 8


def test_says_when_nothing_is_possible():
    programme, _, row = knapsack()

    programme.bound_rules(row, 7, 8)

    assert programme.solve().outcome is Outcome.INFEASIBLE


def test_adds_up_terms_of_one_rule_and_variable():
    programme = Programme()
    x = programme.variables("x", (1,))
    rows = programme.rules("twice", (1,), at_most=6)
    programme.add(rows, x, 1)
    programme.add(rows, x, 2)
    programme.maximise(x, 1)

    assert programme.solve().objective == 2


def test_prices_a_rule_without_whole_numbers():
    programme = Programme()
    x = programme.variables("x", (1,))
    programme.add(programme.rules("room", (1,), at_most=6), x, 2)
    programme.maximise(x, 3)

    assert abs(programme.solve().duals[0]) == 1.5


def test_a_programme_without_anything_is_worth_its_constant():
    programme = Programme()
    programme.maximise(np.zeros(0, dtype=int), 0.0, constant=0.5)

    assert programme.solve().objective == 0.5


def test_finds_the_rules_of_a_block_by_its_name():
    programme, _, _ = knapsack()
    rows = programme.rules("upkeep", (2, 3))

    assert programme.block("upkeep").tolist() == rows.tolist()
    assert programme.block("weight").tolist() == [0]
    assert programme.block("unheard of").size == 0


def test_stops_when_told_to():
    dice = np.random.default_rng(1)
    programme = Programme()
    chosen = programme.variables("chosen", (40, 40), upper=1, integer=True)
    rows = programme.rules("row", (40,), at_most=10)
    programme.add(rows[:, None], chosen, dice.integers(2, 9, (40, 40)))
    columns = programme.rules("column", (40,), at_most=11)
    programme.add(columns[None], chosen, dice.integers(2, 9, (40, 40)))
    programme.maximise(chosen, dice.integers(2, 30, (40, 40)))

    found = programme.solve(watch=lambda values, bound, seconds: True)

    assert found.outcome is Outcome.CANCELLED


def test_sums_so_far_change_neither_the_answer_nor_what_is_read():
    for group in ([0, 0, 0, 0], [0, 0, 1, 1], [0, 1, 2, 3]):
        programme = Programme()
        taken = programme.variables("taken", (4,), upper=3, integer=True)
        programme.count_up(taken, np.array(group))
        so_far = programme.rules("so far", (2,), at_most=[4.5, 7])
        programme.add(so_far[0], taken[[0, 2]], 1)
        programme.add(so_far[1], taken, 1)
        programme.maximise(taken, [2, 2, 3, 1])

        found = programme.solve()

        # three of the third and one of the first fill 4.5, three of the second all
        assert np.round(found.values).tolist() == [1, 3, 3, 0]
        assert found.objective == found.bound == 17


def test_a_start_and_changed_bounds_reach_whole_numbers_by_their_sums():
    programme = Programme()
    taken = programme.variables("taken", (3,), upper=2, integer=True)
    programme.count_up(taken, np.zeros(3, dtype=int))
    rows = programme.rules("together", (1,), at_most=4)
    programme.add(rows, taken, 1)
    programme.maximise(taken, [3, 2, 1])

    programme.bound_variables(taken[0], 0, 1)
    programme.relax(True)
    assert programme.solve().objective == 8  # 1 x 3 + 2 x 2 + 1 x 1
    programme.relax(False)
    assert programme.solve(start=np.array([1.0, 2, 1])).objective == 8


def test_prices_what_one_more_would_bring_at_most():
    programme = Programme()
    x = programme.variables("x", (2,))
    programme.add(programme.rules("room", (1,), at_most=2), x, 1)
    programme.maximise(x, [3, 1])

    # one of the second takes the room of one of the first
    assert programme.solve().prices[1] == pytest.approx(1 - 3)


def test_the_limits_of_a_rule_are_known_after_they_were_changed():
    programme = Programme()
    x = programme.variables("x", (1,), upper=10)
    rule = programme.rules("few", (1,), at_most=4)
    programme.add(rule, x, 1)
    programme.maximise(x, 1)
    programme.bound_rules(rule, -INFINITY, INFINITY)
    programme.bound_variables(x, 0, 7)
    assert programme.solve().objective == 7

    programme.bound_rules(rule, *programme.limits())
    assert programme.solve().objective == 4

    programme.bound_rules(rule, -INFINITY, INFINITY)
    programme.bound_variables(x, *programme.bounds())
    assert programme.solve().objective == 10


def test_what_was_changed_is_kept_and_what_was_built_is_told():
    programme, chosen, row = knapsack()
    programme.bound_variables(chosen[0], 0, 0)
    programme.bound_rules(row, -np.inf, 3)

    programme.relax(True)  # which loads it anew

    # b and c weigh 4: two thirds of b, and c
    assert programme.solve().objective == pytest.approx(4 * 2 / 3 + 3)
    assert programme.bounds()[1].tolist() == [1, 1, 1]
    assert programme.limits()[1].tolist() == [4]
