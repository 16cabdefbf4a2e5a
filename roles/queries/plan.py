"""Read plans: who is meant by an id, and what has changed since."""

from django.db.models import QuerySet

from roles.models import Job, MaturityAnchor, Member, Plan, Team
from roles.queries.catalogue import own_values, version
from roles.queries.document import document
from roles.queries.team import members

LEFT = "someone who left"
# What a plan was asked before these could be.
BEFORE = {"contractors": False, "attrition": False, "locked": [], "excluded": []}


def plans(team: Team) -> QuerySet[Plan]:
    """Return the plans of `team`, newest first, with their jobs and authors."""
    return team.plans.select_related("job", "created_by", "team__organisation")


def plans_with_an_answer(team: Team) -> QuerySet[Plan]:
    """Return the plans of `team` that ended with something to do, newest first."""
    return (
        team.plans.filter(answer__isnull=False)
        .exclude(answer__readiness_closing=None)
        # A plan made by a command has no job; a running one may still change.
        .exclude(job__state__in=[Job.State.WAITING, Job.State.RUNNING])
        .select_related("team__organisation")
    )


def asked(plan: Plan) -> dict:
    """Return the question of a plan with a value for each option."""
    return {**BEFORE, **plan.question}


def member_names(plan: Plan) -> dict[str, str]:
    """Return member -> name for all whom the plan was made from."""
    names = members(plan.team)
    wanted = [row["name"] for row in plan.inputs["members"]]
    # Taken off the team since, but known; whoever was erased is not.
    gone = Member.objects.filter(
        team=plan.team, pk__in=[key for key in wanted if key not in names]
    ).values_list("pk", "person__name")
    names |= {str(key): name for key, name in gone}
    return {key: names.get(key, LEFT) for key in wanted}


def anchors(capabilities: list[str]) -> dict[tuple[str, int], str]:
    """Return (capability, maturity) -> what it looks like."""
    rows = MaturityAnchor.objects.filter(capability__in=capabilities)
    return {
        (key, n): text
        for key, n, text in rows.values_list("capability", "level", "text")
    }


def changes(plan: Plan) -> list[str]:
    """Name what is no longer as it was when the plan was made."""
    now = document(plan.team, labels="id")
    own = own_values(plan.team.organisation)
    changed = {
        "team": {**plan.inputs, "team": None} != {**now, "team": None},
        "catalogue": plan.catalogue_version != version(),
        "values": any(plan.tables.get(key) != value for key, value in own.items()),
    }
    return [name for name, is_so in changed.items() if is_so]
