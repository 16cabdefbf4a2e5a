"""The figures that were tried for the bank team, to the last digit."""

import pytest

from roles.engine.assessment import assess, next_hires
from roles.engine.catalogue import Catalogue
from roles.engine.confidence import confidence
from roles.engine.judgement import judgement
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.solve import solve_plan
from roles.engine.team import Team
from tests.engine.make import TODAY
from tests.independent.strategies import LAYERS, TABLES
from tests.independent.teams import FILES, MISSING, real_team

pytestmark = pytest.mark.skipif(not FILES.exists(), reason=MISSING)
CATALOGUE = Catalogue.from_tables(TABLES)


def bank(answer=None):
    """Return the bank team with every layer answered alike, or none."""
    layers = {} if answer is None else dict.fromkeys(LAYERS, answer)
    return Team.from_document(real_team("bank", layers), CATALOGUE, TODAY)


@pytest.mark.parametrize(
    ("answer", "readiness"), [(None, 0.475005), (1, 0.446352), (0, 0.253318)]
)
def test_readiness_of_the_bank_team(answer, readiness):
    found = assess(CATALOGUE, bank(answer))

    assert round(found.readiness, 6) == readiness
    weighted = found.areas["weight"] * found.areas["readiness"]
    assert weighted.sum() == pytest.approx(readiness, abs=1e-6)


def test_next_hires_of_the_bank_team():
    found = next_hires(CATALOGUE, bank())

    mid = found[found["seniority"] == "mid"]
    points = (100 * mid["readiness_gained"]).round(2)
    assert dict(zip(mid["role"], points, strict=True)) == {
        **{"data_engineer": 7.17, "ml_engineer": 4.58, "model_validator": 4.29},
        **{"sme": 2.44, "analyst": 2.40, "visualization_engineer": 2.28},
        **{"data_scientist": 1.48, "cdo": 0.96},
    }


@pytest.mark.slow
def test_what_hangs_on_judgement_for_the_bank_team():
    found = judgement(CATALOGUE, bank())

    # 19 assumptions, 22 tasks and 4 drivers, down and up.
    assert found.hires == ("data_engineer", "ml_engineer", "model_validator")
    assert found.first_stays == found.three_stay == len(found.rows) == 90
    low, high = found.span
    assert (round(low, 2), round(high, 2)) == (0.45, 0.51)


def test_band_of_the_bank_team():
    found = confidence(CATALOGUE, bank())

    # Nobody was judged in more than three skills; the rest is assumed or tools.
    assert (round(found.low, 3), round(found.high, 3)) == (0.232, 0.484)
    assert found.because[["assumed", "tools"]].tolist() == [86, 27]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("budget", "quarters", "objective", "closing", "within"),
    [
        (500, 6, 0.390, 0.51, 0.0075),
        (1000, 6, 0.451, 0.61, 0.0025),
        (2000, 6, 0.529, 0.74, 0.0025),
        (4000, 8, 0.637, 0.88, 0.0025),
    ],
)
def test_plans_of_the_bank_team(budget, quarters, objective, closing, within):
    question = PlanQuestion(budget, quarters, TODAY, gap=within, time_limit=300)

    found = solve_plan(CATALOGUE, bank(0), question)

    # Both this plan and the one that was tried are within the same gap of the best.
    assert found.objective == pytest.approx(objective, abs=within + 0.0005)
    assert found.bound >= objective - 0.0005
    # Plans as good within the gap may leave a little more or less behind.
    assert found.readiness[-1] == pytest.approx(closing, abs=0.04)
