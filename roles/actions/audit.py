"""The entry that every action writes, within its own transaction."""

from collections.abc import Iterable

from django.db.models import Model

from roles.actions.archived import check_not_archived
from roles.models import AuditEntry, Organisation, Team, User


def record(
    action: str,
    *subjects: Model,
    by: User | None,
    team: Team | None = None,
    organisation: Organisation | None = None,
    ids: Iterable | None = None,
) -> AuditEntry:
    """Note that `by` did `action` to `subjects`: ids only, never what was said.

    Raises
    ------
    Archived
        If `team` is in the archive. Every action ends here, so none gets around it.

    """
    kind = subjects[0]._meta.model_name if subjects else ""
    if team:
        check_not_archived(team, action, kind)
    return AuditEntry.objects.create(
        organisation=organisation or (team.organisation if team else None),
        team=team,
        by=by,
        action=action,
        kind=kind,
        ids=list(ids) if ids is not None else [subject.pk for subject in subjects],
    )
