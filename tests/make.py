"""Make rows with sensible defaults, so that a test names only what it is about."""

from datetime import UTC, datetime

from roles.models import (
    DRIVERS,
    Access,
    Assessment,
    Member,
    MemberRole,
    Organisation,
    Person,
    Task,
    TaskScope,
    Team,
    User,
)

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def make_user(name: str) -> User:
    return User.objects.create_user(f"{name}@example.com", name=name.title())


def make_organisation(name: str = "Acme", **fields) -> Organisation:
    fields = {"slug": name.lower(), **fields}
    return Organisation.objects.get_or_create(name=name, defaults=fields)[0]


def make_team(
    name: str = "data",
    *,
    organisation: Organisation | None = None,
    owner: User | None = None,
    editor: User | None = None,
    viewer: User | None = None,
    **fields,
) -> Team:
    organisation = organisation or make_organisation()
    team = Team.objects.create(
        organisation=organisation, name=name, slug=name.lower(), **fields
    )
    for user, right in [(owner, "owner"), (editor, "editor"), (viewer, "viewer")]:
        if user:
            Access.objects.create(team=team, user=user, right=right)
    return team


def make_person(organisation: Organisation, name: str, **fields) -> Person:
    return Person.objects.create(organisation=organisation, name=name, **fields)


def make_member(
    team: Team,
    name: str,
    roles: list[str] | None = None,
    *,
    levels: dict[str, int] | None = None,
    source: str = "manager",
    person: Person | None = None,
    **fields,
) -> Member:
    """Put somebody on the team; roles and levels need the catalogue."""
    person = person or make_person(team.organisation, name)
    member = Member.objects.create(team=team, person=person, **fields)
    MemberRole.objects.bulk_create(
        MemberRole(member=member, role_id=role, position=position)
        for position, role in enumerate(roles or [])
    )
    for skill, level in (levels or {}).items():
        make_assessment(person, skill, level, source=source)
    return member


# What pipelines ask for, to the level.
ABLE = {"sql": 4, "python": 3, "spark": 3, "orchestration": 3}


def make_small(team: Team, **shares: float) -> None:
    """Leave the team no work but these tasks: their bases, times a share each."""
    for driver in DRIVERS.values():
        setattr(team, driver, 0)
    team.save()
    TaskScope.objects.bulk_create(
        TaskScope(team=team, task=task, share=shares.get(task.pk, 0))
        for task in Task.objects.all()
    )


def make_assessment(
    person: Person, skill: str, level: int | None, *, source="manager", **fields
) -> Assessment:
    fields = {"assessed_at": NOW, **fields}
    return Assessment.objects.create(
        person=person, skill_id=skill, level=level, source=source, **fields
    )
