"""One person as a file tells of them, and the work of reading rows."""

from dataclasses import dataclass, field

from roles.imports import values
from roles.imports.header import Field
from roles.imports.layout import Layout
from roles.imports.mapping import Mapping
from roles.imports.problem import ImportProblem, ImportRefused
from roles.imports.table import Cell
from roles.imports.values import text
from roles.imports.vocabulary import Vocabulary

# Nobody mends more at a time, and a list of all could be as long as the file.
MANY_PROBLEMS = 500
NOT_APPLICABLE = "n/a"
NAMED_BY = (Field.NAME, Field.LAST, Field.FIRST, Field.NUMBER, Field.EMAIL)


@dataclass
class FilePerson:
    """One person as a file tells of them; what it does not state is not there.

    `stated`: title, seniority, FTE, annual cost, start, end. `judged`: skill ->
    level, or "n/a". `tools`: skill -> level read from the names of tools.
    `row` counts from 0.
    """

    row: int
    name: str
    number: str = ""
    email: str = ""
    stated: dict[Field, object] = field(default_factory=dict)
    judged: dict[str, int | str] = field(default_factory=dict)
    tools: dict[str, int] = field(default_factory=dict)


@dataclass
class Reading:
    """Rows being read, with the problems found so far."""

    layout: Layout
    mapping: Mapping
    vocabulary: Vocabulary
    problems: list[ImportProblem] = field(default_factory=list)

    def __post_init__(self):
        self.named_by = [one for one in NAMED_BY if one in self.mapping.fields]
        self.used = {column.number for column in self.mapping.fields.values()}
        self.used |= {column.number for column in self.mapping.skills}
        self.has_names = any(one in NAMED_BY[:3] for one in self.named_by)

    def problem(self, row: int, column: str, value: object, message: str) -> None:
        """Note what is wrong with a cell; give up where there is no end to it."""
        shown = text(value)[:100]
        self.problems.append(ImportProblem(message, row + 1, column, shown))
        if len(self.problems) >= MANY_PROBLEMS:
            more = ImportProblem("and more; mend these first")
            raise ImportRefused(*self.problems, more)

    def label(self, one: Field) -> str:
        """Name the column of a field, or else the one that says who is meant."""
        fields = self.mapping.fields
        named = (fields[field] for field in (one, *NAMED_BY) if field in fields)
        return next(named).label

    def columns_of_people(self) -> list[int]:
        """Return the columns of all fields but a skill and its level."""
        return [
            column.number
            for one, column in self.mapping.fields.items()
            if one not in (Field.SKILL, Field.LEVEL)
        ]

    def cell(self, row: int, one: Field) -> Cell:
        """Return the cell of a field; errors of formulas are told of elsewhere."""
        column = self.mapping.fields.get(one)
        cell = self.layout.table.cell(row, column.number) if column else ""
        return "" if values.is_error(cell) else cell
