import gzip
import io
import zipfile

import openpyxl
import pytest

from roles.imports.problem import ImportRefused
from roles.imports.reading import read_tables
from tests.imports.hostile import SHEET, SHEET_PART, number, row, word, workbook
from tests.imports.words import csv_of, xlsx_of

ROWS = [["Name", "Rôle"], ["Zoë", "3"]]


def rows_of(data):
    (table,) = read_tables(data)
    return table.rows


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_finds_delimiter_and_encoding(delimiter, encoding):
    assert rows_of(csv_of(ROWS, delimiter, encoding)) == ROWS


def test_a_comma_within_quotes_cuts_nothing():
    assert rows_of(b'Name,Role\nAna,"Manager (a, b, c)"\n') == [
        ["Name", "Role"],
        ["Ana", "Manager (a, b, c)"],
    ]


def test_decimal_commas_are_no_delimiter():
    assert rows_of(b"Name;FTE;Cost\nAna;0,8;1,5\n")[1] == ["Ana", "0,8", "1,5"]


def test_a_first_line_may_name_the_delimiter():
    # By the look of it, a comma cuts each row in two.
    assert rows_of(b"sep=;\nName;a,b\nAna;1;2,3\nBen;4,5\n") == [
        [],
        ["Name", "a,b"],
        ["Ana", "1", "2,3"],
        ["Ben", "4,5"],
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_end_of_line_will_do(ends):
    assert rows_of(ends.join(["Name,Python", "Ana,3", ""]).encode()) == [
        ["Name", "Python"],
        ["Ana", "3"],
    ]


def test_a_workbook_keeps_numbers_and_positions():
    rows = [[], ["", "Name", "Python"], ["", "Ana", 3]]

    assert rows_of(xlsx_of(rows)) == [[], ["", "Name", "Python"], ["", "Ana", 3.0]]


def test_errors_of_formulas_are_not_read_as_blank():
    cells = row(1, word("A1", "Name"), word("B1", "Python")) + row(
        2, word("A2", "Ana"), '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    )

    assert rows_of(workbook(cells))[1] == ["Ana", "#DIV/0!"]


@pytest.mark.parametrize(
    "start",
    ['r="A1" t = "e"', "r='A1' t='e'", 'r="A1" x="&gt;>" t="e"', 't="e" r="A1"'],
)
def test_an_error_is_seen_however_it_is_written(start):
    cells = row(1, f"<c {start}><v>#REF!</v></c>", number("B1", 3))

    assert rows_of(workbook(cells)) == [["#REF!", 3.0]]


def test_formulas_without_a_result_are_not_read_as_blank():
    book = openpyxl.Workbook()
    book.active.append(["Ana", "=1+1", 3])
    file = io.BytesIO()
    book.save(file)

    assert rows_of(file.getvalue())[0] == ["Ana", "#FORMULA!", 3]


def test_formulas_with_a_result_give_it():
    cells = row(1, '<c r="A1"><f>1+1</f><v>2</v></c>', number("B1", 3))

    assert rows_of(workbook(cells)) == [[2.0, 3.0]]


def test_an_open_document_is_read_with_its_errors():
    assert rows_of(ods()) == [["Name", "Python"], ["Ana", "#DIV/0!"]]


def ods() -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    cell = (
        '<table:table-cell office:value-type="string"{}><text:p>{}</text:p>'
        "</table:table-cell>"
    )
    error = cell.format(' office:string-value="" calcext:value-type="error"', "#DIV/0!")
    rows = [
        [cell.format("", "Name"), cell.format("", "Python")],
        [cell.format("", "Ana"), error],
    ]
    body = "".join(f"<table:table-row>{''.join(r)}</table:table-row>" for r in rows)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"/>',
        )
        book.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{urn}:office:1.0" '
            f'xmlns:table="{urn}:table:1.0" xmlns:text="{urn}:text:1.0" '
            'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:'
            'calcext:1.0"><office:body><office:spreadsheet><table:table '
            f'table:name="T">{body}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \r\n\n", "empty"),
        (b",,,\n,,\n", "no filled cell"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"%PDF-1.7 ...", "a PDF"),
        (gzip.compress(b"Name,Python\nAna,3\n", mtime=0), "a compressed file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Excel workbook"),
        (b"\0\1\2\3" * 100, "no table"),
        (b"<html><table></table></html>", "not a page"),
        (b'{"name": "Ana"}', "not a page"),
        (b"\x81\x8d" * 10, "no table"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (xlsx_of(ROWS)[:-30], "damaged"),
    ],
)
def test_a_file_that_is_no_table_is_refused(data, message):
    with pytest.raises(ImportRefused, match=message):
        read_tables(data)


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (["张伟", "王芳"], "gbk"),
        (["タナカ", "スズキ"], "shift_jis"),
        (["Иван", "Ольга"], "cp1251"),
        (["Γιώργος", "Ελένη"], "cp1253"),
    ],
)
def test_other_writing_than_western_has_to_be_utf_8(names, encoding):
    data = csv_of([["Name"], *([name] for name in names)], encoding=encoding)

    with pytest.raises(ImportRefused, match="UTF-8"):
        read_tables(data)


@pytest.mark.parametrize("name", ["Renée Aimée", "Søren Ærø", "„Uli“ – 5 €", "Créé"])
def test_western_names_need_no_utf_8(name):
    assert rows_of(csv_of([["Name"], [name]], encoding="cp1252")) == [["Name"], [name]]


def test_signs_that_nobody_sees_are_left_out():
    rows = [["Name", "Python"], ["A\u200bna\u202e", "3\ufeff"], ["\u200b", ""]]

    assert rows_of(csv_of(rows)) == [["Name", "Python"], ["Ana", "3"], []]


def test_a_cell_without_end_is_wrong_in_its_row():
    data = b'Name,Python\nAna,3\nBen,"' + b"a\n" * 100_000

    with pytest.raises(ImportRefused, match="row 3: .* does not end"):
        read_tables(data)


def test_a_workbook_with_too_many_rows_is_refused_with_the_row():
    cells = row(1, word("A1", "Name")) + row(300_000, word("A300000", "Ana"))

    with pytest.raises(ImportRefused, match="row 300000: a table has at most 200,000"):
        read_tables(workbook(cells))


def test_a_workbook_in_other_encoding_than_utf_8_is_refused():
    cells = SHEET.replace('"1.0"', '"1.0" encoding="UTF-16"').format("")

    with pytest.raises(ImportRefused, match="not written in UTF-8"):
        read_tables(workbook("", **{SHEET_PART: cells.encode("utf-16")}))


def test_another_kind_of_archive_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")

    with pytest.raises(ImportRefused, match="no workbook"):
        read_tables(file.getvalue())


def test_an_empty_workbook_is_refused():
    with pytest.raises(ImportRefused, match="no filled cell"):
        read_tables(xlsx_of([]))
