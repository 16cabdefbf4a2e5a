from datetime import date
from decimal import Decimal

import pytest

from roles.imports.header import Field
from tests.imports.words import by_name, read, wrong


def ana(header, row, **choices):
    return by_name(read([["Name", *header], ["Ana", *row]], **choices))["Ana"]


def test_a_column_that_names_the_skill_wins_over_tools():
    person = ana(["Python", "pandas", "numpy"], [1, 4, 3])

    assert (person.judged, person.tools) == ({"python": 1}, {})


def test_tools_fill_in_where_the_skill_is_blank():
    # the highest of 4 and 1, capped at 2
    person = ana(["Python", "pandas", "numpy"], ["", 4, 1])

    assert (person.judged, person.tools) == ({}, {"python": 2})


def test_a_low_level_from_a_tool_stays_low():
    assert ana(["Tableau"], [1]).tools == {"bi_tools": 1}


def test_skills_are_known_by_id_and_name_in_any_spelling():
    person = ana(["bi_tools", "SOFTWARE ENGINEERING", "sql (0-4)"], [1, 2, 3])

    assert person.judged == {"bi_tools": 1, "software_engineering": 2, "sql": 3}


def test_a_single_letter_is_a_skill_where_others_are():
    assert ana(["R", "Python"], [3, 2]).judged == {"r": 3, "python": 2}


def test_a_single_letter_alone_is_not_guessed():
    result = read([["Name", "R", "Bash"], ["Ana", 3, 2]])

    assert result.people[0].judged == {}
    assert [one.column for one in result.unmapped] == ["R", "Bash"]


def test_a_single_letter_stands_in_the_mapping():
    result = read([["Name", "R", "Python"], ["Ana", 3, 2]])

    assert ("R", "r") in [(one.column, one.skill) for one in result.mapped]


def test_unknown_columns_are_listed_and_not_guessed():
    result = read([["Name", "Python", "Vim", "Shoe size"], ["Ana", 3, 4, 38]])

    assert [one.column for one in result.unmapped] == ["Vim", "Shoe size"]
    assert result.wrong == ()


def test_a_column_without_header_is_listed_by_its_letter():
    result = read([["Name", "Python", ""], ["Ana", 3, 4]])

    assert [(one.column, one.reason) for one in result.unmapped] == [("C", "no header")]


def test_blank_is_not_reported_and_n_a_is_not_applicable():
    person = ana(["Python", "SQL", "R"], [0, "", "n/a"])

    assert person.judged == {"python": 0, "r": "n/a"}


@pytest.mark.parametrize("value", ["5", "-1", "2.5", "good"])
def test_a_level_outside_the_scale_is_wrong(value):
    result = read([["Name", "Python"], ["Ana", 3], ["Ben", value]])

    assert wrong(result) == [(3, "Python", value)]


@pytest.mark.parametrize("column", ["Python", "Vim", "Role"])
def test_an_error_of_a_formula_is_wrong_in_any_column(column):
    header = ["Name", "Python", "Vim", "Role"]
    row = ["Ana", 3, 2, "Analyst"]
    row[header.index(column)] = "#REF!"

    assert wrong(read([header, row])) == [(2, column, "#REF!")]


def test_a_formula_without_result_is_wrong_where_its_column_is_used():
    header = ["Name", "Python", "Average"]

    result = read([header, ["Ana", "#FORMULA!", "#FORMULA!"]])

    assert wrong(result) == [(2, "Python", "")]
    assert "open the file in a spreadsheet program" in result.wrong[0].message


def test_an_error_at_the_foot_is_left_out_with_its_row():
    result = read([["Name", "Python"], ["Ana", 3], ["Average", "#DIV/0!"]])

    assert result.wrong == ()


def test_a_person_twice_in_a_wide_table_is_wrong_with_both_rows():
    result = read([["Name", "Python"], ["Ana", 3], ["Ben", 1], ["ana ", 2]])

    assert wrong(result) == [(4, "Name", "ana")]
    assert "row 2" in result.wrong[0].message


