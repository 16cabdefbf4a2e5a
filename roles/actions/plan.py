"""Ask for a plan, call it off, and keep what comes out."""

import json
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from roles.actions.audit import record
from roles.actions.job import (
    Overtaken,
    State,
    current_job,
    end_job,
    free_job,
    make_job,
)
from roles.actions.turn import turn
from roles.actions.wishes import PATTERNS, check_wishes
from roles.models import Job, Organisation, Plan, Team, User
from roles.queries.catalogue import own_values, tables_with, version
from roles.queries.document import document
from roles.queries.quarter import next_quarter
from roles.queries.team import members
from roles.reports.inputs import NotReady, missing_of

KIND = "plan"


def default_start(team: Team, today: date) -> date:
    """Return the first day of the organisation's next fiscal quarter."""
    return next_quarter(today, team.organisation.fiscal_month)


def in_force(organisation: Organisation) -> dict:
    """Return the values of this day that a plan is read by later, as plain data."""
    own = own_values(organisation)
    tables = tables_with(own)
    salaries = tables["salaries_us_kusd"].set_index("role")
    salaries = salaries[["entry", "mid", "senior", "executive"]].astype(object)
    leads = tables["capabilities"].set_index("id")["lead_quarters"]
    return {
        **own,
        "currency": organisation.currency,
        "fiscal_month": organisation.fiscal_month,
        "assumptions_in_force": tables["assumptions"]
        .set_index("id")["value"]
        .to_dict(),
        # An empty cell is not on offer.
        "salaries_in_force": salaries.where(salaries.notna(), None).to_dict("index"),
        "lead_quarters": {key: int(quarters) for key, quarters in leads.items()},
    }


def make_plan(
    team: Team, wishes: dict, *, by: User | None, today: date, people: bool = True
) -> Plan:
    """Return a plan with question and inputs, stored by nobody yet.

    `people` says whether `by` may name members in what must be in it or must not.

    Raises
    ------
    NotReady
        If the stage, a driver or the role of a member is not known.
    ValidationError
        With one message per wish that cannot be.

    """
    known = members_named(team) if people and names_some(wishes) else {}
    question = check_wishes(wishes, default_start(team, today), known)
    inputs = document(team, labels="id")
    if missing := missing_of(team, inputs):
        raise NotReady(missing)
    return Plan(
        team=team,
        question=question,
        inputs=inputs,
        tables=in_force(team.organisation),
        catalogue_version=version(),
        created_by=by,
    )


def names_some(wishes: dict) -> bool:
    """Tell whether patterns of actions are wished, which may name members."""
    return any(wishes.get(name) for name in PATTERNS)


def members_named(team: Team) -> dict[str, str]:
    """Return the id of each member of `team`, by it and by the name in documents."""
    names = members(team)
    # A name goes before an id: somebody may be called 7.
    return {key: key for key in names} | {
        name.casefold(): key for key, name in names.items()
    }


@transaction.atomic
def start_plan(
    team: Team, wishes: dict, *, by: User, today: date | None = None
) -> Plan:
    """Store the question with what it is asked of, and a job that waits.

    Whoever calls this hands the plan to a worker (see jobs.plan).
    """
    plan = make_plan(team, wishes, by=by, today=today or timezone.localdate())
    return store_plan(plan, by=by)


def start_once(
    team: Team, wishes: dict, *, by: User, today: date | None = None
) -> tuple[Plan, bool]:
    """Start a plan, unless `by` has one of the same under way; tell whether it is new.

    A button pressed twice would otherwise hold the worker twice.
    """
    with turn(team.organisation):
        plan = make_plan(team, wishes, by=by, today=today or timezone.localdate())
        found = under_way(plan)
        return (found, False) if found else (store_plan(plan, by=by), True)


def store_plan(plan: Plan, *, by: User) -> Plan:
    """Store a plan that was made, with a job that waits."""
    plan.job = make_job(plan.team, KIND, by=by)
    plan.save()
    record("start_plan", plan, by=by, team=plan.team)
    return plan


def under_way(plan: Plan) -> Plan | None:
    """Return the plan in which the same user asks the same of the same, if any."""
    others = Plan.objects.filter(
        team=plan.team,
        created_by=plan.created_by,
        catalogue_version=plan.catalogue_version,
        job__state__in=[State.WAITING, State.RUNNING],
    )
    # As it will be read from the database.
    asked = json.loads(json.dumps([plan.question, plan.inputs, plan.tables]))
    same = (one for one in others if [one.question, one.inputs, one.tables] == asked)
    return next(same, None)


@transaction.atomic
def cancel_plan(plan: Plan, *, by: User, now: datetime | None = None) -> bool:
    """Ask the worker to stop; what is best so far stays. False where it was over."""
    now = now or timezone.now()
    job = Job.objects.select_for_update().get(pk=plan.job_id)
    if job.is_over:
        return False
    job.cancel_requested = True
    job.save()
    if job.state == State.WAITING or job.is_lost(now):
        # Nobody is there to stop.
        end_job(job, State.CANCELLED, "Cancelled.", now=now)
    record("cancel_plan", plan, by=by, team=plan.team)
    return True


@transaction.atomic
def restart_plan(plan: Plan, *, by: User, now: datetime | None = None) -> bool:
    """Let the same question be worked on once more. False while somebody does."""
    now = now or timezone.now()
    job = Job.objects.select_for_update().get(pk=plan.job_id)
    if job.state == State.DONE:
        return False
    if not job.is_over and not job.is_lost(now) and not job.is_stuck(now):
        return False
    free_job(job)
    Plan.objects.filter(pk=plan.pk).update(answer=None)
    record("restart_plan", plan, by=by, team=plan.team)
    return True


@transaction.atomic
def keep_best(plan: Plan, run: int, answer: dict) -> bool:
    """Write the best answer so far; False where this run counts no longer."""
    try:
        current_job(plan.job_id, run)
    except Overtaken:
        return False
    return bool(Plan.objects.filter(pk=plan.pk).update(answer=answer))


@transaction.atomic
def finish_plan(plan: Plan, run: int, answer: dict) -> bool:
    """Write answer and end at once; False where this run counts no longer."""
    try:
        job = current_job(plan.job_id, run)
    except Overtaken:
        return False
    Plan.objects.filter(pk=plan.pk).update(answer=answer)
    is_cancelled = answer["status"] == "cancelled"
    end_job(job, State.CANCELLED if is_cancelled else State.DONE, "")
    return True


@transaction.atomic
def fail_plan(plan: Plan, run: int, message: str) -> bool:
    """Note in words that nothing came of it; what was best so far stays."""
    try:
        job = current_job(plan.job_id, run)
    except Overtaken:
        return False
    end_job(job, State.FAILED, message)
    return True
