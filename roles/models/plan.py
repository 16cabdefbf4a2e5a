"""A plan is a document: question, inputs, answer. Names are resolved when shown."""

from django.conf import settings
from django.db import models

from roles.models.job import Job
from roles.models.team import Team


class Plan(models.Model):
    """What was asked of one team, from what, and what came out.

    `question` holds the options, `inputs` the team document with ids for names
    (see queries/document.py), `tables` what the organisation laid over the
    catalogue; `answer` is the best so far until the job is over.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="plans")
    job = models.OneToOneField(
        Job, models.SET_NULL, null=True, blank=True, related_name="plan"
    )
    name = models.CharField(max_length=100, blank=True)
    question = models.JSONField()
    inputs = models.JSONField()
    tables = models.JSONField(default=dict)
    catalogue_version = models.CharField(max_length=64)
    answer = models.JSONField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.name or f"Plan {self.pk}"
