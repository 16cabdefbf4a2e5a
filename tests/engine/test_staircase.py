import numpy as np

from roles.engine.staircase import by_sums, definitions, staircase, sums_so_far


def test_sums_of_a_group_start_afresh():
    stairs = staircase(np.array([3, 4, 6, 7, 8]), np.array([0, 0, 1, 1, 1]))
    values = np.array([9.0, 9, 9, 1, 2, 9, 3, 4, 5])

    # 1 and 3 are their own sums: only 1 + 2, 3 + 4 and 3 + 4 + 5 are kept
    assert sums_so_far(stairs, values).tolist() == [3, 7, 12]


def test_a_step_is_its_sum_less_the_one_before():
    stairs = staircase(np.array([0, 1, 2]), np.zeros(3, dtype=int))
    sums = np.array([10, 11])

    rules, variables, values = by_sums(
        stairs, sums, np.array([5, 6]), np.array([2, 0]), np.array([4.0, 7.0])
    )

    terms = sorted(
        zip(rules.tolist(), variables.tolist(), values.tolist(), strict=True)
    )
    assert terms == [(5, 10, -4), (5, 11, 4), (6, 0, 7)]


def test_what_defines_a_sum():
    stairs = staircase(np.array([0, 1, 2]), np.zeros(3, dtype=int))

    rules, variables, values = definitions(stairs, np.array([10, 11]), np.array([7, 8]))

    terms = sorted(
        zip(rules.tolist(), variables.tolist(), values.tolist(), strict=True)
    )
    assert terms == [
        (7, 0, -1),
        (7, 1, -1),
        (7, 10, 1),
        (8, 2, -1),
        (8, 10, -1),
        (8, 11, 1),
    ]
