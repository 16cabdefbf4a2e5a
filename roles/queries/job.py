"""Read whether anybody is at work."""

from datetime import datetime

from roles.models import Job
from roles.models.job import SILENCE


def is_worker_busy(now: datetime) -> bool:
    """Tell whether a worker was heard of lately, at any job: others wait their turn."""
    heard = {"heartbeat_at__gt": now - SILENCE}
    return Job.objects.filter(state=Job.State.RUNNING, **heard).exists()
