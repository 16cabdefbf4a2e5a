import pandas as pd
import pytest
from hypothesis import given

from roles.engine.assessment import assess, key_people, next_hires
from roles.engine.catalogue import Catalogue
from roles.engine.frames import InvalidFrame
from roles.engine.judgement import ASSESSING, judgement, moves
from roles.engine.team import Team
from tests.engine.make import (
    TODAY,
    make_catalogue,
    make_document,
    make_member,
    make_tables,
    make_team,
)
from tests.engine.strategies import FEWER, documents

CATALOGUE = make_catalogue()
# Half a person each for 1 FTE of pipes and 1 of reports: readiness 0.71, see
# test_assessment. One more analyst does the other half of reports, which is worth
# 0.3 / 2 FTE; one more engineer the rest of pipes, (1 - 0.72) / 2 FTE.
HALVES = [
    make_member("Ana", "engineer", fte=0.5),
    make_member("Ben", "analyst", fte=0.5),
]


@pytest.fixture(scope="module")
def found():
    """What stays of the halves when each number moves."""
    return judgement(CATALOGUE, make_team(*HALVES))


def readiness(found, key, factor):
    """Return the readiness that one move leads to."""
    rows = {(row.move.key, row.move.factor): row.readiness for row in found.rows}
    return rows[key, factor]


def moved_to(key, factor, **assumptions):
    """Return the value that an assumption moves to."""
    found = moves(make_catalogue(**assumptions), make_team(*HALVES))
    return {(move.key, move.factor): move.after for move in found}[key, factor]


def test_each_number_moves_down_and_up():
    found = moves(CATALOGUE, make_team(*HALVES))

    # Checks have no work, and there is but one driver.
    keys = [*ASSESSING, "pipes", "reports", "data_sources"]
    assert [(m.key, m.factor) for m in found] == [
        (key, factor) for key in keys for factor in (0.75, 1.25)
    ]
    assert (found[-1].before, found[-1].after) == (2, 2.5)
    assert (found[-4].before, found[-4].after) == (1, 0.75)


def test_more_work_of_a_driver(found):
    # reports 1.25 FTE, half of one done: 0.3125 * 1.6 + 0.1875 * 1.2 = 0.725;
    # (0.72 + 0.725) / 2.25
    assert readiness(found, "data_sources", 1.25) == pytest.approx(1.445 / 2.25)


def test_less_work_of_a_task(found):
    # pipes 0.75 FTE, 0.525 done: 0.1875 * (1.6 + 1.2) + 0.15 * 0.8 = 0.645;
    # (0.645 + 0.7) / 1.75
    assert readiness(found, "pipes", 0.75) == pytest.approx(1.345 / 1.75)


def test_another_assumption(found):
    # The first quarter at 1.2 of a mean of 0.9: 0.25 * 1.2 + 0.25 * 1.2 = 0.6 of
    # reports; pipes 0.6 + 0.025 * 0.8 = 0.62; (0.6 + 0.62) / 0.9 / 2 FTE
    assert readiness(found, "segment_1", 0.75) == pytest.approx(1.22 / 1.8)


def test_tells_which_moves_change_the_first_hire(found):
    assert found.hires == ("analyst", "engineer")
    assert found.three_stay == len(found.rows) == 44
    changing = {(row.move.key, row.move.factor) for row in found.changing}
    assert found.first_stays == len(found.rows) - len(changing)
    # With 0.75 FTE of reports an analyst adds (0.75 - 0.625) / 1.75, an engineer
    # 0.28 / 1.75; with 1.25 FTE of pipes an engineer adds (1.25 - 0.745) / 2.25.
    assert {("data_sources", 0.75), ("reports", 0.75), ("pipes", 1.25)} <= changing
    assert ("reports", 1.25) not in changing
    rows = [row.readiness for row in found.rows]
    assert found.span == (min(rows), max(rows))


def test_a_hire_that_adds_nothing_is_none():
    # Without work for pipes an engineer adds nothing: one hire is left.
    ben = make_team(HALVES[1], scope={"pipes": 0.0})

    found = judgement(CATALOGUE, ben, by=0.0)

    assert found.hires == ("analyst",)


@pytest.mark.parametrize(
    ("key", "factor", "after"),
    [
        ("master_fit", 1.25, 1),  # a share
        ("above_required_cap", 0.75, 1),  # no bonus is not a malus
        ("segment_2", 1.25, 1.5),
        ("segment_1", 0.75, 1.2),  # not below the second
        ("segment_4", 1.25, 0.5),
    ],
)
def test_a_number_stays_within_what_it_may_be(key, factor, after):
    assert moved_to(key, factor) == pytest.approx(after)


def test_a_quarter_of_a_task_is_never_worth_more_than_the_one_before():
    assert moved_to("segment_2", 1.25, segment_1=1.3) == 1.3
    assert moved_to("segment_2", 0.75, segment_3=1.0) == 1.0


def test_moves_only_what_rests_on_judgement():
    tables = make_tables()
    basis = tables["assumptions"]["id"].map({"people_share": "published"})
    tables["assumptions"]["basis"] = basis.fillna("judgement")

    found = moves(Catalogue.from_tables(tables), make_team(*HALVES))

    assert "people_share" not in {move.key for move in found}
    assert "fit_power" in {move.key for move in found}


def test_names_an_assumption_that_is_missing():
    tables = make_tables()
    tables["assumptions"] = tables["assumptions"].iloc[1:]

    with pytest.raises(InvalidFrame, match="fit_power"):
        moves(Catalogue.from_tables(tables), make_team(*HALVES))


def test_the_list_is_what_assessing_asks_for():
    seen = set()

    class Recording(Catalogue):
        def assume(self, name):
            seen.add(name)
            return super().assume(name)

    catalogue = Recording.from_tables(make_tables())
    document = make_document(*HALVES, maturity={"store": 1}, area_weights=None)
    team = Team.from_document(document, catalogue, TODAY)
    for answer in [assess, key_people, next_hires]:
        answer(catalogue, team)

    # What a hire costs is money, and no score.
    assert seen - {"oncost"} == set(ASSESSING)


@FEWER
@given(documents(3))
def test_moves_of_nothing_change_nothing(document):
    team = Team.from_document(document, CATALOGUE, TODAY)

    found = judgement(
        CATALOGUE, team, by=0.0, each=lambda move, all_: map(move, all_[::7])
    )

    assert found.first_stays == found.three_stay == len(found.rows)
    assert found.span == pytest.approx((found.readiness, found.readiness))
    assert found.readiness == pytest.approx(assess(CATALOGUE, team).readiness)
    assert found.changing == ()


def test_a_move_leaves_the_numbers_as_they_were():
    catalogue, team = make_catalogue(), make_team(*HALVES)

    judgement(catalogue, team, each=lambda move, found: map(move, found[::3]))

    pd.testing.assert_frame_equal(catalogue.tasks, CATALOGUE.tasks)
    pd.testing.assert_series_equal(catalogue.assumptions, CATALOGUE.assumptions)
    assert team.drivers["data_sources"] == 2
