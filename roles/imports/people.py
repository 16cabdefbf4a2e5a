"""The people of a table: what each row says, and what is wrong with it."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from roles.imports import values
from roles.imports.header import Field
from roles.imports.person import FilePerson, Reading
from roles.imports.skill import read_long_skill, read_wide_skills
from roles.imports.table import Cell, letter
from roles.imports.values import WrongValue, text
from roles.imports.vocabulary import plain

MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
NAMES = (Field.NAME, Field.FIRST, Field.LAST)
LONGEST = {Field.NAME: 200, Field.NUMBER: 60, Field.EMAIL: 254, Field.TITLE: 200}


def read_rows(reading: Reading) -> Iterator[FilePerson]:
    """Yield a person for each row; a long table has several rows for each."""
    used = {column.number for column in reading.mapping.fields.values()}
    used |= {column.number for column in reading.mapping.skills}
    read_stated = _stated_by(reading)
    read_skills = read_long_skill if reading.layout.is_long else read_wide_skills
    for row in reading.layout.rows:
        _check_errors(reading, row, used)
        if person := _who(reading, row):
            person.stated = read_stated(row)
            read_skills(reading, row, person)
            yield person


def _check_errors(reading: Reading, row: int, used: set[int]) -> None:
    """Report each error of a formula, whether or not its column is used."""
    for place, cell in enumerate(reading.layout.table.rows[row]):
        if type(cell) is not str or not values.is_error(cell):
            continue
        headers = {c.number: c.label for c in reading.layout.columns}
        label = headers.get(place, letter(place))
        if cell != values.UNCALCULATED:
            message = "a formula went wrong; mend it, or leave the cell blank"
            reading.problem(row, label, cell, message)
        elif place in used:
            message = (
                "a formula without its result; open the file in a spreadsheet program, "
                "save it there, and send it again"
            )
            reading.problem(row, label, "", message)


def _who(reading: Reading, row: int) -> FilePerson | None:
    said = {one: text(reading.cell(row, one)) for one in reading.named_by}
    number, email = said.get(Field.NUMBER, ""), said.get(Field.EMAIL, "")
    names = [said[one] for one in NAMES if said.get(one)]
    name = " ".join(names) if reading.has_names else number or email
    if not name:
        message = "each row says who is meant; only totals and notes may leave it blank"
        reading.problem(row, reading.label(Field.NAME), "", message)
        return None
    if email and not MAIL.fullmatch(email):
        message = "an e-mail address looks like ana@example.com"
        reading.problem(row, reading.label(Field.EMAIL), email, message)
    for one, words in [
        (Field.NAME, name),
        (Field.NUMBER, number),
        (Field.EMAIL, email),
    ]:
        _check_length(reading, row, one, words)
    return FilePerson(row, name, number, email.lower())


def _check_length(reading: Reading, row: int, one: Field, said: str) -> None:
    if len(said) > LONGEST[one]:
        message = f"at most {LONGEST[one]} characters"
        reading.problem(row, reading.label(one), said, message)


def _stated_by(reading: Reading) -> Callable[[int], dict[Field, object]]:
    """Return what reads the fields that a row states; the cost comes out loaded."""
    fte = reading.mapping.fields.get(Field.FTE)
    in_percent = bool(fte) and bool(re.search("%|percent", plain(fte.header)))
    cost = partial(values.cost, factor=reading.mapping.cost_factor)
    known: dict[Field, Callable[[Cell], object]] = {
        Field.TITLE: text,
        Field.SENIORITY: values.seniority,
        Field.FTE: partial(values.fte, in_percent=in_percent),
        Field.LOADED: cost,
        Field.SALARY: cost,
        Field.START: values.date,
        Field.END: values.date,
    }
    fields = reading.mapping.fields
    readers = {one: read for one, read in known.items() if one in fields}
    last: tuple[list[Cell], dict[Field, object]] = ([], {})

    def stated(row: int) -> dict[Field, object]:
        """Read a row; a long table says the same of a person many times."""
        nonlocal last
        cells = [reading.cell(row, one) for one in readers]
        if cells != last[0]:
            found = len(reading.problems)
            said = _stated(reading, readers, row)
            if len(reading.problems) > found:
                return said
            last = (cells, said)
        return last[1]

    return stated


def _stated(
    reading: Reading, readers: dict[Field, Callable[[Cell], object]], row: int
) -> dict[Field, object]:
    stated = {}
    for one, read in readers.items():
        cell = reading.cell(row, one)
        if cell == "" or not text(cell):
            continue
        try:
            stated[Field.LOADED if one == Field.SALARY else one] = read(cell)
        except WrongValue as wrong:
            reading.problem(row, reading.label(one), cell, str(wrong))
    _check_length(reading, row, Field.TITLE, stated.get(Field.TITLE, ""))
    start, end = stated.get(Field.START), stated.get(Field.END)
    if start and end and end < start:
        message = f"the end is not before the start, {start.isoformat()}"
        reading.problem(row, reading.label(Field.END), end, message)
    return stated
