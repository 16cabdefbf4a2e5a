"""Work outside a request: how far it is, and whether it is still wanted."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from roles.models.team import Team

# A worker says that it lives about once a second; after this it is taken for dead.
SILENCE = timedelta(seconds=30)


class Job(models.Model):
    """One piece of long work on one team.

    `run` counts its starts: what an earlier run still writes is not taken.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for a worker"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        CANCELLED = "cancelled", "Cancelled"
        FAILED = "failed", "Failed"

    team = models.ForeignKey(Team, models.CASCADE, related_name="jobs")
    kind = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    run = models.PositiveIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["waiting", "running", "done", "cancelled", "failed"]
                ),
                name="job_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100),
                name="job_percent_is_0_to_100",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}: {self.state}"

    @property
    def is_over(self) -> bool:
        """Nothing more will come of it."""
        return self.state not in {self.State.WAITING, self.State.RUNNING}

    def is_lost(self, now: datetime) -> bool:
        """Its worker has not been heard of for too long."""
        if self.state != self.State.RUNNING:
            return False
        heard = self.heartbeat_at or self.started_at
        return heard is not None and now - heard > SILENCE

    def is_stuck(self, now: datetime) -> bool:
        """No worker has picked it up for too long."""
        return self.state == self.State.WAITING and now - self.created_at > SILENCE
