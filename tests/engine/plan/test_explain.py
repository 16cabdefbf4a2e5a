"""What lines are worth, and the small programme behind it, on cases by hand."""

import numpy as np
import pytest

from roles.engine.plan.explain import OwnActions, counts_among, polished
from roles.engine.programme import Outcome
from tests.engine.make import make_member, make_team
from tests.engine.plan.make import (
    CATALOGUE,
    idle_plan,
    make_question,
    no_counts,
    planned,
)

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
ONE = 0.675 - 0.000028  # see `test_hire.test_one_hire`


@pytest.fixture
def hiring():
    """A programme with one analyst for 1 FTE, and what takes her."""
    team = make_team(catalogue=CATALOGUE, **REPORTS)
    build, every, _, _ = idle_plan(team, make_question(400))
    hires, one = every.problem.options.hires, every.decisions["hire"]
    is_analyst = (hires["role"].iloc[one.option] == "analyst").to_numpy()
    counts = no_counts(every)
    counts["hire"][np.flatnonzero(is_analyst & (one.quarter == 1))[:1]] = 1
    return build, every, counts


def test_the_best_of_some_actions(hiring):
    own = OwnActions(*hiring)

    assert own.best().objective == pytest.approx(ONE)
    assert own.best(np.zeros(1)).objective == pytest.approx(0)
    assert own.best(low=np.ones(1)).objective == pytest.approx(ONE)


def test_nothing_is_looked_for_that_is_not_better(hiring):
    own = OwnActions(*hiring)

    assert own.best(least=ONE - 0.01).objective == pytest.approx(ONE)
    assert own.best(least=ONE).outcome is Outcome.INFEASIBLE


def test_counts_stand_among_all_that_may_be_decided(hiring):
    build, every, counts = hiring
    own, best = polished(build, every, counts)

    found = counts_among(every, own, best.values)

    assert {kind: taken.tolist() for kind, taken in found.items()} == {
        kind: taken.tolist() for kind, taken in counts.items()
    }


def test_a_line_that_is_locked_is_worth_what_is_lost_without_its_lock():
    lock = {"kind": "hire", "role": "analyst"}

    found = planned(
        make_member("Cid", "cdo"), budget=40, wishes={"locked": (lock,)}, **REPORTS
    )

    assert found.actions[0]["worth"] == pytest.approx(ONE)


def test_other_locks_hold_where_they_can():
    # Two mid analysts at once are too many for 1 FTE: without the engineer, who has
    # nothing to do, the analyst stays, and 28 * 80 / 64 = 35 are saved.
    locks = ({"kind": "hire", "role": "analyst"}, {"kind": "hire", "role": "engineer"})

    found = planned(
        budget=200, wishes={"locked": locks, "afterwards": False}, **REPORTS
    )

    assert [one["role"] for one in found.actions] == ["analyst", "engineer"]
    assert [one["worth"] for one in found.actions] == pytest.approx(
        [found.objective, 0.0], abs=1e-9
    )
