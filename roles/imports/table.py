"""Cells as a file has them: rows of texts and numbers, with where they stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roles.imports.problem import refuse

Cell = str | float | int
Row = list[Cell]

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 200_000, 2_000, 2_000_000
MAX_PEOPLE = 10_000
TOO_MANY_PEOPLE = f"a team has at most {MAX_PEOPLE:,} people; send one team's file"
# Titles and header may stand above the rows that count.
SPARE_ROWS = 200
MANY_TEXTS = 100_000
# Two names that look alike are one; joiners stay, because scripts need them.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Table:
    """One sheet, from its first row and column; short rows end early.

    `merged` are cells that reach down over several rows: (first row, last row,
    column), counted from 0. `is_hidden`: the workbook does not show the sheet.
    """

    sheet: str
    rows: list[Row]
    merged: tuple[tuple[int, int, int], ...] = ()
    is_hidden: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """Return what stands there, "" where nothing does; counted from 0."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def cells(self, row: int, columns: Iterable[int]) -> tuple[Cell, ...]:
        """Return what stands in several columns of a row."""
        cells = self.rows[row]
        width = len(cells)
        return tuple([cells[one] if one < width else "" for one in columns])


def letter(column: int) -> str:
    """Return the letters of a column, counted from 0, as spreadsheets write them."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def within_limits(rows: Iterable[Row]) -> Iterator[Row]:
    """Pass rows on with each text kept once; refuse more than a table may have."""
    seen: dict[Cell, Cell] = {}
    filled = 0
    for number, row in enumerate(rows, start=1):
        if number > MAX_ROWS + SPARE_ROWS:
            raise refuse(f"a table has at most {MAX_ROWS:,} rows", row=number)
        row = [_seen(c) if type(c) is str and not c.isascii() else c for c in row]
        while row and row[-1] == "":
            row.pop()
        if len(row) > MAX_COLUMNS:
            raise refuse(f"a table has at most {MAX_COLUMNS:,} columns", row=number)
        filled += len(row) - row.count("")
        if filled > MAX_CELLS:
            raise refuse(
                f"a file has at most {MAX_CELLS:,} filled cells; take out columns "
                "that are no part of the team",
                row=number,
            )
        # Most texts repeat. Numbers stay apart: 1 and 1.0 are one key.
        keep = seen.setdefault if len(seen) < MANY_TEXTS else seen.get
        yield [keep(c, c) if type(c) is str else c for c in row]


def _seen(text: str) -> str:
    """Return a text without signs that nobody sees and that turn its direction."""
    return INVISIBLE.sub("", text)
