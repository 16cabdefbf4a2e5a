"""Say that two people on file are one."""

from django.core.exceptions import ValidationError
from django.db import transaction

from roles.actions.audit import record
from roles.actions.version import claim
from roles.models import Person, Team, User


@transaction.atomic
def join_people(kept: Person, other: Person, *, team: Team, by: User) -> Person:
    """Make two people of one organisation one: teams and levels of both are kept.

    Raises
    ------
    ValidationError
        If their numbers or addresses differ, or they are on one team together.

    """
    if kept.pk == other.pk or kept.organisation_id != other.organisation_id:
        raise ValidationError("These two cannot be one person.")
    for field in ["number", "email"]:
        mine, theirs = getattr(kept, field), getattr(other, field)
        if mine and theirs and mine != theirs:
            raise ValidationError(f"Their {field}s differ: {mine} and {theirs}.")
    present = kept.members.present().values("team")
    if other.members.present().filter(team__in=present).exists():
        raise ValidationError("They are on one team together, so they are two.")
    claim(kept, None)
    known = {field: getattr(other, field) for field in ["number", "email"]}
    other.members.update(person=kept)
    other.assessments.update(person=kept)
    record("join", kept, by=by, team=team, ids=[kept.pk, other.pk])
    other.delete()
    for field, value in known.items():
        setattr(kept, field, getattr(kept, field) or value)
    kept.full_clean()
    kept.save()
    return kept
