"""Who is on a team, and with which roles."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from roles.models.catalogue import Role
from roles.models.limit import MOST_COST, up_to, within
from roles.models.person import Person
from roles.models.seniority import Seniority
from roles.models.team import Team


class MemberQuerySet(models.QuerySet):
    """Ways to read members."""

    def present(self):
        """Keep those whom nobody took off the team."""
        return self.filter(removed_at__isnull=True)


class Member(models.Model):
    """A person on a team."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="members")
    title = models.CharField(max_length=200, blank=True)
    seniority = models.CharField(
        max_length=10, choices=Seniority, blank=True, help_text="Blank: not known."
    )
    fte = models.FloatField(
        "FTE",
        default=1,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    annual_cost = models.DecimalField(
        "loaded annual cost",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=up_to(MOST_COST),
        help_text="Salary with everything on top. Empty: typical for the role.",
    )
    start = models.DateField(null=True, blank=True)
    end = models.DateField("last day", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person"],
                condition=Q(removed_at__isnull=True),
                name="member_once_per_team_and_person",
                violation_error_message="This person is on the team already.",
            ),
            models.CheckConstraint(
                condition=Q(fte__gte=0, fte__lte=1), name="member_fte_is_0_to_1"
            ),
            models.CheckConstraint(
                condition=Q(seniority__in=["", *Seniority.values]),
                name="member_seniority_is_known",
            ),
            models.CheckConstraint(
                condition=within(MOST_COST, "annual_cost"),
                name="member_cost_is_in_range",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True)
                | Q(end__isnull=True)
                | Q(end__gte=F("start")),
                name="member_ends_after_the_start",
            ),
        ]

    def __str__(self):
        return self.person.name


class MemberRole(models.Model):
    """A role that a member holds on the team; position 0 is the main one."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="member_roles")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["member", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "role"], name="member_role_once_per_member"
            ),
            models.UniqueConstraint(
                fields=["member", "position"],
                name="member_role_position_once_per_member",
            ),
        ]

    def __str__(self):
        return f"{self.member_id}: {self.role_id}"
