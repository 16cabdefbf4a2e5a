"""The published figures of the bank team, by the engine and independently."""

from datetime import date

import pytest

from tests.independent.assessing import (
    assessed,
    assessing_programme,
    readiness,
    with_hire,
)
from tests.independent.engine_answers import (
    as_values,
    engine_assessment,
    engine_team,
)
from tests.independent.programme import certificate_faults
from tests.independent.strategies import LAYERS, TABLES
from tests.independent.tables import book_of
from tests.independent.teams import FILES, MISSING, real_team

pytestmark = pytest.mark.skipif(not FILES.exists(), reason=MISSING)
DAY = date(2026, 1, 1)
BOOK = book_of(TABLES)
FIGURES = [(None, 0.475005), (1, 0.446352), (0, 0.253318)]
NEXT_HIRES = {
    **{"data_engineer": 7.17, "ml_engineer": 4.58, "model_validator": 4.29},
    **{"sme": 2.44, "analyst": 2.40, "visualization_engineer": 2.28},
    **{"data_scientist": 1.48, "cdo": 0.96},
}


def bank(answer: int | None = None) -> dict:
    """Return the bank team with each layer answered alike, or none."""
    layers = {} if answer is None else dict.fromkeys(LAYERS, answer)
    return real_team("bank", layers)


@pytest.mark.parametrize(("answer", "figure"), FIGURES)
def test_independent_programme_gives_the_figures(answer, figure):
    assert readiness(BOOK, bank(answer), DAY) == pytest.approx(figure, abs=5e-7)


@pytest.mark.parametrize(("answer", "figure"), FIGURES)
def test_engine_gives_the_figures(answer, figure):
    found = engine_assessment(TABLES, bank(answer), DAY)

    assert found.readiness == pytest.approx(figure, abs=5e-7)


@pytest.mark.parametrize("role", NEXT_HIRES)
def test_independent_programme_values_one_more_of_each_role(role):
    document = bank()

    gain = readiness(BOOK, with_hire(document, role, "mid"), DAY) - readiness(
        BOOK, document, DAY
    )

    assert round(100 * gain, 2) == NEXT_HIRES[role]


def test_engine_values_one_more_of_each_role():
    from roles.engine.assessment import next_hires

    hires = next_hires(*engine_team(TABLES, bank(), DAY))

    mid = hires[hires["seniority"] == "mid"].set_index("role")["readiness_gained"]
    assert (100 * mid).round(2).to_dict() == NEXT_HIRES


@pytest.mark.parametrize("team", ["bank", "startup", "tech"])
@pytest.mark.parametrize(
    "answer", [None, 0, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 4))]
)
def test_allocation_of_real_teams_is_proved_by_independent_duals(team, answer):
    layers = {} if answer is None else dict.fromkeys(LAYERS, answer)
    document = real_team(team, layers)
    duals = assessed(BOOK, document, DAY).duals

    found = engine_assessment(TABLES, document, DAY)

    values = as_values(BOOK, document, DAY, found)
    programme = assessing_programme(BOOK, document, DAY)
    assert certificate_faults(programme, values, duals, near=1e-5) == []
