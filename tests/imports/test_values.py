from datetime import date
from decimal import Decimal

import pytest

from roles.imports import values
from roles.imports.values import WrongValue


@pytest.mark.parametrize(
    ("cell", "level"),
    [(3, 3), (3.0, 3), ("3", 3), (" 3 ", 3), ("3.0", 3), ("3,0", 3), (0, 0), ("4", 4)],
)
def test_a_level_is_a_whole_number_from_0_to_4(cell, level):
    assert values.level(cell) == level


@pytest.mark.parametrize(
    "cell",
    [2.5, "2.5", 5, -1, "-1", "x", "3 stars", "1_0", "nan", "inf", "True", "1e0", "٣٣"],
)
def test_anything_else_is_no_level(cell):
    with pytest.raises(WrongValue, match="0, 1, 2, 3 or 4"):
        values.level(cell)


@pytest.mark.parametrize("cell", ["n/a", "N/A", "na", "n.a.", "Not applicable"])
def test_not_applicable_has_a_few_spellings(cell):
    assert values.is_not_applicable(cell)


@pytest.mark.parametrize("cell", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "Err:502"])
def test_an_error_of_a_formula_is_told_from_text(cell):
    assert values.is_error(cell)


@pytest.mark.parametrize("cell", ["#1 scientist", "Error", "E", 3, "n/a", "#tag"])
def test_other_texts_are_no_errors(cell):
    assert not values.is_error(cell)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (95000, "95000.00"),
        ("95000", "95000.00"),
        ("225000.0", "225000.00"),
        ("95,000", "95000.00"),
        ("95.000", "95000.00"),
        ("$95,000.50", "95000.50"),
        ("95.000,50 €", "95000.50"),
        ("USD 1,250,000", "1250000.00"),
        ("95 000 EUR", "95000.00"),
        ("95'000", "95000.00"),
        ("95k", "95000.00"),
        ("£95.5k", "95500.00"),
        (0, "0.00"),
    ],
)
def test_a_cost_is_read_with_its_separators_and_signs(cell, amount):
    assert values.cost(cell) == Decimal(amount)


@pytest.mark.parametrize(
    "cell", [-1, "-95000", "50,000-59,999", "a lot", "k", "$", "1e6", 10**10, "nan"]
)
def test_anything_else_is_no_cost(cell):
    with pytest.raises(WrongValue, match="not negative"):
        values.cost(cell)


def test_a_factor_is_put_on_a_cost():
    # 100,000 x 1.3
    assert values.cost("100000", factor=Decimal("1.3")) == Decimal("130000.00")


@pytest.mark.parametrize(
    ("cell", "fte"), [(1, 1), ("0.8", 0.8), ("0,8", 0.8), ("80%", 0.8), ("80 %", 0.8)]
)
def test_fte_is_a_share_or_a_percentage(cell, fte):
    assert values.fte(cell) == fte


@pytest.mark.parametrize("cell", [1.2, -0.1, "80", "120%", "half"])
def test_fte_beyond_full_time_is_wrong(cell):
    with pytest.raises(WrongValue, match="between 0 and 1"):
        values.fte(cell)


def test_a_header_in_percent_says_how_to_read_fte():
    assert values.fte(80, in_percent=True) == 0.8


@pytest.mark.parametrize(
    "cell",
    [
        "2027-03-31",
        "2027-03-31 00:00:00",
        "2027/3/31",
        "31.3.2027",
        "31/3/2027",
        "3/31/2027",
    ],
)
def test_a_date_has_several_spellings(cell):
    assert values.date(cell) == date(2027, 3, 31)


@pytest.mark.parametrize(
    "cell", ["3/4/2027", "2027-02-30", "soon", 46112, "31/31/2027"]
)
def test_a_date_that_may_be_two_days_or_none_is_wrong(cell):
    with pytest.raises(WrongValue, match="2027-03-31"):
        values.date(cell)


def test_seniority_is_one_of_three():
    assert [values.seniority(word) for word in ("Jr.", "mid", "Senior")] == [
        "junior",
        "mid",
        "senior",
    ]
    with pytest.raises(WrongValue, match="junior, mid or senior"):
        values.seniority("principal")
