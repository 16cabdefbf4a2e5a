"""Who may do what, and the only doors to teams and organisations.

Outsiders get 404 rather than 403, so that they learn nothing.
"""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from roles.models import Access, Organisation, Team, User

VIEW, EDIT, OWN = Access.Right.VIEW, Access.Right.EDIT, Access.Right.OWN

# A right includes the ones before it.
RIGHTS = [VIEW, EDIT, OWN]


def teams_for(user: User, right: str = VIEW) -> QuerySet[Team]:
    """Return the teams to which `user` has `right`, with their organisations.

    Administrators of an organisation own all of its teams.
    """
    enough = RIGHTS[RIGHTS.index(right) :]
    granted = Access.objects.filter(user_id=user.pk, right__in=enough)
    administered = Organisation.objects.filter(administrators=user.pk)
    return Team.objects.filter(
        Q(pk__in=granted.values("team")) | Q(organisation__in=administered)
    ).select_related("organisation")


def team_for(user: User, organisation: str, slug: str, right: str = VIEW) -> Team:
    """Return the team of these two slugs if `user` has `right` to it, else 404."""
    teams = teams_for(user, right)
    return get_object_or_404(teams, organisation__slug=organisation, slug=slug)


def may(user: User, team: Team, right: str) -> bool:
    """Tell whether `user` has `right` to `team`."""
    return teams_for(user, right).filter(pk=team.pk).exists()


def organisations_for(user: User) -> QuerySet[Organisation]:
    """Return the organisations that `user` administers or has a team in."""
    return Organisation.objects.filter(
        Q(administrators=user.pk) | Q(teams__in=teams_for(user))
    ).distinct()


def organisation_for(user: User, slug: str) -> Organisation:
    """Return the organisation if `user` administers it, else 404."""
    return get_object_or_404(Organisation, slug=slug, administrators=user.pk)
