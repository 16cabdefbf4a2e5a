"""Keep an upload between its preview and its import."""

from collections.abc import Mapping

from django.db import transaction

from roles.actions.audit import record
from roles.models import ImportDraft, Organisation, Team, User


@transaction.atomic
def keep_draft(
    data: bytes,
    *,
    organisation: Organisation,
    team: Team | None,
    team_name: str = "",
    file_name: str = "",
    by: User,
) -> ImportDraft:
    """Keep an upload while its user looks at the preview; erase what is old."""
    ImportDraft.objects.stale().delete()
    draft = ImportDraft(
        organisation=organisation,
        team=team,
        team_name=team_name.strip(),
        user=by,
        file_name=file_name[:200],
        data=data,
    )
    draft.full_clean()
    draft.save()
    record("upload", draft, by=by, team=team, organisation=organisation)
    return draft


@transaction.atomic
def answer_draft(
    draft: ImportDraft, titles: Mapping[str, str], cost: str, *, by: User
) -> None:
    """Keep what the user said about titles and money."""
    draft.titles, draft.cost = dict(titles), cost
    draft.save(update_fields=["titles", "cost"])
    record("answer", draft, by=by, team=draft.team, organisation=draft.organisation)


@transaction.atomic
def discard_draft(draft: ImportDraft, *, by: User) -> None:
    """Erase an upload that is not wanted any more."""
    team, organisation = draft.team, draft.organisation
    record("discard", draft, by=by, team=team, organisation=organisation)
    draft.delete()
