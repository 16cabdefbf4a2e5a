import io

import pytest
import xlsxwriter

from roles.imports.mapping import Choices
from roles.imports.problem import ImportRefused
from roles.imports.understanding import understand
from tests.imports.words import WORDS, by_name, csv_of, read, xlsx_of

HEADER = ["Name", "Role", "Python", "SQL"]
ANA = ["Ana", "Data scientist", 3, 2]
BEN = ["Ben", "Data engineer", 1, 4]


def levels(understood):
    return {p.name: p.judged for p in understood.people}


WANTED = {"Ana": {"python": 3, "sql": 2}, "Ben": {"python": 1, "sql": 4}}


def test_reads_people_down_and_skills_across():
    assert levels(read([HEADER, ANA, BEN])) == WANTED


def test_reads_a_row_for_each_person_and_skill():
    rows = [
        ["person", "title", "skill", "level"],
        ["Ana", "Data scientist", "Python", 3],
        ["Ben", "Data engineer", "SQL", 4],
        ["Ana", "Data scientist", "SQL", 2],
        ["Ben", "Data engineer", "Python", 1],
    ]

    assert levels(read(rows)) == WANTED


def test_finds_the_header_below_titles_and_categories():
    rows = [
        ["Skills of the data team"],
        ["as of", "May"],
        [],
        ["", "", "Programming", "Data"],
        HEADER,
        ANA,
        BEN,
    ]

    assert levels(read(rows)) == WANTED


def test_finds_a_table_that_starts_in_another_column():
    rows = [[], *([["", "", *row] for row in (HEADER, ANA, BEN)])]

    assert levels(read(rows)) == WANTED


def test_name_and_title_may_stand_a_row_above_the_skills():
    rows = [["Name", "Role", "Programming"], ["", "", "Python", "SQL"], ANA, BEN]

    assert levels(read(rows)) == WANTED


def test_a_merged_cell_of_a_workbook_heads_the_rows_it_covers():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.merge_range("A1:A3", "Name")
        page.write_row("B3", ["Python", "SQL"])
        page.write_row("A4", ["Ana", 3, 2])

    result = understand(file.getvalue(), WORDS, Choices())

    assert levels(result) == {"Ana": {"python": 3, "sql": 2}}


@pytest.mark.parametrize(
    "label", ["Average", "MEAN", "Team average", "Total", "Moyenne", "Grand total"]
)
def test_leaves_out_averages_and_totals_at_the_foot(label):
    result = read([HEADER, ANA, BEN, [label, "", 2.0, 3.0]])

    assert levels(result) == WANTED
    assert [(one.row, one.label) for one in result.left_out] == [(4, label)]


def test_leaves_out_a_row_that_names_nobody():
    result = read([HEADER, ANA, BEN, ["", "", 2.5, 3.5]])

    assert levels(result) == WANTED
    assert [(one.row, one.reason) for one in result.left_out] == [
        (4, "no person named")
    ]


def test_an_average_may_have_its_label_under_the_title():
    result = read([HEADER, ANA, BEN, ["", "Average", 2.5, 3.5]])

    assert levels(result) == WANTED


def test_somebody_may_be_called_like_a_total():
    people = by_name(
        read([HEADER, ["Max", "Analyst", 1, 1], ["Joe Average", "Analyst", 1, 1]])
    )

    assert list(people) == ["Max", "Joe Average"]


def test_leaves_out_a_header_that_comes_again():
    result = read([HEADER, ANA, HEADER, BEN])

    assert levels(result) == WANTED
    assert result.left_out[0].reason == "the header again"


def test_a_title_without_a_name_is_wrong():
    result = read([HEADER, ANA, ["", "Analyst", 1, 1]])

    assert [(one.row, one.column) for one in result.wrong] == [(3, "Name")]


def test_says_which_row_lacks_a_column_of_people():
    with pytest.raises(ImportRefused) as refusal:
        read([["Data team"], ["Role", "Python", "SQL"], ["Analyst", 3, 2]])

    (problem,) = refusal.value.problems
    assert (problem.row, problem.value) == (2, "Role, Python, SQL")
    assert "head one of them Name" in problem.message


def test_says_that_there_is_nobody_below_the_header():
    with pytest.raises(ImportRefused, match="nobody below the header"):
        read([HEADER])


def test_reads_the_first_sheet_with_people_and_names_the_others():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("Notes").write("A1", "How to fill this in")
        page = book.add_worksheet("Team")
        for number, row in enumerate([HEADER, ANA, BEN]):
            page.write_row(number, 0, row)

    result = understand(file.getvalue(), WORDS, Choices())

    assert (result.sheet, levels(result)) == ("Team", WANTED)
    assert [one.label for one in result.left_out] == ["sheet Notes"]


def test_a_workbook_and_a_text_say_the_same():
    rows = [HEADER, ANA, BEN]
    texts = [csv_of(rows, ";", "utf-16"), csv_of(rows, "\t", "cp1252"), xlsx_of(rows)]

    assert [levels(understand(t, WORDS, Choices())) for t in texts] == [WANTED] * 3


def test_one_column_must_not_be_two_things():
    with pytest.raises(ImportRefused, match="could both be the name"):
        read([["Name", "Full name", "Python"], ["Ana", "Ana Silva", 3]])


def test_a_hidden_sheet_is_read_only_where_no_other_has_people():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        old, new = book.add_worksheet("Old"), book.add_worksheet("New")
        for page, person in [(old, "Cem"), (new, "Ana")]:
            page.write_row(0, 0, ["Name", "Python"])
            page.write_row(1, 0, [person, 3])
        old.hide()
        new.activate()

    result = understand(file.getvalue(), WORDS, Choices())

    assert (result.sheet, list(by_name(result))) == ("New", ["Ana"])
