"""What a file says that does not go with what is on file."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from roles.imports.difference import Difference
from roles.imports.header import Field
from roles.imports.person import FilePerson
from roles.imports.problem import ImportProblem
from roles.models import Team
from roles.queries.importing import OnFile, elsewhere

Labels = Mapping[Field, str]


def conflicts(
    rows: Sequence[Difference],
    people: Sequence[FilePerson],
    found: Sequence[OnFile],
    editable: QuerySet[Team],
    labels: Labels,
) -> list[ImportProblem]:
    """Find what keeps rows of the file from being taken over."""
    return [
        *_wrong_dates(rows, people, found, labels),
        *_not_yours(rows, people, editable, labels),
    ]


def _wrong_dates(
    rows: Sequence[Difference],
    people: Sequence[FilePerson],
    found: Sequence[OnFile],
    labels: Labels,
) -> list[ImportProblem]:
    """Find a date of the file that does not go with the other one on file."""
    known = {row.member: row for row in found if row.member}
    wrong = []
    for row, person in zip(rows, people, strict=True):
        old = known.get(row.change.member)
        if not old or {Field.START, Field.END} <= set(person.stated):
            continue
        start = person.stated.get(Field.START, old.start)
        end = person.stated.get(Field.END, old.end)
        if start and end and end < start:
            one = Field.END if Field.END in person.stated else Field.START
            value = str(person.stated.get(one, ""))
            message = f"on file, the team has them from {start} to {end}"
            wrong.append(ImportProblem(message, row.row, labels.get(one), value))
    return wrong


def _not_yours(
    rows: Sequence[Difference],
    people: Sequence[FilePerson],
    editable: QuerySet[Team],
    labels: Labels,
) -> list[ImportProblem]:
    """Refuse to take people over from teams that the user may not edit.

    Whoever puts a person on a team sees all that was ever judged of them.
    """
    pairs = zip(rows, people, strict=True)
    joining = {row.change.person: person for row, person in pairs if row.is_joining}
    away = elsewhere(list(joining), editable) if joining else set()
    label = labels.get(Field.NUMBER) or labels.get(Field.EMAIL)
    message = (
        "belongs to somebody on a team that you may not edit; ask one of its editors "
        "or an administrator to put them on this team"
    )
    return [
        ImportProblem(message, person.row + 1, label, person.number or person.email)
        for pk, person in joining.items()
        if pk in away
    ]
