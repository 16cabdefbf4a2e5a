"""The certificate: duals that prove an optimum, and faults they do not hide."""

from datetime import date

import pytest

from tests.independent.assessing import assessing_programme
from tests.independent.programme import (
    Programme,
    certificate_faults,
    constant,
    times,
)
from tests.independent.strategies import TABLES
from tests.independent.tables import book_of


def make_programme() -> Programme:
    """2 hours, at most 1 on the better work: the best is 3 + 2."""
    programme = Programme()
    first = programme.variable("first", 1.0)
    second = programme.variable("second")
    programme.at_most("time", first | second, constant(2))
    programme.goal = times(3, first) | times(2, second)
    return programme


def test_accepts_an_optimum_with_its_duals():
    programme = make_programme()

    solution = programme.solved()

    assert solution.objective == pytest.approx(5)
    assert certificate_faults(programme, solution.values, solution.duals) == []


@pytest.mark.parametrize(
    ("values", "duals", "fault"),
    [
        ({"first": 1, "second": 2}, {"time": 2}, "row time is broken"),
        ({"first": 2, "second": 0}, {"time": 2}, "variable first is out of its range"),
        ({"first": 1, "second": 1}, {"time": -2}, "dual of time has the wrong sign"),
        ({"first": 1, "second": 1}, {"time": 1}, "gain of second is not priced"),
        ({"first": 0, "second": 2}, {"time": 2}, "objective 4.0 is not the bound 5.0"),
    ],
)
def test_names_what_the_duals_do_not_prove(values, duals, fault):
    faults = certificate_faults(make_programme(), values, duals)

    assert fault in faults


def test_certifies_the_assessment_of_an_empty_team():
    document = {
        **{"team": "empty", "stage": "few", "scope": {}, "layers": {}},
        "drivers": dict.fromkeys(
            ["data_sources", "models", "new_models", "stakeholders"], 0
        ),
        **{"provided": [], "area_weights": None, "members": [], "maturity": {}},
    }
    programme = assessing_programme(book_of(TABLES), document, date(2026, 1, 1))

    solution = programme.solved()

    assert certificate_faults(programme, solution.values, solution.duals) == []
