"""Read a workbook in a process of its own, within limits.

Run as a script with the folder of an upload: a hostile file can then hurt nobody
but this process. Writes JSON lines: one object per sheet, then lists of rows.
Uses nothing of the project, so that it starts quickly.
"""

import contextlib
import datetime as dt
import json
import re
import struct
import sys
import zipfile
from pathlib import Path

# MAX_ROWS leaves room above the 200,000 people for titles and header.
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 200_200, 2_000, 2_000_000
MAX_ENTRIES, MAX_DIRECTORY = 1_000, 200_000
MAX_BYTES, MAX_RATIO, SMALL = 100_000_000, 150, 10_000_000
MEMORY, SECONDS = 240_000_000, 4
CHUNK, AT_ONCE = 1 << 20, 200
REFUSED = 3

# Parts that hold cells; all others (pictures, macros, links) are left alone.
PARTS = re.compile(r"(\[Content_Types\]|.*)\.(xml|rels)$|mimetype$")
# In it, neither entities nor errors would be seen.
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
# The reader gives back blanks for errors, so they are told to it as texts.
ERROR_TYPE = re.compile(rb"""\bt\s*=\s*["']e["']""")
CELL_ERROR = re.compile(
    rb"""(<(?:\w+:)?c(?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*?\s+t\s*=\s*)(["'])e\2"""
)
UNCALCULATED = re.compile(
    rb"(<(?:\w+:)?c\b(?:(?!\bt\s*=)[^>])*)>(<((?:\w+:)?)f\b(?:[^>]*/>|[^>]*>[^<]*</\3f>))"
    rb"\s*(?:<\3v\s*/>|<\3v>\s*</\3v>)?\s*(?=</\3c>)"
)
ODS_ERROR = re.compile(
    rb'(<table:table-cell\b[^>]*?)office:string-value=""'
    rb'(?=[^>]*calcext:value-type="error")'
    rb'|(<table:table-cell\b[^>]*calcext:value-type="error"[^>]*?)'
    rb'office:string-value=""'
)
SIMPLE = (str, float, int)
NO_VALUE = "#FORMULA!"


class Refused(Exception):
    """The file is not read, for the reason given; `row` counts from 1."""

    def __init__(self, reason: str, row: int | None = None):
        super().__init__(reason)
        self.row = row


def main(folder: Path) -> int:
    """Print the sheets of `folder`/upload; return 0, or 3 when refused."""
    _limit()
    try:
        honest = folder / "honest.zip"
        _rewrite(folder / "upload", honest)
        _print_sheets(honest)
    except Refused as refusal:
        answer = {"refused": str(refusal), "row": refusal.row}
        print(json.dumps(answer))  # noqa: T201 - its way to answer
        return REFUSED
    return 0


def _limit() -> None:
    with contextlib.suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _rewrite(path: Path, honest: Path) -> None:
    """Copy the parts that matter, counting what really comes out of them."""
    try:
        _check_directory(path)
        with (
            zipfile.ZipFile(path) as source,
            zipfile.ZipFile(honest, "w", zipfile.ZIP_STORED) as target,
        ):
            room = MAX_BYTES
            for entry in _checked(source):
                if PARTS.match(entry.filename):
                    with target.open(entry.filename, "w", force_zip64=False) as out:
                        room -= _copy(source, entry, out, room)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise Refused("the workbook is damaged or locked; save it anew") from None
    except Exception as error:  # zlib.error and kin: whatever a broken archive raises
        if isinstance(error, Refused):
            raise
        raise Refused("the workbook is damaged; save it anew") from None


def _check_directory(path: Path) -> None:
    """Look at the end of the archive, before a directory is read into memory."""
    data = path.read_bytes()[-66_000:]
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22:
        raise Refused("the workbook is damaged: it has no end; save it anew")
    entries, size = struct.unpack("<HI", data[end + 10 : end + 16])
    if entries > MAX_ENTRIES or size > MAX_DIRECTORY:
        raise Refused(f"the workbook has more than {MAX_ENTRIES:,} parts")


