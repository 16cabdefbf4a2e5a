"""One at a time: what was looked at stays so until it is acted upon."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from roles.models import Organisation


@contextmanager
def turn(organisation: Organisation) -> Iterator[None]:
    """Let nobody else in who also takes turns in `organisation`, until the end.

    Of two at the same moment, the second finds what the first has written.
    """
    with transaction.atomic():
        # Rows that point at the organisation may be added meanwhile: no deadlock.
        rows = Organisation.objects.select_for_update(no_key=True)
        rows.get(pk=organisation.pk)
        yield
