"""Put people on a team, change what is known of them, take them off."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from roles.actions.audit import record
from roles.actions.number import check_finite
from roles.actions.version import claim
from roles.models import Member, MemberRole, Person, Team, User

OF_PERSON = ["name", "number", "email"]
OF_MEMBER = ["title", "seniority", "fte", "annual_cost", "start", "end"]
OVERTAKEN = (
    "Not saved: somebody else has just used this number or e-mail address, or put "
    "this person on the team."
)


@transaction.atomic
def add_member(
    team: Team,
    values: Mapping,
    roles: Sequence[str],
    *,
    by: User,
    person: Person | None = None,
) -> Member:
    """Put somebody on the team: `person`, or somebody new of this name.

    Whether it is the same person as one of another team is for the user to say.
    """
    if person and person.organisation_id != team.organisation_id:
        raise ValidationError("That person belongs to another organisation.")
    # What is known of a person stays where nothing was said.
    if person:
        person = Person.objects.select_for_update().get(pk=person.pk)
        change_person(person, {k: v for k, v in values.items() if v})
    else:
        person = Person(organisation=team.organisation)
        fill(person, values, OF_PERSON)
    member = Member(team=team, person=person)
    fill(member, values, OF_MEMBER)
    set_roles(member, roles)
    record("create", member, by=by, team=team)
    return member


@transaction.atomic
def edit_member(
    member: Member,
    values: Mapping,
    roles: Sequence[str] | None = None,
    *,
    by: User,
    version: int | None = None,
    person_version: int | None = None,
) -> Member:
    """Change some of what is known of a member; roles stay where None is given.

    Raises Stale where somebody has changed the member since `version`, or the
    person, whom other teams may share, since `person_version`.
    """
    member = Member.objects.select_related("person", "team__organisation").get(
        pk=member.pk
    )
    claim(member, version)
    change_person(member.person, values, person_version)
    fill(member, values, OF_MEMBER)
    if roles is not None:
        set_roles(member, roles)
    record("edit", member, by=by, team=member.team)
    return member


@transaction.atomic
def remove_member(member: Member, *, by: User) -> None:
    """Take somebody off the team; the person and their levels stay on file."""
    member.removed_at = timezone.now()
    member.save(update_fields=["removed_at"])
    record("remove", member, by=by, team=member.team)


@transaction.atomic
def restore_member(member: Member, *, by: User) -> None:
    """Put somebody back who was taken off; refused where they are there again."""
    member.removed_at = None
    member.validate_constraints()
    member.save(update_fields=["removed_at"])
    record("restore", member, by=by, team=member.team)


def change_person(person: Person, values: Mapping, seen: int | None = None) -> None:
    """Set what `values` says otherwise of a person than what is on file."""
    fields = [name for name in OF_PERSON if name in values]
    # Levels move the version too: who says nothing new has nothing to overwrite.
    if any(getattr(person, name) != values[name] for name in fields):
        claim(person, seen)
        fill(person, values, OF_PERSON)


def fill(row: Person | Member, values: Mapping, fields: list[str]) -> None:
    """Set those of `fields` that are in `values`, check the row and store it."""
    for field in [name for name in fields if name in values]:
        setattr(row, field, values[field])
    check_finite(row)
    row.full_clean()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ValidationError(OVERTAKEN) from error


def set_roles(member: Member, roles: Sequence[str]) -> None:
    """Give the member these roles, the main one first."""
    if len(set(roles)) != len(roles):
        raise ValidationError({"roles": "A role is named twice."})
    member.member_roles.all().delete()
    MemberRole.objects.bulk_create(
        MemberRole(member=member, role_id=role, position=position)
        for position, role in enumerate(roles)
    )
