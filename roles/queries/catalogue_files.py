"""Read the catalogue's files and check every cell before anything is written."""

import csv
import hashlib
import math
from collections.abc import Iterator
from pathlib import Path

from django.db import models

from roles.queries.catalogue_tables import MARKS, TABLES, Table

CATALOGUE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "catalogue"

LEVEL = (0, 4)
SHARE = (0, 1)
RANGES = {
    "level": LEVEL,
    "level_mid": LEVEL,
    "target_few": LEVEL,
    "target_multiple": LEVEL,
    "target_millions": LEVEL,
    "buyable_today": SHARE,
    "market_support_if_not_in_table": SHARE,
    "relief_at_full_maturity": SHARE,
    "lead_quarters": (1, 40),
    "year": (1000, 3000),
    "position": (0, 1000),
    "n": (0, 1_000_000_000),
}
ANY_NUMBER = (0, 1_000_000)
# What is divided by, and what nobody works or is hired for.
ABOVE_ZERO = {"weight", "workload_multiplier", "entry", "mid", "senior", "executive"}
YES_OR_NO = {"yes": True, "no": False}


class CatalogueError(ValueError):
    """A file of the catalogue cannot be used; says file, row, column and value."""


def fault(stem: str, row: int | str, column: str, value: object, why: str):
    """Return the error that names a cell."""
    return CatalogueError(f"{stem}.csv, row {row}, column {column}: {value!r} {why}")


def read_files(folder: Path = CATALOGUE) -> dict[str, list[dict]]:
    """Return the rows of every file, as values of the fields of its model."""
    raw = {stem: read_file(folder, stem, table) for stem, table in TABLES.items()}
    ids = {
        table.model: {row["id"] for row in raw[stem]}
        for stem, table in TABLES.items()
        if "id" in table.columns
    }
    return {
        stem: list(convert(stem, table, raw[stem], ids))
        for stem, table in TABLES.items()
    }


def content_version(folder: Path = CATALOGUE) -> str:
    """Return the hash of all files of the catalogue."""
    total = hashlib.sha256()
    for stem in sorted(TABLES):
        total.update(stem.encode())
        # Line ends differ between machines, and say nothing.
        text = (folder / f"{stem}.csv").read_text(encoding="utf-8")
        total.update(text.encode())
    return total.hexdigest()


def read_file(folder: Path, stem: str, table: Table) -> list[dict[str, str]]:
    """Return the rows of one file as they stand, with all columns and no others."""
    try:
        with (folder / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            names, rows = reader.fieldnames or [], list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CatalogueError(f"{stem}.csv cannot be read: {error}") from error
    expected = {*table.columns, *table.systems}
    odd = expected.symmetric_difference(names)
    if odd:
        raise fault(stem, 1, sorted(odd)[0], "", "is missing or not known")
    if not rows:
        raise CatalogueError(f"{stem}.csv, row 2: there has to be at least one row")
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise CatalogueError(f"{stem}.csv, row {number}: wrong number of columns")
    return rows


def convert(stem: str, table: Table, rows: list[dict], ids: dict) -> Iterator[dict]:
    """Yield the rows of one file with checked values, each key once."""
    seen = set()
    for number, row in enumerate(rows, start=2):
        values = {}
        for column, field_name in table.columns.items():
            field = table.model._meta.get_field(field_name)
            try:
                values[field.attname] = cell(table, column, field, row[column], ids)
            except ValueError as error:
                raise fault(stem, number, column, row[column], str(error)) from None
        if table.systems:
            values["marks"] = marks(stem, number, table, row)
        if table.has_position:
            values["position"] = number - 2
        key = key_of(table, values)
        if key in seen:
            column = next(iter(table.columns))
            raise fault(stem, number, column, key, "stands here twice")
        seen.add(key)
        yield values


def key_of(table: Table, values: dict) -> tuple:
    """Return what tells a row apart from the others of its file."""
    cells = (values[name] for name in table.key)
    return tuple("|".join(one) if isinstance(one, list) else one for one in cells)


def marks(stem: str, number: int, table: Table, row: dict) -> dict[str, str]:
    """Return what each system got in the paper's table."""
    for system in table.systems:
        if row[system] not in MARKS:
            raise fault(stem, number, system, row[system], f"is none of {MARKS}")
    return {system: row[system] for system in table.systems}


def cell(table: Table, column: str, field: models.Field, text: str, ids: dict):
    """Return the value of one cell, or raise ValueError with what is wrong."""
    text = text.strip()
    if column in table.text and not text:
        raise ValueError("must not be empty")
    if column in table.split:
        return several(column, text, table.split[column], ids)
    if field.is_relation:
        if text not in ids[field.related_model]:
            raise ValueError(f"is not in the file of {field.related_model.__name__}")
        return text
    if isinstance(field, models.BooleanField):
        if text not in YES_OR_NO:
            raise ValueError("is neither yes nor no")
        return YES_OR_NO[text]
    if isinstance(field, models.FloatField | models.IntegerField):
        return number_of(field, text)
    if field.choices and text not in dict(field.choices):
        raise ValueError(f"is none of {list(dict(field.choices))}")
    if field.max_length and len(text) > field.max_length:
        raise ValueError(f"has more than {field.max_length} characters")
    return text


def several(column: str, text: str, separator: str, ids: dict) -> list[str]:
    """Return the parts of a cell, each known where it names rows of another file."""
    parts = [part.strip() for part in text.split(separator) if part.strip()]
    for model in ids:
        naming = {"SourceText": "source_ids", "Skill": "skill_or_any_of"}
        if naming.get(model.__name__) == column:
            if not parts:
                raise ValueError("must not be empty")
            if unknown := sorted(set(parts) - ids[model]):
                raise ValueError(
                    f"names {unknown}, not in the file of {model.__name__}"
                )
    return parts


def number_of(field: models.Field, text: str) -> float | int | None:
    """Return a number within its range; an empty cell only where that is allowed."""
    if not text:
        if field.null:
            return None
        raise ValueError("must be a number")
    try:
        value = float(text)
    except ValueError:
        raise ValueError("is no number") from None
    lowest, highest = RANGES.get(field.name, ANY_NUMBER)
    if not (math.isfinite(value) and lowest <= value <= highest):
        raise ValueError(f"is not within {lowest} and {highest}")
    if value == 0 and field.name in ABOVE_ZERO:
        raise ValueError("has to be above 0")
    if isinstance(field, models.IntegerField):
        if value != int(value):
            raise ValueError("is no whole number")
        return int(value)
    return value
