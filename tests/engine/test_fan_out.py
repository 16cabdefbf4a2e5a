"""Work that is fanned out: all of it, in order, told about, and called off."""

from functools import partial

import pytest
from joblib import parallel_config

from roles.engine.fan_out import fan_out

TASKS = [partial(pow, number, 2) for number in range(6)]
SQUARES = {0: 0, 1: 1, 2: 4, 3: 9, 4: 16, 5: 25}


@pytest.mark.parametrize("backend", ["sequential", "threading"])
def test_returns_what_every_task_came_to_by_its_place(backend):
    told = []

    with parallel_config(backend=backend, n_jobs=2):
        found = fan_out(TASKS, on_progress=lambda *counts: told.append(counts))

    assert list(found.items()) == list(SQUARES.items())
    assert told == [(done, 6) for done in range(7)]


def test_leaves_the_rest_undone_once_called_off():
    done = []

    with parallel_config(backend="sequential"):
        found = fan_out(
            TASKS,
            on_progress=lambda so_far, _: done.append(so_far),
            is_cancelled=lambda: done[-1] == 2,
        )

    assert found == {0: 0, 1: 1}


def test_what_fails_in_a_task_fails_here():
    with pytest.raises(ZeroDivisionError):
        fan_out([partial(pow, 0, -1)])
