"""Take over a team from a file: all of it in one transaction, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from roles.actions.audit import record
from roles.actions.number import check_finite
from roles.actions.team import free_slug, replace
from roles.models import (
    Access,
    Assessment,
    ImportDraft,
    LayerAnswer,
    Member,
    MemberRole,
    Organisation,
    Person,
    Team,
    User,
)
from roles.queries.importing import fingerprint, on_file

BATCH = 2000


class TeamChanged(ValueError):
    """What is on file has changed since the preview was made."""


@dataclass(frozen=True)
class PersonChange:
    """What an import sets of one person; nothing is set that is not in here.

    `member` and `person` are ids, None for somebody new. `of_person`: name, number,
    email; `of_member`: title, seniority, fte, annual_cost, start, end. `judged` and
    `tools`: skill -> level, or "n/a".
    """

    person: int | None
    member: int | None
    of_person: Mapping[str, str] = field(default_factory=dict)
    of_member: Mapping[str, object] = field(default_factory=dict)
    roles: Sequence[str] | None = None
    judged: Mapping[str, int | str] = field(default_factory=dict)
    tools: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class TeamChange:
    """All that an import sets. `seen` is what the preview saw on file.

    `context`: fields of Team; `layers`: layer -> answer.
    """

    people: Sequence[PersonChange]
    numbers: frozenset[str]
    emails: frozenset[str]
    seen: str
    context: Mapping[str, object] = field(default_factory=dict)
    layers: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def import_team(
    change: TeamChange,
    *,
    organisation: Organisation,
    team: Team | None,
    name: str = "",
    by: User,
    now: datetime,
    draft: ImportDraft | None = None,
) -> Team:
    """Apply `change` to `team`, or to a new one called `name`; erase the `draft`.

    Raises
    ------
    TeamChanged
        If what is on file about these people is not what the preview saw.
    ValidationError
        If the name, a driver or an answer cannot be.

    """
    # The organisation's row is the lock: two imports into it come one by one.
    # Rows that point at it may be added meanwhile, or two could wait for each other.
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    seen = on_file(organisation, team, change.numbers, change.emails)
    if fingerprint(seen) != change.seen:
        raise TeamChanged("The team has changed since this preview.")
    started = team is None
    team = _new_team(organisation, name, by) if started else team
    has_context = _set_context(team, change)
    members = [*_add(team, change.people), *_change(change.people)]
    _judge(change.people, members, by, now)
    if started or has_context or members:
        touched = [member for member, _ in members] or [team]
        record("import", touched[0], by=by, team=team, ids=[t.pk for t in touched])
    if draft:
        draft.delete()
    return team


def _new_team(organisation: Organisation, name: str, by: User) -> Team:
    team = Team(organisation=organisation, name=name.strip())
    team.slug = free_slug(organisation, team.name)
    team.full_clean()
    team.save()
    Access.objects.create(team=team, user=by, right=Access.Right.OWN)
    return team


def _set_context(team: Team, change: TeamChange) -> bool:
    """Set stage, drivers and answers where they differ; tell whether they did."""
    answers = dict(team.layer_answers.values_list("layer", "maturity"))
    fields = {
        name: value
        for name, value in change.context.items()
        if getattr(team, name) != value
    }
    layers = {k: v for k, v in change.layers.items() if answers.get(k) != v}
    if fields:
        for name, value in fields.items():
            setattr(team, name, value)
        check_finite(team)
        team.full_clean()
        team.save()
    rows = [LayerAnswer(team=team, layer_id=k, maturity=v) for k, v in layers.items()]
    replace(team.layer_answers.filter(layer__in=layers), rows)
    if fields or layers:
        Team.objects.filter(pk=team.pk).update(version=F("version") + 1)
    return bool(fields or layers)


Pairs = list[tuple[Member, PersonChange]]


def _add(team: Team, changes: Iterable[PersonChange]) -> Pairs:
    """Put on the team who was not on it, with new people where there were none."""
    joining = [change for change in changes if change.member is None]
    people = [
        Person(organisation=team.organisation, pk=change.person, **change.of_person)
        for change in joining
    ]
    Person.objects.bulk_create([p for p in people if p.pk is None], BATCH)
    members = [
        Member(team=team, person_id=person.pk, **change.of_member)
        for person, change in zip(people, joining, strict=True)
    ]
    Member.objects.bulk_create(members, BATCH)
    pairs = list(zip(members, joining, strict=True))
    _set_people([change for change in joining if change.person])
    _add_roles(pairs)
    return pairs


def _change(changes: Iterable[PersonChange]) -> Pairs:
    """Change who is on the team already."""
    changing = {change.member: change for change in changes if change.member}
    members = Member.objects.in_bulk(list(changing))
    pairs = [(members[pk], change) for pk, change in changing.items()]
    for member, change in pairs:
        if change.of_member or change.roles is not None:
            rows = Member.objects.filter(pk=member.pk)
            rows.update(version=F("version") + 1, **change.of_member)
    roled = [pair for pair in pairs if pair[1].roles is not None]
    MemberRole.objects.filter(member__in=[member for member, _ in roled]).delete()
    _add_roles(roled)
    _set_people(list(changing.values()))
    return pairs


def _set_people(changes: Iterable[PersonChange]) -> None:
    for change in changes:
        if change.of_person:
            rows = Person.objects.filter(pk=change.person)
            rows.update(version=F("version") + 1, **change.of_person)


def _add_roles(pairs: Pairs) -> None:
    MemberRole.objects.bulk_create(
        [
            MemberRole(member=member, role_id=role, position=position)
            for member, change in pairs
            for position, role in enumerate(change.roles or [])
        ],
        BATCH,
    )


def _judge(
    changes: Iterable[PersonChange], members: Pairs, by: User, now: datetime
) -> None:
    """Add what the file says of levels; earlier judgements stay on file."""
    sources = Assessment.Source
    Assessment.objects.bulk_create(
        [
            _assessment(member.person_id, source, skill, said, by, now)
            for member, change in members
            for source, judged in [
                (sources.MANAGER, change.judged),
                (sources.TOOLS, change.tools),
            ]
            for skill, said in judged.items()
        ],
        BATCH,
    )


def _assessment(
    person: int, source: str, skill: str, said: int | str, by: User, now: datetime
) -> Assessment:
    verdicts = Assessment.Verdict
    is_level = said != verdicts.NOT_APPLICABLE
    if is_level and said not in range(5):
        raise ValidationError("A level is 0, 1, 2, 3 or 4.")
    return Assessment(
        person_id=person,
        skill_id=skill,
        source=source,
        verdict=verdicts.LEVEL if is_level else verdicts.NOT_APPLICABLE,
        level=said if is_level else None,
        assessed_at=now,
        assessed_by=by,
    )
