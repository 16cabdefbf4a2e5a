"""Which column is used for what, and which is not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from roles.imports.header import (
    COSTS,
    NAME,
    Field,
    currency_of,
    in_thousands,
    is_bare_counter,
    words_of,
)
from roles.imports.layout import WHO, Column, Layout
from roles.imports.problem import refuse
from roles.imports.table import letter
from roles.imports.values import number, text
from roles.imports.vocabulary import Vocabulary

NOT_KNOWN = "not in the catalogue"
# Titles are judged by what is under them; enough rows to tell.
SAMPLE = 200


@dataclass(frozen=True)
class Mapped:
    """A column, or a name in a column of skills, that is used."""

    column: str
    target: str
    how: str
    skill: str | None = None


@dataclass(frozen=True)
class Unmapped:
    """A column, or a name in a column of skills, that is not used."""

    column: str
    reason: str


@dataclass(frozen=True)
class Choices:
    """What somebody answered: title -> role, and what the cost column holds."""

    titles: dict[str, str] = field(default_factory=dict)
    cost: str | None = None


@dataclass(frozen=True)
class Mapping:
    """The columns that are used: one for each field, several for skills."""

    fields: dict[Field, Column]
    skills: tuple[Column, ...]
    cost_factor: Decimal
    mapped: tuple[Mapped, ...]
    unmapped: tuple[Unmapped, ...]
    currency: str | None


def mapping_of(layout: Layout, vocabulary: Vocabulary, choices: Choices) -> Mapping:
    """Choose a column for each field, the same one in whatever order they stand."""
    fields = {}
    for one in Field:
        chosen = _chosen(layout, one, vocabulary)
        if chosen:
            fields[one] = chosen
    _settle_names(fields)
    _settle_cost(fields, choices)
    if not layout.is_long:
        fields.pop(Field.SKILL, None)
        fields.pop(Field.LEVEL, None)
    skills = tuple(column for column in layout.columns if column.skill)
    factor = _factor(fields, vocabulary)
    paid = next((fields[cost] for cost in COSTS if cost in fields), None)
    return Mapping(
        fields,
        skills,
        factor,
        (*_mapped_fields(fields, vocabulary), *_mapped_skills(skills, vocabulary)),
        tuple(_unmapped(layout, {*fields.values(), *skills}, choices)),
        currency_of(paid.header) if paid else None,
    )


def _chosen(layout: Layout, one: Field, vocabulary: Vocabulary) -> Column | None:
    columns = layout.of(one)
    if one == Field.NUMBER:
        columns = [column for column in columns if not _counts_rows(layout, column)]
    if len(columns) < 2:
        return columns[0] if columns else None
    ranks: dict[Field, Callable[[Column], object]] = {
        Field.NAME: lambda column: bool(NAME & set(words_of(column.header))),
        Field.NUMBER: lambda column: not is_bare_counter(column.header),
        Field.LOADED: lambda column: "loaded" in words_of(column.header),
        Field.TITLE: lambda column: _titles(layout, column, vocabulary),
    }
    rank = ranks.get(one, lambda column: 0)
    best = max(map(rank, columns))
    first, *others = [column for column in columns if rank(column) == best]
    # Skills and levels of a wide table are not used, so they need no choosing.
    if others and (layout.is_long or one not in (Field.SKILL, Field.LEVEL)):
        message = (
            f"this column and {others[0].label} could both be the {one}; "
            "rename or remove one"
        )
        place = {"column": first.label, "value": first.header}
        raise refuse(message, row=layout.header + 1, **place)
    return first


def _cells(layout: Layout, column: Column) -> Iterable:
    return (layout.table.cell(row, column.number) for row in layout.rows)


def _counts_rows(layout: Layout, column: Column) -> bool:
    """Tell whether a column "No." just counts: then it is nobody's number."""
    if not is_bare_counter(column.header):
        return False
    counted = [number(cell) for cell in _cells(layout, column) if cell != ""]
    return None not in counted and sorted(counted) in (
        list(range(len(counted))),
        list(range(1, len(counted) + 1)),
    )


