"""Who on file is meant by whom in a file."""

from collections import defaultdict
from collections.abc import Iterable

from roles.imports.header import Field
from roles.imports.person import FilePerson
from roles.imports.problem import ImportProblem
from roles.imports.vocabulary import plain
from roles.queries.importing import OnFile


class Matcher:
    """People on file, by what tells them apart."""

    def __init__(self, found: Iterable[OnFile], labels: dict[Field, str]):
        self.labels = labels
        self.numbers: dict[str, OnFile] = {}
        self.emails: dict[str, OnFile] = {}
        self.names: dict[str, list[OnFile]] = defaultdict(list)
        self.meant: dict[int, FilePerson] = {}
        self.wrong: list[ImportProblem] = []
        for row in found:
            if row.number:
                self.numbers[row.number] = row
            if row.email:
                self.emails[row.email.lower()] = row
            if row.member:
                self.names[plain(row.name)].append(row)

    def match(self, person: FilePerson) -> OnFile | None:
        """Return whom a row means: by number or e-mail, else by name on the team."""
        by_number = self.numbers.get(person.number) if person.number else None
        by_email = self.emails.get(person.email) if person.email else None
        if by_number and by_email and by_number is not by_email:
            message = "this number and this e-mail address belong to two people on file"
            self._wrong(person, Field.NUMBER, person.number, message)
        found = by_number or by_email or self._by_name(person)
        if found:
            earlier = self.meant.setdefault(found.person, person)
            if earlier is not person:
                message = f"row {earlier.row + 1} means the same person on file"
                self._wrong(person, Field.NAME, person.name, message)
        return found

    def _by_name(self, person: FilePerson) -> OnFile | None:
        namesakes = [
            row
            for row in self.names[plain(person.name)]
            if not _differ(row.number, person.number)
            and not _differ(row.email.lower(), person.email)
        ]
        if len(namesakes) > 1:
            message = (
                "several people of this name are on the team; say who is meant by a "
                "column of numbers or e-mail addresses"
            )
            self._wrong(person, Field.NAME, person.name, message)
        return namesakes[0] if namesakes else None

    def _wrong(self, person: FilePerson, one: Field, value: str, message: str) -> None:
        label = self.labels.get(one) or self.labels.get(Field.NAME)
        self.wrong.append(ImportProblem(message, person.row + 1, label, value))


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)
