"""A file between its upload and its import."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roles.models.organisation import Organisation
from roles.models.team import Team

KEPT = timedelta(days=1)


class ImportDraftQuerySet(models.QuerySet):
    """Ways to read drafts."""

    def fresh(self):
        """Keep those of less than a day; the others are to be erased."""
        return self.filter(created_at__gt=timezone.now() - KEPT)

    def stale(self):
        """Keep those that nobody came back to within a day."""
        return self.filter(created_at__lte=timezone.now() - KEPT)


class ImportDraft(models.Model):
    """An uploaded table that its user looks at before it is taken over.

    It names people, so only its user sees it, and it is erased when it has been
    applied or after a day. A draft is for a team there is, or for a new one.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    team = models.ForeignKey(
        Team, models.CASCADE, null=True, blank=True, related_name="+"
    )
    team_name = models.CharField(max_length=100, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="import_drafts"
    )
    file_name = models.CharField(max_length=200, blank=True)
    data = models.BinaryField()
    titles = models.JSONField(
        default=dict, blank=True, help_text="Title -> id of a role."
    )
    cost = models.CharField(max_length=10, blank=True, help_text="What money means.")
    created_at = models.DateTimeField(default=timezone.now)

    objects = ImportDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False) | ~Q(team_name=""),
                name="import_draft_is_for_a_team",
            ),
        ]

    def __str__(self):
        return f"{self.file_name} for {self.team_name or self.team_id}"
