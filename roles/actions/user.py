"""Let somebody sign in."""

from django.db import transaction

from roles.actions.audit import record
from roles.models import Organisation, User


@transaction.atomic
def add_user(
    organisation: Organisation,
    email: str,
    password: str,
    *,
    by: User,
    name: str = "",
    administers: bool = False,
) -> User:
    """Store a user; raise ValidationError where the e-mail is wrong or taken."""
    user = User.objects.create_user(email, password, name=name)
    if administers:
        organisation.administrators.add(user)
    record("add_user", user, by=by, organisation=organisation)
    return user
