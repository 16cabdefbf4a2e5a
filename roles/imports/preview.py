"""What an import would do, before anything is done."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from roles.actions.importing import TeamChange
from roles.imports.catalogue import vocabulary_of
from roles.imports.conflict import conflicts
from roles.imports.difference import Difference, difference
from roles.imports.mapping import Choices
from roles.imports.matching import Matcher
from roles.imports.problem import ImportProblem
from roles.imports.titles import TitleQuestion, Titles
from roles.imports.understanding import Understood, understand
from roles.imports.vocabulary import Vocabulary
from roles.models import Organisation, Team
from roles.queries.importing import OnFile, fingerprint, on_file

NO_CHOICES = Choices()


@dataclass(frozen=True)
class Preview:
    """What a file would change in a team, and what stands in the way.

    `read`: how the file was understood. `kept`: members who are not in the file;
    they stay. `vocabulary` names skills and roles.
    """

    read: Understood
    rows: tuple[Difference, ...]
    kept: tuple[str, ...]
    titles: tuple[TitleQuestion, ...]
    wrong: tuple[ImportProblem, ...]
    notes: tuple[str, ...]
    change: TeamChange
    vocabulary: Vocabulary

    @cached_property
    def new(self) -> tuple[Difference, ...]:
        """People who would come onto the team."""
        return tuple(row for row in self.rows if row.is_new)

    @cached_property
    def changed(self) -> tuple[Difference, ...]:
        """Members of whom the file says something new."""
        return tuple(row for row in self.rows if not row.is_new and not row.is_same)

    @cached_property
    def same(self) -> tuple[Difference, ...]:
        """Members of whom the file says what is on file."""
        return tuple(row for row in self.rows if row.is_same)

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
    choices: Choices = NO_CHOICES,
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
    vocabulary = vocabulary_of(organisation)
    read = understand(data, vocabulary, choices)
    found = on_file(organisation, team, read.numbers, read.emails)
    titles = Titles(vocabulary, dict(choices.titles))
    matcher = Matcher(found, dict(read.labels))
    rows = tuple(difference(p, matcher.match(p), titles) for p in read.people)
    against = conflicts(rows, read.people, found, editable, matcher.labels)
    wrong = (*read.wrong, *matcher.wrong, *against)
    known = (read.numbers, read.emails, fingerprint(found))
    changes = tuple(row.change for row in rows if not row.is_same)
    change = TeamChange(changes, *known, context or {}, layers or {})
    notes = tuple(_notes(read, organisation, titles))
    kept = _kept(rows, found)
    asked = titles.questions
    return Preview(read, rows, kept, asked, wrong, notes, change, vocabulary)


def _kept(rows: Iterable[Difference], found: Iterable[OnFile]) -> tuple[str, ...]:
    meant = {row.change.member for row in rows}
    return tuple(o.name for o in found if o.member and o.member not in meant)


def _notes(
    read: Understood, organisation: Organisation, titles: Titles
) -> Iterator[str]:
    if read.currency and read.currency != organisation.currency:
        yield (
            f"The file counts in {read.currency}, {organisation.name} in "
            f"{organisation.currency}: amounts are taken over as they are."
        )
    for title in titles.answers:
        if title and title not in titles.asked:
            yield f"No new person has the title {title!r}."