def test_a_number_tells_two_of_one_name_apart():
    rows = [["Name", "Employee no", "Python"], ["Ana", "7", 3], ["Ana", "8", 1]]

    assert [p.number for p in read(rows).people] == ["7", "8"]


def test_one_number_for_two_is_wrong():
    rows = [["Name", "Employee no", "Python"], ["Ana", 7, 3], ["Ben", 7, 1]]

    assert wrong(read(rows)) == [(3, "Name", "Ben")]


def test_a_column_that_counts_rows_is_nobodys_number():
    result = read([["No.", "Name", "Python"], [1, "Ana", 3], [2, "Ben", 1]])

    assert [p.number for p in result.people] == ["", ""]
    assert [one.column for one in result.unmapped] == ["No."]


def test_first_and_last_names_are_put_together():
    rows = [["Surname", "First name", "Python"], ["Silva", "Ana", 3]]

    assert list(by_name(read(rows))) == ["Ana Silva"]


def test_without_names_a_number_says_who_is_meant():
    rows = [["Respondent ID", "Python"], [17, 3]]

    assert [(p.name, p.number) for p in read(rows).people] == [("17", "17")]


@pytest.mark.parametrize(
    ("header", "cost"),
    [
        ("Annual cost (USD)", "100000.00"),
        ("Loaded cost", "100000.00"),
        ("Salary", "130000.00"),  # x 1.3 on-cost
        ("Annual pay", "130000.00"),
        ("Salary (kUSD)", "130000000.00"),  # in thousands as well
    ],
)
def test_a_salary_gets_the_on_cost_and_a_cost_does_not(header, cost):
    assert ana([header], ["100,000"]).stated[Field.LOADED] == Decimal(cost)


def test_a_loaded_cost_is_preferred_to_a_salary():
    person = ana(["Salary", "Annual cost"], [100, 150])

    assert person.stated[Field.LOADED] == 150


@pytest.mark.parametrize(
    ("cost", "amount"), [("loaded", 100), ("salary", 130), ("ignore", None)]
)
def test_an_answer_says_what_money_means(cost, amount):
    assert ana(["Cost"], [100], cost=cost).stated.get(Field.LOADED) == amount


def test_reads_what_else_a_row_states():
    header = ["Job title", "FTE", "Seniority", "Start date", "End date"]
    row = ["Head of data", "80%", "Senior", "2027-01-04", "31.12.2027"]

    assert ana(header, row).stated == {
        Field.TITLE: "Head of data",
        Field.FTE: 0.8,
        Field.SENIORITY: "senior",
        Field.START: date(2027, 1, 4),
        Field.END: date(2027, 12, 31),
    }


@pytest.mark.parametrize(
    ("header", "value"),
    [
        *(("FTE", "1.5"), ("FTE", "-0.1"), ("Salary", "-5"), ("Seniority", "guru")),
        *(("Start", "soon"), ("E-mail", "ana at home")),
    ],
)
def test_a_value_out_of_range_is_wrong(header, value):
    assert wrong(read([["Name", header], ["Ana", value]])) == [(2, header, value)]


def test_an_end_before_the_start_is_wrong():
    rows = [["Name", "Start", "End"], ["Ana", "2027-03-01", "2027-02-01"]]

    assert wrong(read(rows)) == [(2, "End", "2027-02-01")]


def test_takes_the_column_of_titles_that_is_understood():
    rows = [["Name", "Title", "Role"], ["Ana", "Dr", "Data engineer"]]

    assert by_name(read(rows))["Ana"].stated[Field.TITLE] == "Data engineer"


def test_names_keep_their_accents_and_signs():
    rows = [["Name", "Python"], ["Zoë  O'Brien", 3], ["李雷", 2], ["=1+1", 1]]

    assert list(by_name(read(rows))) == ["Zoë O'Brien", "李雷", "=1+1"]
