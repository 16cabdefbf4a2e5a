"""A table to take away: named columns, rows, and notes; it knows no format."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Kind(Enum):
    """What a column holds, which settles how a format shows it."""

    TEXT = "text"
    MONEY = "money"
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column: its title with the unit, and what it holds."""

    title: str
    kind: Kind = Kind.TEXT
    summed: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table with its title; `notes` stand under it."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    notes: Sequence[str] = field(default_factory=tuple)
