"""From the bytes of a file to tables, whatever the file is called."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from roles.imports.problem import refuse
from roles.imports.table import Table, within_limits
from roles.imports.text import read_text

MAX_BYTES = 20_000_000
# The reader stops itself by processor time; this is for a machine that hangs.
PATIENCE = 20
READER = Path(__file__).with_name("workbook.py")

ZIP = b"PK\x03\x04"
# What a file begins with, and what it then is.
KNOWN = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": (
        "an old Excel workbook (or one with a password), in which errors of formulas "
        "cannot be told from blanks; save it as .xlsx or .csv"
    ),
    b"\x1f\x8b": "a compressed file; unpack it first",
    b"7z\xbc\xaf": "a compressed file; unpack it first",
    b"Rar!": "a compressed file; unpack it first",
    b"%PDF": "a PDF document; export the table as .xlsx or .csv",
    b"\x89PNG": "a picture; export the table as .xlsx or .csv",
    b"\xff\xd8\xff": "a picture; export the table as .xlsx or .csv",
    b"GIF8": "a picture; export the table as .xlsx or .csv",
    b"SQLite format 3": "a database; export the table as .xlsx or .csv",
}


def read_tables(data: bytes) -> list[Table]:
    """Return the tables of a file: each sheet of a workbook, or the one of a text.

    Raises
    ------
    ImportRefused
        If it is too large, empty, damaged, hostile, or no table at all.

    """
    if len(data) > MAX_BYTES:
        raise refuse(
            "at most 20 MB are read, and the file is larger; take out what is no part "
            "of the team, or send several files"
        )
    if not data.strip():
        raise refuse("the file is empty; send a table with a header and people")
    for start, kind in KNOWN.items():
        if data.startswith(start):
            raise refuse(f"this is no table that can be read but {kind}")
    tables = _read_workbook(data) if data.startswith(ZIP) else [read_text(data)]
    if not any(cell != "" for table in tables for row in table.rows for cell in row):
        raise refuse("the file has no filled cell; send a table with a header")
    return tables


def _read_workbook(data: bytes) -> list[Table]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "upload").write_bytes(data)
        reader = subprocess.Popen(  # noqa: S603 - our own script on our own folder
            [sys.executable, "-I", str(READER), folder],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            lines = (json.loads(line) for line in reader.stdout)
            tables = list(_tables(lines))
            code = reader.wait(PATIENCE)
        except (json.JSONDecodeError, subprocess.TimeoutExpired):
            code = None
        finally:
            reader.kill()
            reader.wait()
            reader.stdout.close()
    if code != 0:
        raise refuse(
            "the workbook takes more memory or time than any team's table: its cells "
            "are spread too far, or there are too many; copy the table into a new one"
        )
    return tables


def _tables(lines: Iterator) -> Iterator[Table]:
    """Yield a table for each sheet the reader tells of."""
    head = next(lines, None)
    while head:
        if "refused" in head:
            raise refuse(head["refused"], row=head["row"])
        following = None

        def rows() -> Iterator[list]:
            nonlocal following
            for line in lines:
                if isinstance(line, dict):
                    following = line
                    return
                yield from line

        merged = tuple(map(tuple, head["merged"]))
        read = list(within_limits(rows()))
        table = Table(head["sheet"], read, merged, head["hidden"])
        yield table
        head = following
