"""Files that are not what they seem, each made in memory."""

import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0"?>'
SHEET = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'
PARTS = {
    "[Content_Types].xml": (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        f'ContentType="{SPREADSHEET}.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{SPREADSHEET}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>'
        '<sheet name="Team" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
SHEET_PART = "xl/worksheets/sheet1.xml"


def workbook(cells: str, *, sheet: str = SHEET, **more: str | bytes) -> bytes:
    """Return a workbook with one sheet of these rows as XML."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in {**PARTS, SHEET_PART: sheet.format(cells), **more}.items():
            book.writestr(name, text)
    return file.getvalue()


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def number(place: str, value: object) -> str:
    return f'<c r="{place}"><v>{value}</v></c>'


def word(place: str, value: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def bomb() -> bytes:
    """Return a workbook of some kilobytes that unpacks to 120 MB, and says so."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in PARTS.items():
            book.writestr(name, text)
        before, after = SHEET.split("{}")
        with book.open(SHEET_PART, "w") as part:
            part.write(f'{before}<row r="1"><c r="A1"><v>1'.encode())
            for _ in range(120):
                part.write(b" " * 1_000_000)
            part.write(f"</v></c></row>{after}".encode())
    return file.getvalue()


def lying_bomb() -> bytes:
    """Return the same, with a directory that speaks of a kilobyte."""
    data = bytearray(bomb())
    for mark, offset, name_at in [(b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)]:
        place = data.find(mark)
        while place >= 0:
            name = data[place + name_at : place + name_at + len(SHEET_PART)]
            if name == SHEET_PART.encode():
                data[place + offset : place + offset + 4] = struct.pack("<I", 1000)
            place = data.find(mark, place + 4)
    return bytes(data)


def many_parts() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        for part in range(3000):
            book.writestr(f"xl/part{part}.xml", "")
    return file.getvalue()


def entities() -> bytes:
    """Return a workbook whose text would grow tenfold with each entity."""
    names = "abcdefghij"
    declared = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'
        for a, b in zip(names, names[1:], strict=False)
    )
    sheet = SHEET.replace(HEAD, f"{HEAD}<!DOCTYPE w [{declared}]>")
    return workbook(row(1, word("A1", "&j;")), sheet=sheet)


def far_apart() -> bytes:
    """Return two cells in opposite corners: a reader may make room for all between."""
    return workbook(row(1, number("A1", 1)) + row(1048576, number("XFD1048576", 1)))


def far_apart_within_limits() -> bytes:
    return workbook(row(1, number("A1", 1)) + row(200_001, number("ZZ200001", 1)))


def too_many_rows() -> bytes:
    return b"Name,Python\n" + b"a,1\n" * 200_001


def too_many_blank_rows() -> bytes:
    return b"Name,Python\nAna,1\n" + b",\n" * 300_000


def too_many_cells() -> bytes:
    return (b"x" + b",1" * 1500 + b"\n") * 5000


def too_wide() -> bytes:
    return b"," * 15_000_000


def endless_quote() -> bytes:
    return b'Name,"' + b"a\n" * 8_000_000


def too_large() -> bytes:
    return b"Name,Python\n" + b"a" * 20_000_000


def differing_texts() -> bytes:
    """Return as many different texts as a file may hold."""
    lines = (
        ",".join(f"{line:x}{cell}" for cell in range(9)) for line in range(110_000)
    )
    return b"Name,Role,a,b,c,d,e,f,g\n" + "\n".join(lines).encode()


def wrong_in_the_last_row() -> bytes:
    """Return a long table of as many rows as there may be, all but one right."""
    skills = ["Python", "SQL", "R", *(f"Tool {one}" for one in range(22))]
    rows = (
        f"Person {one},Data scientist,1,95000,{skill},3\n"
        for one in range(8_000)
        for skill in skills
    )
    header = "person,title,fte,annual cost,skill,level\n"
    return (header + "".join(rows)).encode()[:-2] + b"7\n"


def many_unknown_skills() -> bytes:
    """Return a long table in which each row names another skill."""
    rows = (f"Person {one % 9000},Tool {one},3\n" for one in range(200_000))
    return ("person,skill,level\n" + "".join(rows)).encode()[:-2] + b"7\n"


def many_people() -> bytes:
    """Return a long table of more people than a team may have."""
    rows = (f"Person {one},Python,3\n" for one in range(199_000))
    return ("person,skill,level\n" + "".join(rows)).encode()


HOSTILE = {
    "bomb": (bomb, "would unpack"),
    "lying_bomb": (lying_bomb, "damaged"),
    "many_parts": (many_parts, "more than 1,000 parts"),
    "entities": (entities, "entities"),
    "far_apart": (far_apart, "spread too far"),
    "far_apart_within_limits": (far_apart_within_limits, "spread too far"),
    "too_many_rows": (too_many_rows, "at most 200,000 rows"),
    "too_many_blank_rows": (too_many_blank_rows, "at most 200,000 rows"),
    "too_many_cells": (too_many_cells, "filled cells"),
    "too_wide": (too_wide, "at most 2,000 columns"),
    "endless_quote": (endless_quote, "no table"),
    "too_large": (too_large, "at most 20 MB"),
    "wrong_in_the_last_row": (wrong_in_the_last_row, "row 200001, column level: '7'"),
    "many_unknown_skills": (many_unknown_skills, "at most 10,000 skills and tools"),
    "many_people": (many_people, "at most 10,000 people"),
    "differing_texts": (differing_texts, "at most 10,000 people"),
}
