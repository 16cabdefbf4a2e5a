"""Sheets as files: what is in them, and what text may not do."""

import csv
import io
from datetime import date

import openpyxl
import pytest

from roles.exports.csv_file import csv_bytes
from roles.exports.defuse import defuse
from roles.exports.sheets import Column, Kind, Sheet
from roles.exports.xlsx_file import xlsx_bytes

SHEET = Sheet(
    "Openings",
    [
        Column("Role"),
        Column("Start", Kind.DATE),
        Column("Cost [USD]", Kind.MONEY, summed=True),
    ],
    [["Analyst", date(2027, 1, 1), 1000], ["=HYPERLINK()", date(2027, 4, 1), 250]],
    ["Sum of both."],
)


def test_workbook_holds_the_rows_and_a_live_sum():
    page = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([SHEET])))["Openings"]

    assert [cell.value for cell in page[3]] == ["Role", "Start", "Cost [USD]"]
    assert [page["A4"].value, page["C4"].value] == ["Analyst", 1000]
    assert page["B4"].value.date() == date(2027, 1, 1)
    assert page["C6"].value == "=SUM(C4:C5)"
    assert page["A8"].value == "Sum of both."


def test_workbook_keeps_the_value_of_the_sum_for_readers_without_formulas():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([SHEET])), data_only=True)

    assert book["Openings"]["C6"].value == 1250


def test_csv_holds_the_same_rows():
    rows = list(csv.reader(io.StringIO(csv_bytes([SHEET]).decode("utf-8-sig"))))

    assert rows[:3] == [
        ["Openings"],
        ["Role", "Start", "Cost [USD]"],
        ["Analyst", "2027-01-01", "1000"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_text_never_runs_as_a_formula(text):
    page = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([_one(text)]))).active
    rows = list(csv.reader(io.StringIO(csv_bytes([_one(text)]).decode("utf-8-sig"))))

    assert page["A4"].data_type == "s"
    assert page["A4"].value == rows[2][0] == "'" + text


def test_numbers_are_left_alone():
    assert defuse(-3) == -3


def _one(text):
    return Sheet("One", [Column("Text")], [[text]])
