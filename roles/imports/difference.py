"""What a file says of a person beside what is on file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roles.actions.importing import PersonChange
from roles.imports.header import Field
from roles.imports.person import FilePerson
from roles.imports.titles import NO_TITLE, Titles
from roles.imports.vocabulary import Vocabulary, plain
from roles.models import Assessment
from roles.queries.importing import OnFile

# field of a file: field of Member
MEMBER = {
    Field.TITLE: "title",
    Field.SENIORITY: "seniority",
    Field.FTE: "fte",
    Field.LOADED: "annual_cost",
    Field.START: "start",
    Field.END: "end",
}
MANAGER, TOOLS = Assessment.Source.MANAGER, Assessment.Source.TOOLS
NOTHING = "·"
LABELS = {"fte": "FTE", "annual_cost": "annual cost", "email": "e-mail"}


@dataclass(frozen=True)
class FieldChange:
    """One value that an import changes, in words; `label` is what people call it."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """A person of the file: what would be set, and what that changes.

    `is_new` on the team; `is_joining` tells that the person was on file already.
    """

    name: str
    row: int
    change: PersonChange
    changes: tuple[FieldChange, ...]
    is_new: bool
    is_joining: bool
    roles: tuple[str, ...]
    title: str

    @property
    def is_same(self) -> bool:
        """Nothing would change."""
        return not self.is_new and not self.changes


def difference(person: FilePerson, old: OnFile | None, titles: Titles) -> Difference:
    """Compare a person of the file with what is on file of the same person."""
    on_team = old if old and old.member else None
    known = old.judged if old else {}
    judged = {s: v for s, v in person.judged.items() if known.get((MANAGER, s)) != v}
    tools = {s: v for s, v in person.tools.items() if known.get((TOOLS, s)) != v}
    change = PersonChange(
        old.person if old else None,
        on_team.member if on_team else None,
        _of_person(person, old),
        _of_member(person, on_team),
        _roles(person, on_team, titles),
        judged,
        tools,
    )
    return Difference(
        person.name,
        person.row + 1,
        change,
        # Of somebody who is not on the team yet, nothing on file is shown.
        tuple(_changes(change, on_team, titles.vocabulary)) if on_team else (),
        on_team is None,
        old is not None and on_team is None,
        _roles_shown(change.roles, on_team),
        str(person.stated.get(Field.TITLE, NO_TITLE)),
    )


def _of_member(person: FilePerson, on_team: OnFile | None) -> dict[str, object]:
    """Return what the file states of a member where it is not what is on file."""
    return {
        name: person.stated[one]
        for one, name in MEMBER.items()
        if one in person.stated
        and not (on_team and _is_same(getattr(on_team, name), person.stated[one]))
    }


def _is_same(old: object, new: object) -> bool:
    """Tell whether a value is as on file; how a title is capitalised says nothing."""
    return plain(old) == plain(new) if isinstance(new, str) else old == new


def _of_person(person: FilePerson, old: OnFile | None) -> dict[str, str]:
    """Return name, number and e-mail where the file has them and they are new."""
    said = {"name": person.name, "number": person.number, "email": person.email}
    if not old:
        return said
    same_name = plain(person.name) == plain(old.name)
    # A file without names calls people by their number or address.
    nameless = plain(person.name) in (plain(person.number), person.email)
    return {
        field: value
        for field, value in said.items()
        if value
        and value != (old.email.lower() if field == "email" else getattr(old, field))
        and not (field == "name" and (same_name or nameless))
    }


def _roles(
    person: FilePerson, on_team: OnFile | None, titles: Titles
) -> tuple[str, ...] | None:
    """Return the roles to set, or None where they stay as they are.

    A title that is on file was answered then, and roles may have been edited since.
    """
    title = person.stated.get(Field.TITLE, NO_TITLE)
    if on_team and not titles.is_answered(title):
        is_same = bool(on_team.roles) and plain(on_team.title) == plain(title)
        if title == NO_TITLE or is_same:
            return None
    role = titles.role(title, person.row)
    if role is None:
        return ()
    held = on_team.roles if on_team else []
    if held and held[0] == role:
        return None
    return (role, *(other for other in held[1:] if other != role))


def _roles_shown(
    roles: Sequence[str] | None, on_team: OnFile | None
) -> tuple[str, ...]:
    if roles is not None:
        return tuple(roles)
    return tuple(on_team.roles) if on_team else ()


def _changes(
    change: PersonChange, old: OnFile, vocabulary: Vocabulary
) -> list[FieldChange]:
    """Say in words what differs from what is on file."""
    changes = [
        FieldChange(name, LABELS.get(name, name), shown(getattr(old, name)), shown(new))
        for name, new in [*change.of_person.items(), *change.of_member.items()]
    ]
    if change.roles is not None:
        before, now = (
            ", ".join(vocabulary.roles[role] for role in roles)
            for roles in (old.roles, change.roles)
        )
        changes.append(FieldChange("roles", "roles", shown(before), shown(now)))
    for source, said in [(MANAGER, change.judged), (TOOLS, change.tools)]:
        words = " (from tools)" if source == TOOLS else ""
        for skill, level in said.items():
            label = vocabulary.skill_names[skill] + words
            before = old.judged.get((source, skill))
            changes.append(FieldChange(skill, label, shown(before), shown(level)))
    return changes


def shown(value: object) -> str:
    """Return a value as text, a point where there is none."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, Decimal):
        return f"{value:,.0f}" if value == value.to_integral() else f"{value:,.2f}"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value)
