"""The manager of this machine, whom commands act as where nobody is named."""

from django.db import transaction

from roles.actions.audit import record
from roles.models import Organisation, User

LOCAL_EMAIL = "manager@localhost.localdomain"


@transaction.atomic
def local_manager() -> User:
    """Return the local manager; the first call makes them and their organisation."""
    if known := User.objects.filter(email=LOCAL_EMAIL).first():
        return known
    manager = User.objects.create_user(LOCAL_EMAIL, name="Local manager")
    # Somebody else's "My organisation" may hold the slug already.
    organisation, _ = Organisation.objects.get_or_create(
        slug="my-organisation", defaults={"name": "My organisation"}
    )
    if organisation.administrators.exists():
        organisation = Organisation.objects.create(
            slug=f"my-organisation-{manager.pk}", name="My organisation"
        )
    organisation.administrators.add(manager)
    record("create", organisation, by=manager, organisation=organisation)
    return manager
