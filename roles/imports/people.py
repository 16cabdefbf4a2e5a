"""The people of a table: what each row says, and what is wrong with it."""

import re
from collections.abc import Callable
from functools import partial

from roles.imports import values
from roles.imports.header import Field
from roles.imports.person import FilePerson, Reading
from roles.imports.table import Cell, letter
from roles.imports.values import WrongValue, text
from roles.imports.vocabulary import plain

MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
NAMES = (Field.NAME, Field.FIRST, Field.LAST)
LONGEST = {Field.NAME: 200, Field.NUMBER: 60, Field.EMAIL: 254, Field.TITLE: 200}


Readers = dict[Field, Callable[[Cell], object]]


def person_reader(reading: Reading) -> Callable[[int], FilePerson | None]:
    """Return what reads whom a row means, and what it states of them."""
    readers = _readers(reading)

    def person(row: int) -> FilePerson | None:
        """Return the person of a row, without skills."""
        found = _who(reading, row)
        if found:
            found.stated = _stated(reading, readers, row)
        return found

    return person


def check_errors(reading: Reading, row: int) -> None:
    """Report each error of a formula, whether or not its column is used."""
    cells = reading.layout.table.rows[row]
    if not any(map(values.is_error, cells)):
        return
    for place, cell in enumerate(cells):
        if not values.is_error(cell):
            continue
        headers = {c.number: c.label for c in reading.layout.columns}
        label = headers.get(place, letter(place))
        if cell != values.UNCALCULATED:
            message = "a formula went wrong; mend it, or leave the cell blank"
            reading.problem(row, label, cell, message)
        elif place in reading.used:
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
        message = (
            "each row says who is meant, those below a merged cell too; only totals "
            "and notes may leave it blank"
        )
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


def _readers(reading: Reading) -> Readers:
    """Return what reads each field that the file states; the cost comes out loaded."""
    fte = reading.mapping.fields.get(Field.FTE)
    in_percent = bool(fte) and bool(re.search("%|percent", plain(fte.header)))
    cost = partial(values.cost, factor=reading.mapping.cost_factor)
    known: Readers = {
        Field.TITLE: text,
        Field.SENIORITY: values.seniority,
        Field.FTE: partial(values.fte, in_percent=in_percent),
        Field.LOADED: cost,
        Field.SALARY: cost,
        Field.START: values.date,
        Field.END: values.date,
    }
    return {one: known[one] for one in known if one in reading.mapping.fields}


def _stated(reading: Reading, readers: Readers, row: int) -> dict[Field, object]:
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
