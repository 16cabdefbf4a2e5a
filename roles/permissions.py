"""Who may do what, and the only doors to teams and organisations.

Outsiders get 404 rather than 403, so that they learn nothing.
"""

from datetime import timedelta

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

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


def holds(user: User, right: str) -> Exists:
    """Return whether `user` has `right`, to mark a queryset of teams with."""
    return Exists(teams_for(user, right).filter(pk=OuterRef("pk")))


def organisations_for(user: User, right: str = VIEW) -> QuerySet[Organisation]:
    """Return the organisations `user` administers or has `right` to a team of.

    Whoever edits one of its teams may start another; a viewer may not.
    """
    return Organisation.objects.filter(
        Q(administrators=user.pk) | Q(teams__in=teams_for(user, right))
    ).distinct()


def organisation_for(user: User, slug: str) -> Organisation:
    """Return the organisation if `user` administers it, else 404."""
    return get_object_or_404(Organisation, slug=slug, administrators=user.pk)


class SignInToken(PasswordResetTokenGenerator):
    """A token that ends with the next sign-in, and in any case after an hour."""

    key_salt = "roles.permissions.SignInToken"
    lifetime = timedelta(hours=1)

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        # To the microsecond: Django's own would let a second sign-in within
        # the second in which the link was made pass.
        return f"{super()._make_hash_value(user, timestamp)}{user.last_login}"

    def check_token(self, user: User | None, token: str | None) -> bool:
        """Tell whether `token` was made for `user`, is unused and recent."""
        if not super().check_token(user, token):
            return False
        made = int(token.partition("-")[0], 36)
        return self._num_seconds(self._now()) - made <= self.lifetime.total_seconds()


def link_of(user: User) -> tuple[str, str]:
    """Return what a one-time link for `user` holds: who, and a token."""
    uid = urlsafe_base64_encode(str(user.pk).encode())
    return uid, SignInToken().make_token(user)


def user_by_link(uid: str, token: str) -> User | None:
    """Return whom a one-time link signs in; the row stays locked until they are."""
    try:
        pk = int(urlsafe_base64_decode(uid))
    except (ValueError, OverflowError):
        return None
    user = User.objects.select_for_update().filter(pk=pk, is_active=True).first()
    return user if SignInToken().check_token(user, token) else None
