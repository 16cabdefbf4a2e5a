"""What rows say about skills: judgements by name, and evidence from tools."""

from roles.imports import values
from roles.imports.header import Field
from roles.imports.person import NOT_APPLICABLE, FilePerson, Reading
from roles.imports.table import Cell
from roles.imports.values import WrongValue, text
from roles.imports.vocabulary import SkillMatch

HIGHEST_FROM_TOOLS = 2


def read_wide_skills(reading: Reading, row: int, person: FilePerson) -> None:
    """Read the skills of a row that has a column for each."""
    for column in reading.mapping.skills:
        cell = reading.layout.table.cell(row, column.number)
        if cell != "" and not values.is_error(cell):
            _take(reading, row, person, column.label, column.skill, cell)


def read_long_skill(reading: Reading, row: int, person: FilePerson) -> None:
    """Read the one skill of a row in a table of skills and levels."""
    name, cell = reading.cell(row, Field.SKILL), reading.cell(row, Field.LEVEL)
    match = reading.vocabulary.skill(name) if text(name) else None
    if cell != "":
        # A level outside the scale is wrong even where the skill is not known.
        label = reading.mapping.fields[Field.LEVEL].label
        _take(reading, row, person, label, match, cell)


def _take(
    reading: Reading,
    row: int,
    person: FilePerson,
    label: str,
    match: SkillMatch | None,
    cell: Cell,
) -> None:
    level = _level(reading, row, label, cell)
    if level is None or match is None:
        return
    skill = match.skill
    if match.is_own:
        if person.judged.setdefault(skill, level) != level:
            disagree(reading, row, label, skill, level, person)
    elif level != NOT_APPLICABLE:
        # Tools are evidence of at least that much; not using one says nothing.
        level = min(level, HIGHEST_FROM_TOOLS)
        person.tools[skill] = max(level, person.tools.get(skill, 0))


def _level(reading: Reading, row: int, label: str, cell: Cell) -> int | str | None:
    if values.is_not_applicable(cell):
        return NOT_APPLICABLE
    if not text(cell):
        return None
    try:
        return values.level(cell)
    except WrongValue as wrong:
        reading.problem(row, label, cell, str(wrong))
        return None


def disagree(
    reading: Reading,
    row: int,
    label: str,
    skill: str,
    level: int | str,
    earlier: FilePerson,
) -> None:
    """Report a second judgement of one skill that is not the first one."""
    name = reading.vocabulary.skill_names[skill]
    where = (
        "in another column" if earlier.row == row else f"from row {earlier.row + 1} on"
    )
    message = f"{name} is {earlier.judged[skill]} {where} for the same person; keep one"
    reading.problem(row, label, level, message)
