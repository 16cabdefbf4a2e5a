"""The same numbers, wherever they are worked out."""

import sys
from datetime import date
from functools import partial
from time import sleep

import pytest
from dask import config
from django.core.exceptions import ImproperlyConfigured

from roles.engine.fan_out import fan_out
from roles.engine.plan.draws import Spread
from roles.engine.plan.frontier import frontier
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.robustness import robustness
from roles.engine.team import Team
from roles.jobs.fan_out import fanned_out
from tests.engine.make import TODAY, make_catalogue, make_document, make_member

QUESTION = PlanQuestion(200.0, 3, date(2026, 1, 1), gap=0.0)
HIRE = {"kind": "hire", "quarter": 1, "role": "analyst", "seniority": "mid", "count": 1}
SPREAD = Spread(attrition=0.5, late=0.5)


def told():
    """Return what a team comes to in draws, and at several budgets."""
    catalogue = make_catalogue()
    people = [make_member("Ana", "engineer"), make_member("Ben", "analyst")]
    document = make_document(*people, sources=4, maturity={"store": 0})
    team = Team.from_document(document, catalogue, TODAY)
    given = (catalogue, team, QUESTION)
    numbers = {"draws": 6, "replans": 2, "seed": 7}
    drawn = robustness(*given, [HIRE], spread=SPREAD, **numbers)
    return [drawn.to_document(), frontier(*given, [0, 0.5, 1]).to_document()]


@pytest.fixture(scope="module")
def expected():
    """What comes out of one process, one after the other."""
    found = told()
    assert found[0]["readiness_closing"]["p10"] < found[0]["readiness_closing"]["p90"]
    return found


def test_two_processes_give_the_same_numbers(settings, expected):
    settings.PROCESSES = 2

    with fanned_out():
        assert told() == expected
        # What is under way is given up without a warning.
        some = fan_out([partial(sleep, 0.2)] * 20, is_cancelled=lambda: True)

    assert len(some) < 20


@pytest.fixture
def cluster():
    """Return the address of a Dask cluster of two processes on this machine."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        # Where this machine is slow to start them, that is no fault.
        silence_logs=50,
    ) as started:
        yield started.scheduler_address


@pytest.mark.slow
def test_a_dask_cluster_gives_the_same_numbers(settings, expected, cluster):
    settings.DASK_SCHEDULER = cluster
    progress = []

    with fanned_out():
        found = told()
        some = fan_out(
            [partial(pow, number, 2) for number in range(50)],
            on_progress=lambda *counts: progress.append(counts),
            is_cancelled=lambda: True,
        )

    assert found == expected
    assert progress == [(0, 50), (1, 50)]
    assert len(some) == 1


def test_says_what_a_cluster_takes(settings, monkeypatch):
    settings.DASK_SCHEDULER = "tcp://nowhere:1"
    monkeypatch.setitem(sys.modules, "distributed", None)

    refused = pytest.raises(ImproperlyConfigured, match="requirements-scale.txt")
    with refused, fanned_out():
        pass


def test_says_where_no_scheduler_answers(settings, monkeypatch):
    settings.DASK_SCHEDULER = "tcp://127.0.0.1:1"
    monkeypatch.setattr("roles.jobs.fan_out.TO_ANSWER", 0.2)
    soon = config.set({"distributed.comm.timeouts.connect": "100ms"})

    refused = pytest.raises(ImproperlyConfigured, match="tcp://127.0.0.1:1")
    with soon, refused, fanned_out():
        pass
