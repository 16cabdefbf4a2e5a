"""Why there is no plan, with names where its reader may see them."""

import re

from roles.models import Plan
from roles.queries.catalogue import base_tables
from roles.queries.plan import LEFT, asked
from roles.reports.inputs import Names

UNNAMED = (
    "Something that must be in the plan is about what a member learns, and not all of "
    "it can be had. Those who edit the team see why."
)
# Where a reason names a member, by the engine's label; elsewhere numbers are numbers.
# Elsewhere it names tasks and capabilities, which have ids outside of patterns too.
NAMED = {"tasks": r"(?<=able to do )\w+", "capabilities": r"(?<=level \d of )\w+"}
PLACES = r"(?<=member=){0}\b|(?<=apply to ){0}\b|(?<![\w=]){0}(?= has level)"


def reason_of(plan: Plan, names: dict[str, str] | None) -> str:
    """Return why there is no plan, empty where there is one.

    Without `names` nothing is said where training must be in the plan: why it is not to
    be had tells a level.
    """
    reason = (plan.answer or {}).get("reason") or ""
    locked = asked(plan)["locked"]
    if reason and names is None and any(one["kind"] == "train" for one in locked):
        return UNNAMED
    for member in dict.fromkeys(one["member"] for one in locked if "member" in one):
        place = re.compile(PLACES.format(re.escape(member)))
        reason = place.sub((names or {}).get(member, LEFT), reason)
    return with_names(reason)


def with_names(reason: str) -> str:
    """Return a reason with the names of the tasks and capabilities in it."""
    if not any(re.search(place, reason) for place in NAMED.values()):
        return reason
    known = Names.of(base_tables()).tables
    for table, place in NAMED.items():
        names = known[table]
        reason = re.sub(
            place,
            lambda found, names=names: f'"{names.get(found[0], found[0])}"',
            reason,
        )
    return reason
