"""Make a team, and say what is asked of it."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from roles.actions.audit import record
from roles.actions.number import check_finite
from roles.actions.turn import turn
from roles.actions.version import claim
from roles.models import (
    DRIVERS,
    Access,
    AreaWeight,
    LayerAnswer,
    Maturity,
    Organisation,
    TaskScope,
    Team,
    User,
)

CONTEXT = ["name", "stage", *DRIVERS.values(), "budget"]


def create_team(organisation: Organisation, name: str, *, by: User) -> Team:
    """Start a team that `by` owns; raise ValidationError without a usable name."""
    # The address stays free until it is taken.
    with turn(organisation):
        team = Team(organisation=organisation, name=name.strip())
        team.slug = free_slug(organisation, team.name)
        team.full_clean()
        team.save()
        Access.objects.create(team=team, user=by, right=Access.Right.OWN)
        record("create", team, by=by, team=team)
    return team


def free_slug(organisation: Organisation, name: str) -> str:
    """Return an address for `name` that no team of the organisation has."""
    stem = slugify(name)[:80] or "team"
    taken = set(
        organisation.teams.filter(slug__startswith=stem).values_list("slug", flat=True)
    )
    candidates = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [stem, *candidates] if slug not in taken)


@transaction.atomic
def archive_team(team: Team, *, by: User) -> None:
    """Put the team away, unless it is; everything of it is kept."""
    team.archived_at = timezone.now()
    here = Team.objects.filter(pk=team.pk, archived_at=None)
    if here.update(archived_at=team.archived_at):
        record("archive", team, by=by, team=team)


@transaction.atomic
def restore_team(team: Team, *, by: User) -> None:
    """Bring a team back from the archive, unless it is here."""
    team.archived_at = None
    away = Team.objects.filter(pk=team.pk, archived_at__isnull=False)
    if away.update(archived_at=None):
        record("restore", team, by=by, team=team)


@transaction.atomic
def change_context(
    team: Team,
    values: Mapping,
    layers: Mapping[str, int | None] | None = None,
    *,
    by: User,
    version: int | None = None,
) -> Team:
    """Set some of name, stage, drivers and budget, and answers for layers.

    A layer answered with None is not rated any more. Raises ValidationError for
    values out of range, Stale where `version` is not the stored one.
    """
    team = Team.objects.select_related("organisation").get(pk=team.pk)
    claim(team, version)
    for field in [name for name in CONTEXT if name in values]:
        setattr(team, field, values[field])
    check_finite(team)
    team.full_clean()
    team.save()
    answers = [
        LayerAnswer(team=team, layer_id=layer, maturity=maturity)
        for layer, maturity in (layers or {}).items()
        if maturity is not None
    ]
    replace(team.layer_answers.filter(layer__in=layers or []), answers)
    record("edit", team, by=by, team=team)
    return team


@transaction.atomic
def refine_team(
    team: Team,
    *,
    weights: Mapping[str, float],
    scopes: Mapping[str, float],
    provided: set[str],
    by: User,
    version: int,
) -> Team:
    """Set area weights, scopes that differ from 1, and what others provide.

    No weights at all means that they are derived from the market table.
    """
    team = Team.objects.select_related("organisation").get(pk=team.pk)
    claim(team, version)
    replace(
        team.area_weights.all(),
        [AreaWeight(team=team, area_id=area, weight=w) for area, w in weights.items()],
    )
    if weights and not any(weights.values()):
        raise ValidationError("At least one area must have a weight above 0.")
    replace(
        team.scopes.all(),
        [TaskScope(team=team, task_id=t, share=s) for t, s in scopes.items() if s != 1],
    )
    set_provided(team, provided)
    record("refine", team, by=by, team=team)
    return team


def set_provided(team: Team, provided: set[str]) -> None:
    """Mark exactly these capabilities as provided by others; ratings stay."""
    rows = team.maturities
    gone = rows.filter(is_provided=True).exclude(capability__in=provided)
    gone.update(is_provided=False, version=F("version") + 1)
    new = rows.filter(is_provided=False, capability__in=provided)
    new.update(is_provided=True, version=F("version") + 1)
    known = set(team.maturities.values_list("capability", flat=True))
    Maturity.objects.bulk_create(
        Maturity(team=team, capability_id=capability, is_provided=True)
        for capability in sorted(provided - known)
    )


def replace(old, rows: list) -> None:
    """Put checked `rows` in the place of `old`."""
    for row in rows:
        check_finite(row)
        # Uniqueness is checked by the database, once the old rows are gone.
        row.clean_fields()
    old.delete()
    if rows:
        type(rows[0]).objects.bulk_create(rows)
