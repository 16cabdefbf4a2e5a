"""Sheets as one workbook, with live sums."""

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from roles.exports.defuse import defuse
from roles.exports.sheets import Column, Kind, Sheet

NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.MONEY: "#,##0",
    Kind.NUMBER: "0.0##",
    Kind.WHOLE: "0",
    Kind.DATE: "mmm yyyy",
}
TEXT_ONLY = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FIRST_ROW = 3  # below the title, a blank line and the header


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook with one worksheet for each sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **TEXT_ONLY}) as workbook:
        for sheet in sheets:
            _write(workbook, sheet)
    return file.getvalue()


def _write(workbook: Workbook, sheet: Sheet) -> None:
    page = workbook.add_worksheet(sheet.title[:31])
    page.write_string(0, 0, sheet.title, workbook.add_format({"bold": True}))
    head = workbook.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    for place, column in enumerate(sheet.columns):
        page.write_string(FIRST_ROW - 1, place, column.title, head)
        page.set_column(place, place, _width(sheet, place))
        _write_column(workbook, page, sheet, place, column)
    page.freeze_panes(FIRST_ROW, 1)
    page.repeat_rows(FIRST_ROW - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    under = FIRST_ROW + len(sheet.rows) + 2
    for line, note in enumerate(sheet.notes):
        page.write_string(under + line, 0, defuse(note))


def _write_column(
    workbook: Workbook, page: Worksheet, sheet: Sheet, place: int, column: Column
) -> None:
    style = {"num_format": NUMBER_FORMATS[column.kind], "valign": "top"}
    plain = workbook.add_format({**style, "text_wrap": column.kind is Kind.TEXT})
    values = [row[place] for row in sheet.rows]
    for line, value in enumerate(values, start=FIRST_ROW):
        _write_value(page, line, place, value, plain)
    if column.summed and values:
        last = FIRST_ROW + len(values) - 1
        total = workbook.add_format({**style, "bold": True, "top": 1})
        formula = f"=SUM({xl_range(FIRST_ROW, place, last, place)})"
        page.write_formula(last + 1, place, formula, total, sum(values))


def _write_value(
    page: Worksheet, line: int, place: int, value: object, style: Format
) -> None:
    if value is None:
        page.write_blank(line, place, None, style)
    elif isinstance(value, str):
        page.write_string(line, place, defuse(value), style)
    elif hasattr(value, "isoformat"):
        page.write_datetime(line, place, value, style)
    else:
        page.write_number(line, place, value, style)


def _width(sheet: Sheet, place: int) -> int:
    if sheet.columns[place].kind is not Kind.TEXT:
        return 13
    longest = max((len(str(row[place] or "")) for row in sheet.rows), default=0)
    return min(max(longest, len(sheet.columns[place].title), 8) + 2, 48)
