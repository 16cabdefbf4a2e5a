"""Two people change one row: the second is told, and nothing is lost."""

from datetime import datetime

from django.db.models import F, Model

from roles.actions.stale import Stale
from roles.models import AuditEntry, Team, User


def claim(row: Model, seen: int | None) -> None:
    """Move `row` on from the version that the user has seen, or raise Stale.

    None asks for no check: a command sees no version.
    """
    seen = row.version if seen is None else seen
    rows = type(row).objects.filter(pk=row.pk, version=seen)
    # One statement, so that of two at the same moment only one finds the version.
    if not rows.update(version=F("version") + 1):
        raise Stale(row)
    row.version = seen + 1


def last_change(row: Model, team: Team) -> tuple[User | None, datetime | None]:
    """Return who changed `row` last, and when; nobody where it is long ago."""
    entries = AuditEntry.objects.filter(team=team, kind=row._meta.model_name)
    for entry in entries.select_related("by")[:200]:
        if row.pk in entry.ids:
            return entry.by, entry.at
    return None, None
