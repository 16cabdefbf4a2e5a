"""Rate what infrastructure stands, capability by capability."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from roles.actions.audit import record
from roles.actions.stale import Stale
from roles.models import AuditEntry, Capability, Maturity, Team, User

NOBODY_SAID = 0  # the version of a capability without a row


@dataclass(frozen=True)
class Rating:
    """What is said of one capability: 0-4, or None where not rated."""

    level: int | None
    is_provided: bool = False
    version: int | None = None  # of the row that was seen; None asks for no check


@transaction.atomic
def rate_many(
    team: Team, ratings: Mapping[str, Rating], *, by: User, now: datetime
) -> AuditEntry | None:
    """Record `ratings` of capabilities by id, as far as they differ; all or nothing.

    Return the entry of the record, or None where nothing differs.

    Raises
    ------
    Stale
        If somebody has rated one of those that differ since it was seen.
    ValidationError
        If a capability or a level is unknown.

    """
    # One writer at a time: a capability that nobody rated has no row to lock.
    Team.objects.select_for_update().get(pk=team.pk)
    _check_known(ratings)
    stands = {row.capability_id: row for row in team.maturities.all()}
    changed = {
        key: said for key, said in ratings.items() if _differs(stands, key, said)
    }
    if outdated := [key for key in changed if _is_outdated(stands, key, changed[key])]:
        raise Stale({key: stands.get(key) for key in outdated})
    if any(_is_moved(stands, key, said) for key, said in changed.items()):
        # What others provide is asked for with the team's context as well.
        Team.objects.filter(pk=team.pk).update(version=F("version") + 1)
    rows = [_rate(team, stands, key, said, now) for key, said in changed.items()]
    return record("rate", *rows, by=by, team=team) if rows else None


def _check_known(ratings: Mapping[str, Rating]) -> None:
    """Refuse capabilities that the catalogue does not have."""
    known = Capability.objects.filter(pk__in=ratings).values_list("pk", flat=True)
    if unknown := sorted(set(ratings) - set(known)):
        raise ValidationError(f"No such capability: {', '.join(unknown)}")


def _differs(stands: Mapping[str, Maturity], key: str, said: Rating) -> bool:
    """Tell whether `said` is not what stands."""
    row = stands.get(key, Maturity())
    return (row.level, row.is_provided) != (said.level, said.is_provided)


def _is_moved(stands: Mapping[str, Maturity], key: str, said: Rating) -> bool:
    """Tell whether a capability goes to others, or comes back from them."""
    return stands.get(key, Maturity()).is_provided != said.is_provided


def _is_outdated(stands: Mapping[str, Maturity], key: str, said: Rating) -> bool:
    """Tell whether the row is not the one that was seen."""
    version = stands[key].version if key in stands else NOBODY_SAID
    return said.version is not None and said.version != version


def _rate(
    team: Team, stands: Mapping[str, Maturity], key: str, said: Rating, now: datetime
) -> Maturity:
    """Write one rating over what stands, or as the first."""
    row = stands.get(key) or Maturity(team=team, capability_id=key, version=NOBODY_SAID)
    row.level, row.is_provided = said.level, said.is_provided
    row.rated_at = now if said.level is not None else None
    row.version += 1
    row.clean_fields(exclude=["team", "capability"])
    row.save()
    return row
