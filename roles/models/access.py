"""Who may see and change which team."""

from django.conf import settings
from django.db import models

from roles.models.team import Team


class Access(models.Model):
    """The right of one user to one team; each right includes the ones before it."""

    class Right(models.TextChoices):
        VIEW = "viewer", "Viewer"
        EDIT = "editor", "Editor"
        OWN = "owner", "Owner"

    team = models.ForeignKey(Team, models.CASCADE, related_name="accesses")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="accesses"
    )
    right = models.CharField(max_length=10, choices=Right)

    class Meta:
        ordering = ["team", "user"]
        verbose_name_plural = "accesses"
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"], name="access_once_per_team_and_user"
            ),
            models.CheckConstraint(
                condition=models.Q(right__in=["viewer", "editor", "owner"]),
                name="access_right_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.user_id} {self.right} {self.team_id}"
