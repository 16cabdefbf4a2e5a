"""The catalogue's names for skills, roles and titles, as files may write them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

# A text that titles contain, the role it suggests, and whether that is sure.
Title = tuple[str, str, bool]
# Names repeat, row after row.
KEPT = 20_000
SPACES = re.compile(r"[\s_]+")
# C, C++ and C# are three languages; other signs tell nothing apart.
SIGNS = re.compile(r"[^\w+#]+|_")
# What headers add to the name of a skill: "Python (0-4)", "SQL level".
SCALE = re.compile(
    r"\s*[(\[][^)\]]*(?:\d|level|rating|score)[^)\]]*[)\]]\s*$|\s+level$"
)


@lru_cache(KEPT)
def plain(text: object) -> str:
    """Return a text in small letters with single spaces, for comparing."""
    text = str(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return SPACES.sub(" ", text).strip().casefold()


@lru_cache(KEPT)
def bare(text: str) -> str:
    """Return a text without accents, spaces and signs: "Scikit-Learn" is one word."""
    letters = plain(text)
    if not letters.isascii():
        marked = unicodedata.normalize("NFKD", letters)
        letters = "".join(char for char in marked if not unicodedata.combining(char))
    return SIGNS.sub("", letters)


@lru_cache(KEPT)
def _without_scale(name: str) -> str:
    return bare(SCALE.sub("", name))


@dataclass(frozen=True)
class SkillMatch:
    """What a name in a file says about a skill; `is_own` names the skill itself."""

    skill: str
    is_own: bool


@dataclass(frozen=True)
class TitleMatch:
    """The role that a job title suggests."""

    role: str | None
    sure: bool


@dataclass(frozen=True)
class Vocabulary:
    """Names by which a file can be understood.

    `skills`: (id, name, aliases); `roles`: id -> name; `titles`: the first row
    that fits counts; `oncost`: what comes on a salary.
    """

    skills: tuple[tuple[str, str, tuple[str, ...]], ...]
    roles: dict[str, str]
    titles: tuple[Title, ...]
    oncost: float
    _titles: dict[str, TitleMatch] = field(default_factory=dict, compare=False)

    @cached_property
    def skill_names(self) -> dict[str, str]:
        """Skill -> the name people read."""
        return {skill: name for skill, name, _ in self.skills}

    @cached_property
    def _by_name(self) -> dict[str, SkillMatch]:
        """Bare name -> skill; the skill's own names come last and so win."""
        aliases = (
            (alias, SkillMatch(skill, False))
            for skill, _, names in self.skills
            for alias in names
        )
        own = (
            (text, SkillMatch(skill, True))
            for skill, name, _ in self.skills
            for text in (skill, name)
        )
        return _first_of(aliases) | _first_of(own)

    def skill(self, text: object) -> SkillMatch | None:
        """Return the skill that a header or a cell names, if it is known."""
        name = plain(text)
        known = self._by_name
        return known.get(bare(name)) or known.get(_without_scale(name))

    def role(self, text: object) -> str | None:
        """Return the role of this id or name."""
        name = plain(text)
        for role, label in self.roles.items():
            if name in (plain(role), plain(label)):
                return role
        return None

    def title(self, text: str) -> TitleMatch:
        """Return the role that a title suggests: of the first text that it contains.

        It is sure where no text with another role has a place of its own in it.
        """
        name = plain(text)
        if name not in self._titles:
            self._titles[name] = self._title(name)
        return self._titles[name]

    def _title(self, name: str) -> TitleMatch:
        if role := self.role(name):
            return TitleMatch(role, True)
        found = list(_on_their_own(name, self.titles))
        if not found:
            return TitleMatch(None, False)
        _, role, _ = found[0]
        # "Chief data scientist": one role by its beginning, another by its end.
        agreed = all(other == role for _, other, _ in found)
        return TitleMatch(role, agreed and any(sure for *_, sure in found))


def _on_their_own(name: str, titles: Iterable[Title]) -> Iterator[Title]:
    """Yield the rows whose text a title contains outside of any longer such text."""
    found = [row for row in titles if plain(row[0]) in name]
    for row in found:
        text, rest = plain(row[0]), name
        for other in (plain(other[0]) for other in found):
            if text != other and text in other:
                rest = rest.replace(other, "\n")
        if text in rest:
            yield row


def _first_of(pairs: Iterable[tuple[str, SkillMatch]]) -> dict[str, SkillMatch]:
    names: dict[str, SkillMatch] = {}
    for text, match in pairs:
        names.setdefault(bare(text), match)
    return names
