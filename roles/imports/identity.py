"""Which rows mean the same person: by number or e-mail, else by name."""

from collections import defaultdict
from dataclasses import dataclass, field

from roles.imports.header import Field
from roles.imports.people import check_errors, person_reader
from roles.imports.person import FilePerson, Reading
from roles.imports.problem import refuse
from roles.imports.skill import read_long_skill, read_wide_skills
from roles.imports.table import MAX_PEOPLE, TOO_MANY_PEOPLE, Cell
from roles.imports.vocabulary import plain


@dataclass
class Known:
    """The people seen so far, by what tells them apart."""

    people: list[FilePerson] = field(default_factory=list)
    numbers: dict[str, FilePerson] = field(default_factory=dict)
    emails: dict[str, FilePerson] = field(default_factory=dict)
    names: dict[str, list[FilePerson]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def find(self, person: FilePerson) -> FilePerson | None:
        """Return who is meant, if somebody seen before is."""
        if found := self.numbers.get(person.number) or self.emails.get(person.email):
            return found
        namesakes = self.names.get(plain(person.name), [])
        return next((one for one in namesakes if not are_two(one, person)), None)

    def add(self, person: FilePerson) -> None:
        """Remember somebody not seen before."""
        if len(self.people) == MAX_PEOPLE:
            raise refuse(TOO_MANY_PEOPLE, row=person.row + 1)
        self.people.append(person)
        self.names[plain(person.name)].append(person)
        self.learn(person, person)

    def learn(self, person: FilePerson, said: FilePerson) -> None:
        """Remember the number and the e-mail that a row gives of a person."""
        person.number = person.number or said.number
        person.email = person.email or said.email
        if person.number:
            self.numbers[person.number] = person
        if person.email:
            self.emails[person.email] = person


def are_two(one: FilePerson, other: FilePerson) -> bool:
    """Tell whether two of one name are told apart by number or e-mail."""
    numbers, emails = {one.number, other.number}, {one.email, other.email}
    return any(len(pair) == 2 and "" not in pair for pair in (numbers, emails))


def wide_people(reading: Reading) -> list[FilePerson]:
    """Return the people of a table with one row each; a second row is wrong."""
    known, read = Known(), person_reader(reading)
    for row in reading.layout.rows:
        check_errors(reading, row)
        person = read(row)
        if not person:
            continue
        read_wide_skills(reading, row, person)
        earlier = known.find(person)
        if earlier:
            message = (
                f"the same person stands in row {earlier.row + 1}; keep one row, or "
                "tell two people apart by a column of numbers or e-mail addresses"
            )
            reading.problem(row, reading.label(Field.NAME), person.name, message)
        else:
            known.add(person)
    return known.people


def long_people(reading: Reading) -> list[FilePerson]:
    """Return the people of a table with a row for each skill."""
    known, read = Known(), person_reader(reading)
    # A long table says the same of a person many times; once is enough to read it.
    seen: dict[tuple[Cell, ...], FilePerson] = {}
    columns = reading.columns_of_people()
    for row in reading.layout.rows:
        check_errors(reading, row)
        said = reading.layout.table.cells(row, columns)
        person = seen.get(said)
        if not person:
            found = len(reading.problems)
            person = _joined(reading, known, read(row))
            if person and len(reading.problems) == found:
                seen[said] = person
        if person:
            read_long_skill(reading, row, person)
    return known.people


def _joined(
    reading: Reading, known: Known, person: FilePerson | None
) -> FilePerson | None:
    """Return the person seen before whom a row means, or else its new one."""
    earlier = person and known.find(person)
    if earlier:
        _join(reading, earlier, person)
        known.learn(earlier, person)
    elif person:
        known.add(person)
    return earlier or person


def _join(reading: Reading, earlier: FilePerson, person: FilePerson) -> None:
    """Add what a further row states of a person; what differs is wrong."""
    row, since = person.row, f"row {earlier.row + 1} on"
    pairs = [
        (Field.NAME, plain(earlier.name), plain(person.name)),
        (Field.NUMBER, earlier.number, person.number),
        (Field.EMAIL, earlier.email, person.email),
    ]
    known = earlier.stated
    pairs += [(one, known.get(one), value) for one, value in person.stated.items()]
    earlier.stated = {**person.stated, **known}
    for one, before, now in pairs:
        if before and now and before != now:
            message = f"the same person has {before} from {since}; keep one"
            reading.problem(row, reading.label(one), now, message)
