"""Whose teams these are, and what it lays over the catalogue."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from roles.models.catalogue import Assumption, Role
from roles.models.limit import MOST_ASSUMPTION, MOST_COST, MOST_FACTOR, within
from roles.models.seniority import Seniority


class Organisation(models.Model):
    """A firm with its money, its calendar and its administrators."""

    name = models.CharField(max_length=100)
    slug = models.SlugField(unique=True)
    currency = models.CharField(
        max_length=3,
        default="USD",
        validators=[RegexValidator(r"^[A-Z]{3}$", "Three capital letters, as in EUR.")],
    )
    salary_factor = models.DecimalField(
        "factor on catalogue salaries",
        max_digits=8,
        decimal_places=3,
        default=Decimal("1"),
        validators=[MinValueValidator(Decimal("0.001"))],
        help_text="US salaries of the catalogue times this are typical pay here.",
    )
    price_factor = models.DecimalField(
        "factor on other catalogue amounts",
        max_digits=8,
        decimal_places=3,
        default=Decimal("1"),
        validators=[MinValueValidator(Decimal("0.001"))],
        help_text="Tools and courses: US dollars of the catalogue times this.",
    )
    fiscal_month = models.PositiveSmallIntegerField(
        "first month of the fiscal year",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    version = models.PositiveIntegerField(
        default=1, help_text="Moves with each change of its own values too."
    )
    administrators = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="administers", blank=True
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fiscal_month__gte=1, fiscal_month__lte=12),
                name="fiscal_month_is_1_to_12",
            ),
            models.CheckConstraint(
                condition=Q(salary_factor__gt=0, price_factor__gt=0)
                & within(MOST_FACTOR, "salary_factor", "price_factor"),
                name="organisation_factors_are_in_range",
            ),
        ]

    def __str__(self):
        return self.name


class OwnSalary(models.Model):
    """An organisation's own yearly base salary; it lies over the catalogue's."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="own_salaries"
    )
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    seniority = models.CharField(max_length=10, choices=Seniority)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["role", "seniority"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "role", "seniority"],
                name="own_salary_once_per_role_and_seniority",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=MOST_COST),
                name="own_salary_is_in_range",
            ),
        ]

    def __str__(self):
        return f"{self.role_id} {self.seniority}: {self.amount}"


class OwnAssumption(models.Model):
    """An organisation's own value of an assumption; it lies over the catalogue's."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="own_assumptions"
    )
    assumption = models.ForeignKey(Assumption, models.PROTECT, related_name="+")
    value = models.FloatField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["assumption"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "assumption"],
                name="own_assumption_once_per_organisation",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0, value__lte=MOST_ASSUMPTION),
                name="own_assumption_is_in_range",
            ),
        ]

    def __str__(self):
        return f"{self.assumption_id}: {self.value}"
