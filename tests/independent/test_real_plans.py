"""Plans of the three real teams: every rule recomputed, the published figures."""

from datetime import date
from functools import cache

import pytest

from tests.independent.checker import violations
from tests.independent.plan_answers import engine_plan
from tests.independent.questions import Question
from tests.independent.strategies import LAYERS, TABLES
from tests.independent.tables import book_of
from tests.independent.teams import FILES, MISSING, real_team

pytestmark = pytest.mark.skipif(not FILES.exists(), reason=MISSING)
BOOK = book_of(TABLES)
START = date(2026, 1, 1)
GAP = 0.0025
NOTHING_BUILT = dict.fromkeys(LAYERS, 0)
# proved by the independent programme, to 1e-7
BEST_OF_STARTUP = 0.375331356
# budget [thousands]: objective, closing readiness, how near they were proved
FIGURES = {
    500.0: (0.390, 0.51, 0.0075),
    1000.0: (0.451, 0.61, 0.0025),
    2000.0: (0.529, 0.74, 0.0025),
}


def question(budget: float, quarters: int) -> Question:
    """Return a question without contractors, as the published figures are."""
    return Question(budget, quarters, START, contractors=False)


@pytest.mark.slow
def test_plan_of_the_startup_is_within_the_gap_of_the_proved_best():
    document = real_team("startup", NOTHING_BUILT)

    plan = engine_plan(document, question(300.0, 3))

    assert violations(BOOK, document, plan) == []
    assert plan["status"] == "optimal"
    assert plan["objective"] == pytest.approx(BEST_OF_STARTUP, abs=GAP)
    assert plan["objective"] <= BEST_OF_STARTUP + 1e-6
    assert plan["bound"] >= BEST_OF_STARTUP - 1e-6


@cache
def bank_plan(budget: float) -> dict:
    """Return the engine's plan of the bank over six quarters."""
    document = real_team("bank", NOTHING_BUILT)
    return engine_plan(document, question(budget, 6), time_limit=300.0)


@pytest.mark.slow
@pytest.mark.parametrize("budget", FIGURES)
def test_plans_of_the_bank_keep_every_rule(budget):
    document = real_team("bank", NOTHING_BUILT)

    assert violations(BOOK, document, bank_plan(budget)) == []


@pytest.mark.slow
@pytest.mark.parametrize("budget", FIGURES)
def test_plans_of_the_bank_reach_the_published_figures(budget):
    objective, closing, within = FIGURES[budget]

    plan = bank_plan(budget)

    assert plan["objective"] == pytest.approx(objective, abs=within + 0.0005)
    assert plan["readiness_closing"] == pytest.approx(closing, abs=0.04)


@pytest.mark.slow
def test_bank_with_two_million_starts_with_data_engineers():
    # the published plan has three in the first quarter; one with two, and the
    # third later, is as good within the gap
    hires = [a for a in bank_plan(2000.0)["actions"] if a["kind"] == "hire"]

    engineers = [a for a in hires if a["role"] == "data_engineer"]
    assert sum(a["count"] for a in engineers if a["quarter"] == 1) >= 2
    assert not any(a["role"] == "data_scientist" for a in hires)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("team", "budget", "quarters"), [("startup", 800.0, 6), ("tech", 4000.0, 4)]
)
def test_plans_of_other_real_teams_keep_every_rule(team, budget, quarters):
    document = real_team(team, NOTHING_BUILT)

    plan = engine_plan(document, question(budget, quarters), time_limit=60.0)

    assert violations(BOOK, document, plan) == []
    assert plan["status"] in {"optimal", "time_limit"}
