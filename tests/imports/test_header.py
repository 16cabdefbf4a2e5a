import pytest

from roles.imports.header import Field, currency_of, field_of, in_thousands


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Name", Field.NAME),
        ("person", Field.NAME),
        ("Employee name", Field.NAME),
        ("Respondent", Field.NAME),
        ("Team member", Field.NAME),
        ("Employee ID", Field.NUMBER),
        ("Personnel no.", Field.NUMBER),
        ("E-mail", Field.EMAIL),
        ("First name", Field.FIRST),
        ("Surname", Field.LAST),
        ("Rôle", Field.TITLE),
        ("Job title", Field.TITLE),
        ("FTE (%)", Field.FTE),
        ("Base salary", Field.SALARY),
        ("Annual pay (USD)", Field.SALARY),
        ("annual_cost_usd", Field.LOADED),
        ("Fully loaded cost", Field.LOADED),
        ("Loaded salary", Field.LOADED),
        ("Cost", Field.LOADED),
        ("Start date", Field.START),
        ("Last day", Field.END),
        ("Skill level", Field.LEVEL),
        ("Rating (0-4)", Field.LEVEL),
        ("Tool name", Field.SKILL),
    ],
)
def test_a_header_says_what_its_column_holds(header, field):
    assert field_of(header) == field


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Team",
            "Team name",
            "Manager",
            "Manager e-mail",
            "Pay band",
            "Monthly salary",
        ),
        *("Cost centre", "Python", "Location", "Job description", "", "0-4"),
    ],
)
def test_other_headers_are_not_guessed(header):
    assert field_of(header) is None


def test_a_header_names_currency_and_unit():
    assert (currency_of("Salary (kEUR)"), in_thousands("Salary (kEUR)")) == (
        "EUR",
        True,
    )
    assert (currency_of("Cost"), in_thousands("Annual cost")) == (None, False)