def _titles(layout: Layout, column: Column, vocabulary: Vocabulary) -> tuple:
    """Rank a column of titles: by how many are understood, then by its header."""
    rows = layout.rows[:SAMPLE]
    titles = (text(layout.table.cell(row, column.number)) for row in rows)
    known = sum(vocabulary.title(title).role is not None for title in titles if title)
    listed = words_of(column.header)
    return known, "job" in listed, "title" in listed, "role" in listed


def _settle_names(fields: dict[Field, Column]) -> None:
    """Use a name in one column, or in two; without either, the number or e-mail."""
    name = fields.get(Field.NAME)
    if name and Field.FIRST in fields and words_of(name.header) == ["nom"]:
        fields.setdefault(Field.LAST, fields.pop(Field.NAME))
    if Field.NAME in fields:
        fields.pop(Field.FIRST, None)
        fields.pop(Field.LAST, None)


def _settle_cost(fields: dict[Field, Column], choices: Choices) -> None:
    """Keep one cost, the loaded one first, and read it as somebody said."""
    column = fields.pop(Field.SALARY, None)
    kind = Field.SALARY
    if Field.LOADED in fields:
        column, kind = fields.pop(Field.LOADED), Field.LOADED
    if column and choices.cost != "ignore":
        kind = {"loaded": Field.LOADED, "salary": Field.SALARY}.get(choices.cost, kind)
        fields[kind] = column


def _factor(fields: dict[Field, Column], vocabulary: Vocabulary) -> Decimal:
    factor = Decimal(1)
    if Field.SALARY in fields:
        factor *= Decimal(str(vocabulary.oncost))
    if any(cost in fields and in_thousands(fields[cost].header) for cost in COSTS):
        factor *= 1000
    return factor


def _mapped_fields(fields: dict[Field, Column], vocabulary: Vocabulary) -> list[Mapped]:
    how = {
        Field.LOADED: "taken as the whole annual cost",
        Field.SALARY: f"a salary; {vocabulary.oncost:g} times that is the annual cost",
    }
    return [
        Mapped(
            column.label,
            str(one),
            how.get(one, f"read as {one}")
            + (
                ", in thousands" if one in COSTS and in_thousands(column.header) else ""
            ),
        )
        for one, column in fields.items()
    ]


def _mapped_skills(skills: Iterable[Column], vocabulary: Vocabulary) -> list[Mapped]:
    return [mapped_skill(column.label, column.skill, vocabulary) for column in skills]


def mapped_skill(label: str, match, vocabulary: Vocabulary) -> Mapped:
    """Say how a name is used for a skill."""
    how = "names the skill" if match.is_own else "a tool: at most working"
    return Mapped(label, vocabulary.skill_names[match.skill], how, match.skill)


def _unmapped(
    layout: Layout, used: set[Column], choices: Choices
) -> Iterable[Unmapped]:
    reasons = {
        Field.NUMBER: "counts rows, or another column has the number",
        Field.SALARY: "another column has the cost",
        Field.LOADED: "another column has the cost",
        Field.SKILL: "no column of levels beside it",
        Field.LEVEL: "no column of skills beside it",
    }
    for column in layout.columns:
        if column not in used:
            reason = reasons.get(column.field, NOT_KNOWN)
            if column.field in WHO + (Field.TITLE,) and column.field not in reasons:
                reason = f"another column has the {column.field}"
            if column.field in COSTS and choices.cost == "ignore":
                reason = "left out as you asked"
            yield Unmapped(column.label, reason)
    headed = {column.number for column in layout.columns}
    width = max(len(layout.table.rows[row]) for row in layout.rows)
    for place in sorted(set(range(width)) - headed):
        if any(layout.table.cell(row, place) != "" for row in layout.rows):
            yield Unmapped(letter(place), "no header")
