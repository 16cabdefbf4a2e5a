"""The engine's assessment against the programme written a second time."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.independent.assessing import (
    assessed,
    assessing_programme,
    readiness,
    with_hire,
)
from tests.independent.engine_answers import as_values, engine_assessment
from tests.independent.people import fits, is_there, resolved_levels
from tests.independent.programme import certificate_faults
from tests.independent.strategies import ORDINARY, TABLES, TODAY, catalogues, documents
from tests.independent.tables import book_of

NEAR = 1e-6
LOOSE = 1e-5  # rows of an allocation: what the solver lets pass, added up


@ORDINARY
@given(documents(), catalogues())
def test_scores_a_team_as_the_independent_programme_does(document, tables):
    book = book_of(tables)

    answer = engine_assessment(tables, document, TODAY)

    assert answer.readiness == pytest.approx(readiness(book, document, TODAY), abs=NEAR)


@ORDINARY
@given(documents(), catalogues())
def test_allocation_is_proved_by_independent_duals(document, tables):
    book = book_of(tables)
    programme = assessing_programme(book, document, TODAY)
    duals = assessed(book, document, TODAY).duals

    answer = engine_assessment(tables, document, TODAY)

    values = as_values(book, document, TODAY, answer)
    assert certificate_faults(programme, values, duals, near=LOOSE) == []


@ORDINARY
@given(documents())
def test_resolves_levels_and_fit_as_the_independent_formulas_do(document):
    book = book_of(TABLES)

    answer = engine_assessment(TABLES, document, TODAY)

    for member in document["members"]:
        if is_there(member, TODAY):
            levels = resolved_levels(book, member)
            found = answer.levels.loc[member["name"]]
            assert found.to_dict() == {s: levels.get(s, 0) for s in book.skills}
            productivity = answer.fit.productivity.loc[member["name"]]
            found = fits(book, levels, member["roles"])
            expected = {task: fit.productivity for task, fit in found.items()}
            assert productivity.to_dict() == pytest.approx(expected)


@ORDINARY
@given(documents(), st.randoms(use_true_random=False))
def test_row_order_changes_nothing(document, dice):
    answer = engine_assessment(TABLES, document, TODAY)
    members = list(document["members"])
    dice.shuffle(members)
    tables = {
        name: table.sample(frac=1, random_state=1) for name, table in TABLES.items()
    }

    shuffled = engine_assessment(tables, document | {"members": members}, TODAY)

    assert shuffled.readiness == pytest.approx(answer.readiness, abs=1e-9)
    for frame in ("allocation", "upkeep"):
        pd.testing.assert_series_equal(
            by_pair(getattr(shuffled, frame)),
            by_pair(getattr(answer, frame)),
            atol=1e-6,
        )


def by_pair(frame: pd.DataFrame) -> pd.Series:
    """Return time that matters by member and task, in their order."""
    time = frame.groupby(["member", "task"])["fte"].sum().sort_index()
    return time[time > 1e-6]


@ORDINARY
@given(
    documents(),
    st.sampled_from(sorted(book_of(TABLES).roles)),
    st.sampled_from(["mid", "senior"]),
)
def test_one_more_person_never_lowers_readiness(document, role, seniority):
    now = engine_assessment(TABLES, document, TODAY).readiness

    more = engine_assessment(TABLES, with_hire(document, role, seniority), TODAY)

    assert more.readiness >= now - 1e-9


@ORDINARY
@given(documents())
def test_shares_and_coverage_lie_between_0_and_1(document):
    answer = engine_assessment(TABLES, document, TODAY)

    assert answer.tasks["coverage"].between(-1e-9, 1 + 1e-9).all()
    assert (answer.kept <= answer.maturity.loc[answer.kept.index] + 1e-9).all()
    assert (answer.kept >= -1e-9).all()
    assert -1e-9 <= answer.readiness <= 1 + 1e-9
    assert (answer.spare >= -1e-9).all()
