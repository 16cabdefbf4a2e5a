"""Who changed what, and when: ids only."""

from django.conf import settings
from django.db import models

from roles.models.organisation import Organisation


class AuditQuerySet(models.QuerySet):
    """Entries to read; they are neither changed nor deleted in bulk."""

    def update(self, **kwargs):
        """Refuse: the record is append-only."""
        raise TypeError("Audit entries are never changed.")

    def delete(self):
        """Refuse: the record is append-only."""
        raise TypeError("Audit entries are never deleted.")


class AuditEntry(models.Model):
    """One change. Personal values stay in the rows that `kind` and `ids` name."""

    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, related_name="audit_entries"
    )
    team = models.ForeignKey(
        "roles.Team", models.SET_NULL, null=True, related_name="audit_entries"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    ids = models.JSONField(default=list)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "audit entries"

    def __str__(self):
        return f"{self.action} {self.kind} {self.ids}"

    def save(self, *args, **kwargs):
        """Store a new entry; there is no changing an old one."""
        if self.pk:
            raise TypeError("An audit entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuse: the record is append-only."""
        raise TypeError("An audit entry is never deleted.")