def _checked(source: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the parts, if what they say of their sizes is believable."""
    entries = source.infolist()
    stated = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MAX_ENTRIES:
        raise Refused(f"the workbook has more than {MAX_ENTRIES:,} parts")
    if stated > MAX_BYTES or (stated > SMALL and stated / packed > MAX_RATIO):
        raise Refused(
            f"the workbook would unpack from {packed / 1e6:,.1f} to "
            f"{stated / 1e6:,.0f} MB, which no team's table does"
        )
    return entries


def _copy(source: zipfile.ZipFile, entry: zipfile.ZipInfo, out, room: int) -> int:
    """Copy one part row by row, errors made visible; return its size."""
    size, rest = 0, b""
    with source.open(entry) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > room or size > SMALL + MAX_RATIO * max(entry.compress_size, 1):
                raise Refused("the workbook unpacks to more than it says")
            if size == len(chunk) and chunk.startswith(UTF_16):
                raise Refused("the workbook is not written in UTF-8; save it anew")
            rest += chunk
            # Whole rows only, so that no cell is cut in two.
            cut = rest.rfind(b"-row>" if b"table:" in rest else b"row>")
            cut = rest.rfind(b">") if cut < 0 and len(rest) > 8 * CHUNK else cut
            if cut >= 0:
                out.write(_readable(rest[:cut]))
                rest = rest[cut:]
    out.write(_readable(rest))
    return size


def _readable(xml: bytes) -> bytes:
    """Return a piece of a part with errors as texts; refuse what no sheet needs."""
    if DOCTYPE.search(xml):
        raise Refused("the workbook declares its own entities, which no table needs")
    if ERROR_TYPE.search(xml):
        xml = CELL_ERROR.sub(rb"\1\2str\2", xml)
    if b"f>" in xml or b"<f " in xml or b":f " in xml:
        mark = NO_VALUE.encode()
        xml = UNCALCULATED.sub(rb'\1 t="str">\2<\3v>' + mark + rb"</\3v>", xml)
    return ODS_ERROR.sub(rb"\1\2", xml) if b'value-type="error"' in xml else xml


def _print_sheets(path: Path) -> None:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_path(path)
        room = MAX_CELLS
        for sheet in book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                hidden = sheet.visible != SheetVisibleEnum.Visible
                page = book.get_sheet_by_name(sheet.name)
                room -= _print_sheet(page, room, hidden=hidden)
    except (CalamineError, OSError, KeyError, ValueError) as error:
        raise Refused(f"this is no workbook that can be read ({error})") from None


def _print_sheet(sheet, room: int, *, hidden: bool) -> int:
    """Print one sheet; return how many filled cells it has."""
    start, end = sheet.start or (0, 0), sheet.end or (0, 0)
    if end[0] >= MAX_ROWS:
        raise Refused("a table has at most 200,000 rows", end[0] + 1)
    if end[1] >= MAX_COLUMNS:
        raise Refused(f"a table has at most {MAX_COLUMNS:,} columns")
    write = sys.stdout.write
    head = {"sheet": sheet.name, "merged": _merged(sheet), "hidden": hidden}
    write(json.dumps(head) + "\n")
    margin, filled, rows = [""] * start[1], 0, []
    for row in sheet.iter_rows() if sheet.start else []:
        cells = [c if type(c) in SIMPLE else _plain(c) for c in row]
        while cells and cells[-1] == "":
            cells.pop()
        filled += len(cells) - cells.count("")
        if filled > room:
            raise Refused(f"a workbook has at most {MAX_CELLS:,} filled cells")
        rows.append(margin + cells if cells else [])
        if len(rows) == AT_ONCE:
            write(json.dumps(rows) + "\n")
            rows.clear()
    write(json.dumps(rows) + "\n")
    return filled


def _merged(sheet) -> list[list[int]]:
    """Return the merged cells near the top: first row, last row, column."""
    return [
        [first[0], last[0], first[1]]
        for first, last in sheet.merged_cell_ranges or []
        if first[1] == last[1] and first[0] < 100
    ]


def _plain(cell: object) -> object:
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        cell = cell.date()
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, bool | dt.timedelta) else cell


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
