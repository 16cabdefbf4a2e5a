"""Judge what people can do; each judgement is a new row, and none is edited."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from roles.actions.audit import record
from roles.actions.stale import Stale
from roles.models import Assessment, AuditEntry, Person, Skill, Team, User

Verdict = Assessment.Verdict
Source = Assessment.Source
WITHDRAWN = (Verdict.WITHDRAWN, None)

# What somebody says of one skill: a level of 0-4, or why there is none.
Said = int | Verdict


@transaction.atomic
def assess(
    person: Person,
    skill: Skill | str,
    said: Said,
    source: str = Source.MANAGER,
    *,
    by: User | None,
    now: datetime,
    team: Team | None = None,
    version: int | None = None,
) -> AuditEntry | None:
    """Record what `by` says of one skill of `person`; see `assess_many`."""
    skill = skill if isinstance(skill, str) else skill.pk
    return assess_many(
        person, {skill: said}, source, by=by, now=now, team=team, version=version
    )


@transaction.atomic
def assess_many(
    person: Person,
    said: Mapping[str, Said],
    source: str = Source.MANAGER,
    *,
    by: User | None,
    now: datetime,
    team: Team | None = None,
    version: int | None = None,
    action: str = "assess",
) -> AuditEntry | None:
    """Record what is said of skills by id, as far as it is new; all or nothing.

    Return the entry of the record, or None where nothing is new.

    Raises
    ------
    Stale
        If `version` is given and somebody has judged the person since.
    ValidationError
        If a skill, a level or the source is unknown.

    """
    stands = _stands(_claimed(person, version), source)
    rows = [
        Assessment(
            person=person,
            skill_id=skill,
            source=source,
            verdict=verdict,
            level=level,
            assessed_by=by,
            assessed_at=now,
        )
        for skill, (verdict, level) in _verdicts(said).items()
        if stands.get(skill, WITHDRAWN) != (verdict, level)
    ]
    return _store(person, rows, action, by=by, team=team) if rows else None


@transaction.atomic
def confirm_assumed(
    person: Person,
    assumed: Mapping[str, int],
    *,
    by: User,
    now: datetime,
    team: Team | None = None,
    version: int | None = None,
) -> AuditEntry | None:
    """Record the `assumed` levels as a manager's own judgement of `person`."""
    return assess_many(
        person,
        assumed,
        by=by,
        now=now,
        team=team,
        version=version,
        action="confirm assumed",
    )


@transaction.atomic
def undo_assessments(
    person: Person, entry: AuditEntry, *, by: User, now: datetime
) -> AuditEntry:
    """Restore what stood before the judgements of `person` in `entry`, by new rows.

    Raises
    ------
    ValidationError
        If the entry holds no judgements, or somebody has judged since.

    """
    if entry.kind != Assessment._meta.model_name:
        raise ValidationError("There is no assessment to take back.")
    person = _claimed(person, None)
    taken = list(person.assessments.filter(pk__in=entry.ids))
    if not taken:
        raise ValidationError("There is no assessment to take back.")
    rows = [_restored(row, by, now) for row in taken]
    return _store(person, rows, "undo assessment", by=by, team=entry.team)


def _restored(row: Assessment, by: User, now: datetime) -> Assessment:
    """Return a new row that says what stood before `row`."""
    newest, *before = Assessment.objects.filter(
        person=row.person_id, skill=row.skill_id, source=row.source
    ).order_by("-assessed_at", "-pk")
    if newest != row:
        raise ValidationError("Somebody has assessed this since; nothing was undone.")
    verdict, level = (before[0].verdict, before[0].level) if before else WITHDRAWN
    return Assessment(
        person_id=row.person_id,
        skill_id=row.skill_id,
        source=row.source,
        verdict=verdict,
        level=level,
        assessed_by=by,
        assessed_at=now,
    )


def _claimed(person: Person, version: int | None) -> Person:
    """Return the person as they stand, locked; refuse an outdated `version`."""
    claimed = Person.objects.select_for_update().get(pk=person.pk)
    if version is not None and claimed.version != version:
        raise Stale(claimed)
    return claimed


def _stands(person: Person, source: str) -> dict[str, tuple]:
    """Return skill -> what the newest row of `source` says."""
    rows = person.assessments.filter(source=source).current()
    return {
        skill: (verdict, level)
        for skill, verdict, level in rows.values_list("skill", "verdict", "level")
    }


def _verdicts(said: Mapping[str, Said]) -> dict[str, tuple]:
    """Return skill -> verdict and level; refuse skills that nobody knows."""
    known = set(Skill.objects.filter(pk__in=said).values_list("pk", flat=True))
    if unknown := sorted(set(said) - known):
        raise ValidationError(f"No such skill: {', '.join(unknown)}")
    if empty := [skill for skill in said if said[skill] in (None, Verdict.LEVEL)]:
        raise ValidationError(f"No level given: {', '.join(empty)}")
    return {
        skill: (value, None) if isinstance(value, str) else (Verdict.LEVEL, value)
        for skill, value in said.items()
    }


def _store(
    person: Person,
    rows: Iterable[Assessment],
    action: str,
    *,
    by: User | None,
    team: Team | None,
) -> AuditEntry:
    """Write the rows, or none of them if one is wrong."""
    for row in rows:
        # The references were looked up already; one query for each is saved.
        row.clean_fields(exclude=["person", "skill", "assessed_by"])
    stored = Assessment.objects.bulk_create(rows)
    Person.objects.filter(pk=person.pk).update(version=F("version") + 1)
    return record(action, *stored, by=by, team=team, organisation=person.organisation)
