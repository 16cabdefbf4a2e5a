"""Read what the pages about teams and their members show."""

from django.db.models import Count, Q, QuerySet

from roles.models import Member, Person, Team

PRESENT = Q(members__removed_at=None)


def counted(teams: QuerySet[Team]) -> QuerySet[Team]:
    """Return `teams` with how many members and answered layers each has."""
    return teams.select_related("stage").annotate(
        headcount=Count("members", filter=PRESENT, distinct=True),
        without_role=Count(
            "members", filter=PRESENT & Q(members__member_roles=None), distinct=True
        ),
        layers_answered=Count("layer_answers", distinct=True),
    )


def present_members(team: Team) -> QuerySet[Member]:
    """Return the members of `team` with their people and roles."""
    return (
        team.members.present()
        .select_related("person")
        .prefetch_related("member_roles__role")
    )


def namesakes(
    team: Team,
    teams: QuerySet[Team],
    name: str,
    number: str = "",
    email: str = "",
) -> QuerySet[Person]:
    """Return who of `teams` may be the same person, and is not on `team` now."""
    same = Q(name__iexact=name)
    if number:
        same |= Q(number=number)
    if email:
        same |= Q(email__iexact=email)
    here = team.members.present().values("person")
    known = Member.objects.filter(team__in=teams).values("person")
    people = Person.objects.filter(same, organisation=team.organisation, pk__in=known)
    return people.exclude(pk__in=here).prefetch_related(
        "members__team", "members__member_roles__role"
    )
