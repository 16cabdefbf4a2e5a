"""Sheets as one CSV file."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from roles.exports.defuse import defuse
from roles.exports.sheets import Kind, Sheet


def csv_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets one below the other, as UTF-8 that Excel recognises."""
    text = io.StringIO()
    writer = csv.writer(text)
    for number, sheet in enumerate(sheets):
        if number:
            writer.writerow([])
        writer.writerow([defuse(sheet.title)])
        writer.writerow([column.title for column in sheet.columns])
        kinds = [column.kind for column in sheet.columns]
        writer.writerows(map(_cell, row, kinds) for row in sheet.rows)
        writer.writerows([defuse(note)] for note in sheet.notes)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any, kind: Kind) -> Any:
    """Return a value as it is written: money without the dust of reckoning."""
    if kind is Kind.MONEY and isinstance(value, float):
        return round(value, 2)
    return defuse(value)
