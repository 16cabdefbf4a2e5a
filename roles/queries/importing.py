"""What is on file about the people that an import may mean."""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from roles.models import Assessment, Member, MemberRole, Organisation, Person, Team

# source, skill -> level, or the verdict where it is none
Judged = dict[tuple[str, str], int | str]


@dataclass
class OnFile:
    """One person on file; `member` is None where somebody is not on the team."""

    person: int
    name: str
    number: str
    email: str
    member: int | None = None
    title: str = ""
    roles: list[str] = field(default_factory=list)
    seniority: str = ""
    fte: float = 1.0
    annual_cost: Decimal | None = None
    start: date | None = None
    end: date | None = None
    judged: Judged = field(default_factory=dict)


def on_file(
    organisation: Organisation,
    team: Team | None,
    numbers: Collection[str],
    emails: Collection[str],
) -> list[OnFile]:
    """Return the members of `team`, and who else has one of these numbers or e-mails.

    People of one name are told apart by them; a name alone says nothing beyond
    the team.
    """
    found = [_member(row) for row in _members(team)] if team else []
    known = {row.person for row in found}
    others = Person.objects.filter(organisation=organisation)
    others = others.annotate(address=Lower("email")).filter(
        Q(number__in=numbers) | Q(address__in=emails)
    )
    found += [
        OnFile(person.pk, person.name, person.number, person.email)
        for person in others.order_by("pk")
        if person.pk not in known
    ]
    _add_roles(found, team)
    _add_judgements(found)
    return found


def _members(team: Team) -> QuerySet[Member]:
    return team.members.present().select_related("person").order_by("pk")


def _member(row: Member) -> OnFile:
    person = row.person
    return OnFile(
        person.pk,
        person.name,
        person.number,
        person.email,
        row.pk,
        row.title,
        [],
        row.seniority,
        row.fte,
        row.annual_cost,
        row.start,
        row.end,
    )


def _add_roles(found: list[OnFile], team: Team | None) -> None:
    roles = defaultdict(list)
    rows = MemberRole.objects.filter(member__team=team).order_by("member", "position")
    for member, role in rows.values_list("member", "role"):
        roles[member].append(role)
    for row in found:
        row.roles = roles[row.member]


def _add_judgements(found: list[OnFile]) -> None:
    rows = {row.person: row for row in found}
    current = Assessment.objects.filter(person__in=list(rows)).current()
    # In a fixed order, because the fingerprint is taken from it.
    current = current.order_by("person", "skill", "source")
    fields = ["person", "source", "skill", "verdict", "level"]
    for person, source, skill, verdict, level in current.values_list(*fields):
        said = level if verdict == Assessment.Verdict.LEVEL else verdict
        rows[person].judged[source, skill] = said


def fingerprint(found: list[OnFile]) -> str:
    """Return a text that differs once anything on file about these people does."""
    return hashlib.sha256(repr(found).encode()).hexdigest()


def elsewhere(people: Collection[int], editable: QuerySet[Team]) -> set[int]:
    """Return those of `people` who are only on teams outside of `editable`.

    Who is on no team any more counts to those that they left.
    """
    present = Member.objects.present().filter(person=OuterRef("person"))
    counted = Member.objects.filter(person__in=people).filter(
        Q(removed_at__isnull=True) | ~Exists(present)
    )
    mine = counted.filter(team__in=editable)
    persons = (set(rows.values_list("person", flat=True)) for rows in (counted, mine))
    return set.difference(*persons)
