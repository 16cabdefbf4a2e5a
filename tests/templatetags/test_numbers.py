"""Each number is shown in one way only."""

from datetime import date
from decimal import Decimal

import pytest

from roles.templatetags import numbers

NAN = float("nan")


@pytest.mark.parametrize(
    ("value", "shown"), [(0.475, "48"), (0, "0"), (1, "100"), (None, "·"), (NAN, "·")]
)
def test_score_is_a_whole_number_of_a_hundred(value, shown):
    assert numbers.score(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0717, "+7.2"), (-0.02, "−2.0"), (0, "0.0"), (-0.0001, "0.0"), (None, "·")],
)
def test_points_carry_their_sign(value, shown):
    assert numbers.points(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(1.25, "1.2"), (1200, "1,200.0"), (-0.01, "0.0"), (NAN, "·")]
)
def test_fte_has_one_decimal(value, shown):
    assert numbers.fte(value) == shown


@pytest.mark.parametrize(
    ("value", "currency", "shown"),
    [
        (Decimal("127400"), "EUR", "EUR\xa0127\xa0k"),
        (2_000_000, "USD", "USD\xa02,000\xa0k"),
        (0, "USD", "USD\xa00\xa0k"),
        (None, "USD", "–"),
        (499, "", "0\xa0k"),
    ],
)
def test_money_is_rounded_to_thousands(value, currency, shown):
    assert numbers.money(value, currency) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(date(2026, 3, 31), "Mar\xa02026"), ("2027-01-01", "Jan\xa02027"), (None, "–")],
)
def test_dates_are_month_and_year(value, shown):
    assert numbers.month(value) == shown


@pytest.mark.parametrize(
    ("value", "origin", "shown", "classes"),
    [
        (0, "assessed", "0", "level level-0 assessed"),
        (3, "assumed", "3", "level level-3 assumed"),
        (2.0, "tools", "2", "level level-2 tools"),
        (1, "prefilled", "1", "level level-1 assumed"),
        (None, "assessed", "·", "level none"),
        (0, "none", "·", "level none"),
        (0, "not_applicable", "–", "level none"),
    ],
)
def test_zero_not_assessed_and_not_applicable_differ(value, origin, shown, classes):
    assert numbers.level(value, origin) == shown
    assert numbers.level_class(value, origin) == classes


def test_an_assumed_level_says_in_words_that_nobody_judged_it():
    title = numbers.level_title(3, "assumed")

    assert (
        title == "3, practitioner: typical for the role, not a judgement of this person"
    )


def test_a_prefilled_maturity_says_where_it_comes_from():
    title = numbers.maturity_title(2, "prefilled")

    assert title == "2, shared: assumed from the answer for its layer"


@pytest.mark.parametrize(
    ("value", "highest", "length"),
    [(0.5, 1, "50.0"), (3, 2, "100.0"), (-1, 1, "0.0"), (1, 0, "0"), (None, 1, "0")],
)
def test_bars_start_at_zero_and_stay_in_their_box(value, highest, length):
    assert numbers.bar_units(value, highest) == length


def test_a_band_stands_in_brackets():
    assert numbers.band(0.424, 0.551) == "\N{NO-BREAK SPACE}(42–55)"
    assert numbers.band(None, 0.5) == ""
    assert numbers.band(0.424, 0.4242) == ""
