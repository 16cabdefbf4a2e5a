"""Read tables kept as text: any common delimiter and encoding."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from roles.imports.problem import refuse
from roles.imports.table import MAX_COLUMNS, Row, Table, within_limits

DELIMITERS = ",;\t|"
# Excel for Windows writes cp1252 where nobody chose otherwise.
ENCODINGS = ["utf-8-sig", "cp1252"]
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Text has no control characters but tabs and ends of lines.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
CHUNK, SAMPLE_LINES, SAMPLE_BYTES = 1 << 16, 100, 1 << 20
NO_TABLE = "this is no table: send a spreadsheet as .xlsx, .ods or .csv"


def read_text(data: bytes) -> Table:
    """Return the table that a text holds."""
    encoding = _encoding(data)
    sample = list(islice(_text(data, encoding), SAMPLE_LINES))
    start = "".join(sample).lstrip()[:1]
    if start in ("<", "{"):
        raise refuse(f"{NO_TABLE}, not a page or a document")
    hint = _hint(sample[0] if sample else "")
    delimiter = hint or max(DELIMITERS, key=lambda one: _regularity(sample, one))
    reader = csv.reader(_narrow(_text(data, encoding), delimiter), delimiter=delimiter)
    rows: list[Row] = []
    try:
        for cells in within_limits(reader):
            rows.append(cells)
    except csv.Error as error:
        message = f"{NO_TABLE}; a cell or a quotation mark does not end ({error})"
        raise refuse(message, row=len(rows) + 1) from None
    if hint:
        rows[0] = []  # the line that names the delimiter
    return Table("", rows)


def _text(data: bytes, encoding: str) -> io.TextIOWrapper:
    """Return the text as a stream: all of it at once may take four times the room."""
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")


def _encoding(data: bytes) -> str:
    """Return the first encoding in which this is text."""
    for encoding in ["utf-16"] if data.startswith(UTF_16) else ENCODINGS:
        try:
            chunks = iter(partial(_text(data, encoding).read, CHUNK), "")
            if any(CONTROL.search(chunk) for chunk in chunks):
                break
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252" and _is_foreign(data):
            break
        return encoding
    raise refuse(f"{NO_TABLE}, a text in UTF-8")


def _is_foreign(data: bytes) -> bool:
    """Tell whether a text is not western: its names would come out as others.

    Western letters beyond ASCII stand alone or in pairs; those of Greek, Russian or
    Chinese in longer runs. Japanese has signs that no western text needs.
    """
    sample = data[:SAMPLE_BYTES]
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", sample)]
    is_long = 2 * sum(run > 2 for run in runs) > len(runs)
    return is_long or re.search(rb"[\x83\x86-\x89\x8b\x98]", sample) is not None


def _narrow(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if line.count(delimiter) > MAX_COLUMNS:
            raise refuse(f"a table has at most {MAX_COLUMNS:,} columns", row=number)
        yield line


def _hint(line: str) -> str | None:
    """Return the delimiter that a first line ``sep=;`` names, as Excel writes it."""
    line = line.strip("\r\n").strip('"')
    return line[4] if len(line) == 5 and line.lower().startswith("sep=") else None


def _regularity(sample: list[str], delimiter: str) -> tuple[int, int]:
    """Count the rows that `delimiter` cuts into the most common number of cells."""
    try:
        widths = Counter(map(len, csv.reader(sample, delimiter=delimiter)))
    except csv.Error:
        return (0, 0)
    several = [(count, width) for width, count in widths.items() if width > 1]
    return max(several, default=(0, 0))
