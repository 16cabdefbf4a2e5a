"""Read what a team says of its infrastructure."""

from dataclasses import dataclass

from roles.models import Capability, Team
from roles.queries.document import prefilled


@dataclass(frozen=True)
class Standing:
    """What is known of one capability: rated, assumed from its layer, or nothing."""

    level: int | None = None
    is_assumed: bool = False
    is_provided: bool = False
    version: int = 0


def standings(team: Team) -> dict[str, Standing]:
    """Return capability -> what `team` says of it, for every capability."""
    capabilities = list(Capability.objects.all())
    answers = dict(team.layer_answers.values_list("layer", "maturity"))
    assumed = prefilled(team, answers, capabilities)
    rows = {row.capability_id: row for row in team.maturities.all()}
    known = {}
    for key in [capability.pk for capability in capabilities]:
        row = rows.get(key)
        is_rated = row is not None and row.level is not None
        level = row.level if is_rated else assumed.get(key)
        known[key] = Standing(
            level=level,
            is_assumed=level is not None and not is_rated,
            is_provided=row is not None and row.is_provided,
            version=row.version if row else 0,
        )
    return known
