"""From the bytes of a file to people: all that needs no database."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from roles.imports.header import Field
from roles.imports.identity import long_people, wide_people
from roles.imports.layout import Layout, LeftOut, layout_of
from roles.imports.mapping import (
    NOT_KNOWN,
    Choices,
    Mapped,
    Unmapped,
    mapped_skill,
    mapping_of,
)
from roles.imports.person import FilePerson, Reading
from roles.imports.problem import ImportProblem, refuse
from roles.imports.reading import read_tables
from roles.imports.values import text
from roles.imports.vocabulary import Vocabulary, bare

# In a long table; a wide one has its columns counted.
MAX_NAMES = 10_000


@dataclass(frozen=True)
class Understood:
    """What a file says, and what of it is not taken over.

    `labels`: what the columns of fields are called. `cost`: what the column of money
    is taken for, "loaded" or "salary"; None where there is none.
    """

    people: tuple[FilePerson, ...]
    mapped: tuple[Mapped, ...]
    unmapped: tuple[Unmapped, ...]
    left_out: tuple[LeftOut, ...]
    wrong: tuple[ImportProblem, ...]
    sheet: str
    labels: tuple[tuple[Field, str], ...]
    cost: str | None
    currency: str | None

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of people in the file."""
        return frozenset(person.number for person in self.people if person.number)

    @cached_property
    def emails(self) -> frozenset[str]:
        """The e-mail addresses of people in the file."""
        return frozenset(person.email for person in self.people if person.email)

    @property
    def title_label(self) -> str:
        """What the column of titles is called."""
        return dict(self.labels).get(Field.TITLE, "title")


def understand(data: bytes, vocabulary: Vocabulary, choices: Choices) -> Understood:
    """Read a file.

    Raises
    ------
    ImportRefused
        If nothing of it can be read; what is wrong with single rows is in the answer.

    """
    layout = layout_of(read_tables(data), vocabulary)
    mapping = mapping_of(layout, vocabulary, choices)
    reading = Reading(layout, mapping, vocabulary)
    mapped, unmapped = _names(layout, reading) if layout.is_long else ((), ())
    gather = long_people if layout.is_long else wide_people
    people = gather(reading)
    for person in people:
        # A judgement of the skill wins; its tools say nothing more then.
        person.tools = {s: v for s, v in person.tools.items() if s not in person.judged}
    cost = {Field.LOADED, Field.SALARY} & set(mapping.fields)
    return Understood(
        tuple(people),
        (*mapping.mapped, *mapped),
        (*mapping.unmapped, *unmapped),
        layout.left_out,
        tuple(reading.problems),
        layout.table.sheet,
        tuple((one, column.label) for one, column in mapping.fields.items()),
        "salary" if Field.SALARY in cost else "loaded" if cost else None,
        mapping.currency,
    )


def _names(
    layout: Layout, reading: Reading
) -> tuple[tuple[Mapped, ...], tuple[Unmapped, ...]]:
    """Sort the names in a column of skills into those known and the others."""
    count = _counted(layout, reading)
    first: dict[str, str] = {}
    rows: Counter[str] = Counter()
    for name in sorted(count):
        known = bare(name)
        first.setdefault(known, name)
        rows[known] += count[name]
    mapped, unmapped = [], []
    for known, name in sorted(first.items(), key=lambda pair: pair[1].casefold()):
        match = reading.vocabulary.skill(name)
        if match:
            mapped.append(mapped_skill(name, match, reading.vocabulary))
        else:
            unmapped.append(Unmapped(name, f"{NOT_KNOWN} ({rows[known]} rows)"))
    return tuple(mapped), tuple(unmapped)


def _counted(layout: Layout, reading: Reading) -> Counter[str]:
    """Count the rows of each name in a column of skills; refuse far too many."""
    count: Counter[str] = Counter()
    for row in layout.rows:
        if name := text(reading.cell(row, Field.SKILL)):
            count[name] += 1
            if len(count) > MAX_NAMES:
                message = f"a table names at most {MAX_NAMES:,} skills and tools"
                label = reading.label(Field.SKILL)
                raise refuse(message, row=row + 1, column=label, value=name[:100])
    return count
