"""People of an organisation; they carry the levels, whatever team they are on."""

from django.db import models
from django.db.models import Q

from roles.models.organisation import Organisation


class Person(models.Model):
    """Somebody who works for the organisation.

    Known by number or e-mail where there is one. Two people may have one name;
    they stay two until somebody joins them.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="people"
    )
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    email = models.EmailField("e-mail", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"],
                condition=~Q(number=""),
                name="person_once_per_organisation_and_number",
                violation_error_message="Somebody else in the organisation has this "
                "number already.",
            ),
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=~Q(email=""),
                name="person_once_per_organisation_and_email",
                violation_error_message="Somebody else in the organisation has this "
                "e-mail address already.",
            ),
        ]

    def __str__(self):
        return self.name
