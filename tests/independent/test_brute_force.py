"""The best of every plan there is, tried one by one, against what is planned."""

from dataclasses import replace
from functools import cache

import pytest

from tests.independent.brute_force import best_by_trying, ways_to_try
from tests.independent.plan_answers import engine_plan
from tests.independent.planning import planned
from tests.independent.slices import tiny_case
from tests.independent.tables import book_of

NEAR = 1e-6
SEEDS = {"few": range(25), "many": range(150)}
MOST_WAYS = {"few": 150, "many": 1200}
SLOW = [pytest.param("many", place, marks=pytest.mark.slow) for place in range(40)]

each_problem = pytest.mark.parametrize(
    ("ways", "place"), [*(("few", place) for place in range(4)), *SLOW]
)


@cache
def problems(ways: str) -> list:
    """Return problems of which every plan can be tried, and there are some."""
    return [
        (tables, document, replace(question, gap=0.0))
        for tables, document, question in map(tiny_case, SEEDS[ways])
        if 2 <= ways_to_try(book_of(tables), document, question) <= MOST_WAYS[ways]
    ]


@cache
def best_of(ways: str, place: int) -> float | None:
    tables, document, question = problems(ways)[place]
    return best_by_trying(book_of(tables), document, question)


@each_problem
def test_independent_programme_finds_the_best_there_is(ways, place):
    tables, document, question = problems(ways)[place]

    found = planned(book_of(tables), document, question)

    objective = None if found is None else found.objective
    assert objective == pytest.approx(best_of(ways, place), abs=NEAR)


@each_problem
def test_engine_finds_the_best_there_is(ways, place):
    tables, document, question = problems(ways)[place]

    plan = engine_plan(document, question, tables=tables)

    best = best_of(ways, place)
    assert plan["status"] == ("infeasible" if best is None else "optimal")
    if best is not None:
        assert plan["objective"] == pytest.approx(best, abs=NEAR)
        assert plan["bound"] >= best - NEAR
