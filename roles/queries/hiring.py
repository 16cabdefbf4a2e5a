"""Which plan the hiring plan follows."""

from django.db.models import QuerySet

from roles.models import Job, Plan, Team


def plans_with_an_answer(team: Team) -> QuerySet[Plan]:
    """Return the plans of `team` that ended with something to do, newest first."""
    return (
        team.plans.filter(answer__isnull=False)
        .exclude(answer__status="infeasible")
        # A plan made by a command has no job; a running one may still change.
        .exclude(job__state__in=[Job.State.WAITING, Job.State.RUNNING])
        .select_related("team__organisation")
    )
