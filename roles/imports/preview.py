"""What an import would do, before anything is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from roles.actions.importing import TeamChange
from roles.imports.catalogue import vocabulary_of
from roles.imports.difference import Difference, difference
from roles.imports.header import Field
from roles.imports.layout import LeftOut
from roles.imports.mapping import Choices, Mapped, Unmapped
from roles.imports.matching import Matcher
from roles.imports.person import FilePerson
from roles.imports.problem import ImportProblem
from roles.imports.titles import TitleQuestion, Titles
from roles.imports.understanding import Understood, understand
from roles.imports.vocabulary import Vocabulary
from roles.models import Organisation, Team
from roles.queries.importing import OnFile, elsewhere, fingerprint, on_file


@dataclass(frozen=True)
class Preview:
    """What a file would change in a team, and what stands in the way.

    `kept`: members who are not in the file; they stay. `cost`: what the column of
    money is taken for, None where there is none. `vocabulary` names skills and roles.
    """

    new: tuple[Difference, ...]
    changed: tuple[Difference, ...]
    same: tuple[Difference, ...]
    kept: tuple[str, ...]
    mapped: tuple[Mapped, ...]
    unmapped: tuple[Unmapped, ...]
    left_out: tuple[LeftOut, ...]
    titles: tuple[TitleQuestion, ...]
    wrong: tuple[ImportProblem, ...]
    notes: tuple[str, ...]
    sheet: str
    title_column: str
    cost: str | None
    change: TeamChange
    vocabulary: Vocabulary

    @property
    def to_ask(self) -> tuple[TitleQuestion, ...]:
        """Titles of which the catalogue is not sure, answered or not."""
        return tuple(one for one in self.titles if not one.sure)

    @property
    def unsure(self) -> tuple[TitleQuestion, ...]:
        """Titles nobody answered yet, with the suggestion where there is one."""
        return tuple(one for one in self.titles if not one.sure and not one.answered)

    @property
    def unanswered(self) -> tuple[TitleQuestion, ...]:
        """Titles for which there is neither an answer nor a suggestion."""
        return tuple(one for one in self.titles if one.role is None)

    @property
    def can_apply(self) -> bool:
        """Nothing is wrong, and every title has a role."""
        return not self.wrong and not self.unanswered


def preview_import(
    data: bytes,
    *,
    organisation: Organisation,
    team: Team | None,
    editable: QuerySet[Team],
    choices: Choices | None = None,
    context: Mapping[str, object] | None = None,
    layers: Mapping[str, int] | None = None,
) -> Preview:
    """Compare a file with what is on file.

    `editable`: the teams whose people the user may put on another team.

    Raises
    ------
    ImportRefused
        If nothing of the file can be read.

    """
    choices = choices or Choices()
    vocabulary = vocabulary_of(organisation)
    read = understand(data, vocabulary, choices)
    numbers = frozenset(person.number for person in read.people if person.number)
    emails = frozenset(person.email for person in read.people if person.email)
    found = on_file(organisation, team, numbers, emails)
    titles = Titles(vocabulary, dict(choices.titles))
    matcher = Matcher(found, dict(read.labels))
    rows = [difference(p, matcher.match(p), titles) for p in read.people]
    wrong = [*read.wrong, *matcher.wrong]
    wrong += _wrong_dates(rows, read.people, found, matcher.labels)
    wrong += _not_yours(rows, read.people, editable, matcher.labels)
    change = TeamChange(
        tuple(row.change for row in rows if not row.is_same),
        numbers,
        emails,
        fingerprint(found),
        context or {},
        layers or {},
    )
    meant = {row.change.member for row in rows}
    return Preview(
        new=tuple(row for row in rows if row.is_new),
        changed=tuple(row for row in rows if not row.is_new and not row.is_same),
        same=tuple(row for row in rows if row.is_same),
        kept=tuple(o.name for o in found if o.member and o.member not in meant),
        mapped=read.mapped,
        unmapped=read.unmapped,
        left_out=read.left_out,
        titles=titles.questions,
        wrong=tuple(wrong),
        notes=tuple(_notes(read, organisation, titles)),
        sheet=read.sheet,
        title_column=matcher.labels.get(Field.TITLE, "title"),
        cost=read.cost,
        change=change,
        vocabulary=vocabulary,
    )


def _wrong_dates(
    rows: list[Difference],
    people: tuple[FilePerson, ...],
    found: list[OnFile],
    labels: Mapping[Field, str],
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
    rows: list[Difference],
    people: tuple[FilePerson, ...],
    editable: QuerySet[Team],
    labels: Mapping[Field, str],
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


def _notes(read: Understood, organisation: Organisation, titles: Titles) -> list[str]:
    notes = []
    if read.currency and read.currency != organisation.currency:
        notes.append(
            f"The file counts in {read.currency}, {organisation.name} in "
            f"{organisation.currency}: amounts are taken over as they are."
        )
    unused = [title for title in titles.answers if title not in titles.asked]
    notes += [f"No new person has the title {title!r}." for title in unused if title]
    return notes
