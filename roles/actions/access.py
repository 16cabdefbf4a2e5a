"""Let somebody see or change a team, and take that back."""

from django.core.exceptions import ValidationError
from django.db import transaction

from roles.actions.audit import record
from roles.models import Access, Team, User

OWN = Access.Right.OWN


@transaction.atomic
def grant(team: Team, email: str, right: str, *, by: User) -> Access:
    """Give the user of this e-mail `right` to `team`, whatever they had before.

    Raises
    ------
    ValidationError
        If nobody has the e-mail, the right is unknown, or no owner would be left.

    """
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        raise ValidationError(
            {"email": f"Nobody signs in as {email}. An administrator adds users."}
        )
    access = Access.objects.filter(team=team, user=user).first()
    access = access or Access(team=team, user=user)
    if access.pk and access.right == OWN and right != OWN:
        check_owner_is_left(access)
    access.right = right
    access.full_clean()
    access.save()
    record("grant", access, by=by, team=team)
    return access


@transaction.atomic
def revoke(access: Access, *, by: User) -> None:
    """Take the right away; raise ValidationError for the last owner's."""
    if access.right == OWN:
        check_owner_is_left(access)
    record("revoke", access, by=by, team=access.team)
    access.delete()


def check_owner_is_left(access: Access) -> None:
    """Raise unless somebody else owns the team; locked, so that two cannot leave."""
    owners = Access.objects.select_for_update().filter(team=access.team, right=OWN)
    if set(owners.values_list("pk", flat=True)) <= {access.pk}:
        raise ValidationError("A team needs an owner; make somebody else one first.")
