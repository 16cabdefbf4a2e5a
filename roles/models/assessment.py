"""What people can do, judged skill by skill."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from roles.models.catalogue import Skill
from roles.models.person import Person


class Level(models.IntegerChoices):
    """How well a skill is mastered; each level includes the ones below."""

    NONE = 0, "None"
    AWARENESS = 1, "Awareness"
    WORKING = 2, "Working"
    PRACTITIONER = 3, "Practitioner"
    EXPERT = 4, "Expert"


class AssessmentQuerySet(models.QuerySet):
    """Ways to read assessments."""

    def current(self):
        """Keep the newest assessment of each person, skill and source."""
        newest = Assessment.objects.filter(
            person=OuterRef("person"),
            skill=OuterRef("skill"),
            source=OuterRef("source"),
        ).order_by("-assessed_at", "-pk")
        return self.filter(pk=Subquery(newest.values("pk")[:1]))


class Assessment(models.Model):
    """One judgement of one person's level in one skill, by one kind of judge.

    Rows are never edited: a new judgement is a new row, so progress stays
    readable and a correction can be undone.
    """

    class Source(models.TextChoices):
        SELF = "self", "Self"
        MANAGER = "manager", "Manager"
        TOOLS = "tools", "Tools named in an import"

    class Verdict(models.TextChoices):
        LEVEL = "level", "Level"
        NOT_APPLICABLE = "n/a", "Not applicable"
        WITHDRAWN = "withdrawn", "Not assessed any more"

    person = models.ForeignKey(Person, models.CASCADE, related_name="assessments")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="assessments")
    source = models.CharField(choices=Source, max_length=10)
    verdict = models.CharField(choices=Verdict, default=Verdict.LEVEL, max_length=10)
    level = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    assessed_at = models.DateTimeField()
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["person", "skill", "-assessed_at", "-pk"]
        indexes = [
            models.Index(
                fields=["person", "skill", "source", "-assessed_at"],
                name="assessment_newest",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="level", level__in=Level.values)
                | (~Q(verdict="level") & Q(level__isnull=True)),
                name="assessment_has_a_level_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=Q(
                    source__in=["self", "manager", "tools"],
                    verdict__in=["level", "n/a", "withdrawn"],
                ),
                name="assessment_source_and_verdict_are_known",
            ),
        ]

    def __str__(self):
        said = self.get_level_display() if self.verdict == "level" else self.verdict
        return f"{self.person_id}, {self.skill_id}: {said}"
