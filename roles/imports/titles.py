"""Which role a job title means, and what has to be asked."""

from dataclasses import dataclass

from roles.imports.vocabulary import TitleMatch, Vocabulary, plain

NO_TITLE = ""


@dataclass
class TitleQuestion:
    """A title that needs a role, and how many people have it.

    `role` is what somebody chose or what is suggested; None where neither is.
    `sure` tells whether the catalogue is; `row` counts from 1.
    """

    title: str
    role: str | None
    sure: bool
    answered: bool
    row: int
    people: int = 0


class Titles:
    """The titles of a file as they come up, with the answers given so far."""

    def __init__(self, vocabulary: Vocabulary, answers: dict[str, str]):
        self.vocabulary = vocabulary
        self.answers = {plain(title): role for title, role in answers.items()}
        self.asked: dict[str, TitleQuestion] = {}

    def is_answered(self, title: str) -> bool:
        """Tell whether somebody said what this title means."""
        return plain(title) in self.answers

    def role(self, title: str, row: int) -> str | None:
        """Return the role that a title means, and remember it as one to show."""
        key = plain(title)
        question = self.asked.get(key)
        if not question:
            answer, match = self.answers.get(key), self._suggested(title)
            role = answer or match.role
            question = TitleQuestion(title, role, match.sure, bool(answer), row + 1)
            self.asked[key] = question
        question.people += 1
        return question.role

    def _suggested(self, title: str) -> TitleMatch:
        return self.vocabulary.title(title) if title else TitleMatch(None, False)

    @property
    def questions(self) -> tuple[TitleQuestion, ...]:
        """All titles that came up, those without a role first, then unsure ones."""
        return tuple(
            sorted(
                self.asked.values(),
                key=lambda one: (one.role is not None, one.sure, plain(one.title)),
            )
        )
