"""Where a table has its header, its people and what is none of both."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from roles.imports.foot import is_foot
from roles.imports.header import Field, field_of
from roles.imports.problem import refuse
from roles.imports.table import (
    MAX_PEOPLE,
    MAX_ROWS,
    SPARE_ROWS,
    TOO_MANY_PEOPLE,
    Cell,
    Row,
    Table,
    letter,
)
from roles.imports.values import text
from roles.imports.vocabulary import SkillMatch, Vocabulary

# Nobody writes more titles than this above a table.
HEADER_WITHIN = 100
WHO = (Field.NAME, Field.FIRST, Field.LAST, Field.NUMBER, Field.EMAIL)


@dataclass(frozen=True)
class Column:
    """One column under the header; `number` counts from 0."""

    number: int
    header: str
    field: Field | None = None
    skill: SkillMatch | None = None

    @property
    def label(self) -> str:
        """What to call it in a message."""
        return self.header or letter(self.number)


@dataclass(frozen=True)
class LeftOut:
    """A row or a sheet that is no person, and why it is left out."""

    label: str
    reason: str
    row: int | None = None


@dataclass(frozen=True)
class Layout:
    """A table understood: its columns, and the rows that tell of people.

    `header` and the numbers in `rows` count from 0.
    """

    table: Table
    header: int
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def is_long(self) -> bool:
        """One row tells of one skill of one person."""
        return {Field.SKILL, Field.LEVEL} <= {column.field for column in self.columns}

    def of(self, *fields: Field) -> list[Column]:
        """Return the columns that hold one of `fields`."""
        return [column for column in self.columns if column.field in fields]


def layout_of(tables: list[Table], vocabulary: Vocabulary) -> Layout:
    """Return the layout of the first sheet that has people under a header."""
    # What a workbook hides is read only where nothing else has people.
    shown = sorted(tables, key=lambda table: table.is_hidden)
    found = [(table, _header(table, vocabulary)) for table in shown]
    table, header = next((pair for pair in found if pair[1]), (None, None))
    if not header:
        raise _no_people(tables, vocabulary)
    row, columns = header
    _check_size(table, row, columns)
    rows, left_out = _people(table, row, columns)
    if not rows:
        raise refuse("there is nobody below the header", row=row + 1)
    others = [
        LeftOut(
            f"sheet {other.sheet}",
            "also has people: only the first such sheet is read"
            if known
            else "no people",
        )
        for other, known in found
        if other is not table and other.rows
    ]
    return Layout(table, row, columns, tuple(rows), (*left_out, *others))


def _check_size(table: Table, header: int, columns: tuple[Column, ...]) -> None:
    """Refuse what is far too long before looking at each row."""
    is_long = Field.SKILL in {column.field for column in columns}
    filled = sum(1 for cells in table.rows[header + 1 :] if cells)
    if filled > MAX_ROWS:
        raise refuse(
            f"a table has at most {MAX_ROWS:,} rows", row=header + 2 + MAX_ROWS
        )
    if not is_long and filled > MAX_PEOPLE + SPARE_ROWS:
        raise refuse(TOO_MANY_PEOPLE, row=header + 1 + MAX_PEOPLE)


def _header(
    table: Table, vocabulary: Vocabulary
) -> tuple[int, tuple[Column, ...]] | None:
    """Return the row that names most of what is known, people among it."""
    best, most = None, 0
    for row in range(min(HEADER_WITHIN, len(table.rows))):
        columns = _columns(table, row, vocabulary)
        fields = {column.field for column in columns if column.field}
        skills = sum(column.skill is not None for column in columns)
        if fields & set(WHO) and len(fields) + skills > most:
            best, most = (row, columns), len(fields) + skills
    return best


def _columns(table: Table, row: int, vocabulary: Vocabulary) -> tuple[Column, ...]:
    columns = tuple(
        Column(
            number,
            header,
            field := field_of(header),
            None if field else vocabulary.skill(header),
        )
        for number, cell in enumerate(_header_cells(table, row))
        if (header := text(cell))
    )
    # A single letter is a skill only in company: else it may be anything.
    known = sum(
        column.skill is not None and len(column.header) > 1 for column in columns
    )
    is_long = {Field.SKILL, Field.LEVEL} <= {column.field for column in columns}
    return tuple(
        replace(column, skill=None)
        if is_long or (len(column.header) == 1 and not known)
        else column
        for column in columns
    )


def _header_cells(table: Table, row: int) -> Row:
    """Return the header; a cell above a blank one counts if it tells of a person.

    Name and title often stand a row higher, beside the categories of the skills.
    """
    cells = list(table.rows[row])
    for first, last, column in table.merged:
        if first < row <= last:
            cells += [""] * (column + 1 - len(cells))
            cells[column] = table.cell(first, column)
    if row and any(cell != "" for cell in cells):
        above = table.rows[row - 1]
        cells += [""] * (len(above) - len(cells))
        for column, cell in enumerate(above):
            if cells[column] == "" and cell != "" and field_of(text(cell)):
                cells[column] = cell
    return cells


def _people(
    table: Table, header: int, columns: tuple[Column, ...]
) -> tuple[list[int], list[LeftOut]]:
    """Sort the rows below the header into those of people and those left out."""
    rows, left_out, seen = [], [], set()
    named = [column.number for column in columns if column.field in WHO]
    told = [c.number for c in columns if c.field in (Field.TITLE, Field.SKILL)]
    heads = frozenset(text(c.header) for c in columns if c.field in WHO)
    for row in range(header + 1, len(table.rows)):
        who = _filled(table.cells(row, named))
        has_more = bool(_filled(table.cells(row, told)))
        labels = who or tuple(cell for cell in table.rows[row] if cell != "")[:1]
        if not labels:
            continue
        seen.add(who)
        if len(seen) > 2 * MAX_PEOPLE:  # nobody is spelled two ways throughout
            raise refuse(TOO_MANY_PEOPLE, row=row + 1)
        reason = _why_left_out(labels, who and heads, has_more or not told)
        if not reason and not who and not has_more:
            reason = "no person named"
        if reason:
            left_out.append(LeftOut(text(labels[0]), reason, row + 1))
        else:
            rows.append(row)
    return rows, left_out


def _filled(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(
        [c for c in cells if c != "" and (type(c) is not str or c.strip() != "")]
    )


@lru_cache(20_000)
def _why_left_out(
    labels: tuple[Cell, ...], heads: Collection[str], has_more: bool
) -> str | None:
    """Return why a row of these labels is no person, None where it may be one."""
    if any(is_foot(text(cell), has_more) for cell in labels):
        return "an average or a total"
    return "the header again" if all(text(c) in heads for c in labels) else None


def _no_people(tables: list[Table], vocabulary: Vocabulary) -> Exception:
    """Say which row looks like a header, and what it lacks."""
    row, cells = max(_known_rows(tables, vocabulary), default=(0, 1, []))[1:]
    shown = ", ".join(text(cell) for cell in cells if cell != "")
    return refuse(
        "no column says who is meant; head one of them Name, Person, Employee, "
        "Respondent, Number or E-mail (a row for each person)",
        row=row,
        value=shown[:200] or None,
    )


def _known_rows(
    tables: list[Table], vocabulary: Vocabulary
) -> Iterator[tuple[int, int, Row]]:
    """Yield (cells that are known, row from 1, cells) of each possible header."""
    for table in tables:
        for number, cells in enumerate(table.rows[:HEADER_WITHIN], start=1):
            known = sum(
                bool(field_of(text(cell)) or vocabulary.skill(cell))
                for cell in cells
                if cell != ""
            )
            # The first of several wins, so that a message stays the same.
            yield (known * 1000 - number, number, cells)
