"""A small vocabulary, and files made of rows."""

import csv
import io

import xlsxwriter

from roles.imports.mapping import Choices
from roles.imports.understanding import understand
from roles.imports.vocabulary import Vocabulary

SKILLS = (
    ("python", "Python", ("pandas", "numpy")),
    ("r", "R", ("rstudio", "tidyverse")),
    ("sql", "SQL", ("mysql", "postgresql")),
    ("bi_tools", "BI tools", ("tableau", "power bi")),
    ("software_engineering", "Software engineering", ("c", "c++", "java")),
    ("machine_learning", "Modelling and machine learning", ("scikit-learn",)),
)
ROLES = {
    "analyst": "Analyst",
    "cdo": "CDO / data science leader",
    "data_engineer": "Data engineer",
    "data_scientist": "Data scientist",
}
TITLES = (
    ("head of data", "cdo", True),
    ("manager", "cdo", False),
    ("data engineer", "data_engineer", True),
    ("data scientist", "data_scientist", True),
    ("data science manager", "cdo", True),
    ("analyst", "analyst", False),
    ("analyst programmer", "data_engineer", True),
)
HEADER = ["Name", "Title", "Python"]
WORDS = Vocabulary(SKILLS, ROLES, TITLES, 1.3)


def csv_of(rows: list[list], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_of(rows: list[list], *, sheet: str = "Team") -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return file.getvalue()


def read(rows: list[list], **choices):
    return understand(csv_of(rows), WORDS, Choices(**choices))


def by_name(understood) -> dict:
    return {person.name: person for person in understood.people}


def wrong(understood) -> list[tuple]:
    return [(one.row, one.column, one.value) for one in understood.wrong]


def names(rows):
    return [row.name for row in rows]


def changes(preview):
    return [(c.label, c.old, c.new) for row in preview.changed for c in row.changes]
