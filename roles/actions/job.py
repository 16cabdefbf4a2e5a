"""Take up, report on and end a piece of long work.

Each start counts up the job's `run`. What a run writes is taken only while it is
the last one and nobody ended the job, so work may run twice and counts once.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from roles.models import Job, Team, User

State = Job.State


class Overtaken(Exception):
    """The job was ended, or started again, since this run began."""


def make_job(team: Team, kind: str, *, by: User | None) -> Job:
    """Store a job that waits for a worker."""
    return Job.objects.create(team=team, kind=kind, created_by=by)


@transaction.atomic
def begin_job(job_id: int, *, now: datetime | None = None) -> int | None:
    """Take the job up and return the number of this run; None where it is not free."""
    now = now or timezone.now()
    job = Job.objects.select_for_update().filter(pk=job_id).first()
    if job is None or job.is_over:
        return None
    if job.state == State.RUNNING and not job.is_lost(now):
        return None
    if job.cancel_requested:
        end_job(job, State.CANCELLED, "Cancelled before it began.", now=now)
        return None
    job.run += 1
    job.state, job.started_at, job.heartbeat_at = State.RUNNING, now, now
    job.percent, job.message = 0, ""
    job.save()
    return job.run


def report_job(job_id: int, run: int, *, percent: int, message: str) -> bool:
    """Say how far this run is, and that it lives; return whether it is still wanted."""
    current = Job.objects.filter(pk=job_id, run=run, state=State.RUNNING)
    known = current.update(
        percent=percent, message=message[:300], heartbeat_at=timezone.now()
    )
    return bool(known) and current.filter(cancel_requested=False).exists()


def beat_job(job_id: int, run: int) -> bool:
    """Say that this run lives; return whether it is still wanted."""
    current = Job.objects.filter(pk=job_id, run=run, state=State.RUNNING)
    known = current.update(heartbeat_at=timezone.now())
    return bool(known) and current.filter(cancel_requested=False).exists()


def current_job(job_id: int, run: int) -> Job:
    """Return the job, locked, if `run` is still the one that counts."""
    jobs = Job.objects.select_for_update()
    job = jobs.filter(pk=job_id, run=run, state=State.RUNNING).first()
    if job is None:
        raise Overtaken
    return job


def end_job(job: Job, state: str, message: str, *, now: datetime | None = None) -> None:
    """Write how the job ended; nothing more comes of it."""
    job.state, job.message = state, message[:300]
    job.percent = 100 if state == State.DONE else job.percent
    job.finished_at = now or timezone.now()
    job.save()


def free_job(job: Job) -> None:
    """Let a worker take the job up once more; an earlier run counts no longer."""
    job.state, job.cancel_requested = State.WAITING, False
    job.run += 1
    job.percent, job.message = 0, ""
    # It waits from now on.
    job.created_at = timezone.now()
    job.started_at = job.heartbeat_at = job.finished_at = None
    job.save()
