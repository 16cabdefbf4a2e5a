"""A team, what is asked of it, and what stands."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from roles.models.catalogue import FocusArea, ScaleStage, Task
from roles.models.infrastructure import Capability, Layer
from roles.models.limit import (
    MOST_DRIVER,
    MOST_MONEY,
    MOST_SCOPE,
    MOST_WEIGHT,
    up_to,
    within,
)
from roles.models.organisation import Organisation

# driver of the catalogue: field of Team
DRIVERS = {
    "data_sources": "data_sources",
    "models": "models_in_production",
    "new_models": "new_models",
    "stakeholders": "stakeholders",
}
DRIVER = up_to(MOST_DRIVER)
MATURITY = [MinValueValidator(0), MaxValueValidator(4)]


class Team(models.Model):
    """A data team with its context; a stage or driver not given yet is null."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="teams")
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100)
    stage = models.ForeignKey(
        ScaleStage, models.PROTECT, null=True, blank=True, related_name="+"
    )
    data_sources = models.FloatField(null=True, blank=True, validators=DRIVER)
    models_in_production = models.FloatField(null=True, blank=True, validators=DRIVER)
    new_models = models.FloatField(
        "new models a year", null=True, blank=True, validators=DRIVER
    )
    stakeholders = models.FloatField(
        "stakeholder groups", null=True, blank=True, validators=DRIVER
    )
    budget = models.DecimalField(
        "new money for the next plan",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=up_to(MOST_MONEY),
    )
    version = models.PositiveIntegerField(default=1)
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"],
                name="team_slug_once_per_organisation",
            ),
            models.CheckConstraint(
                condition=within(MOST_DRIVER, *DRIVERS.values()),
                name="team_drivers_are_0_to_100000",
            ),
            models.CheckConstraint(
                condition=within(MOST_MONEY, "budget"), name="team_budget_is_in_range"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def drivers(self) -> dict[str, float | None]:
        """The four numbers that workloads follow."""
        return {driver: getattr(self, field) for driver, field in DRIVERS.items()}

    def missing(self) -> list[str]:
        """Name what assessing needs and nobody has said yet."""
        missing = [] if self.stage_id else ["stage"]
        return missing + [name for name, value in self.drivers.items() if value is None]


class LayerAnswer(models.Model):
    """One answer for a whole layer, which prefills its capabilities."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="layer_answers")
    layer = models.ForeignKey(Layer, models.PROTECT, related_name="+")
    maturity = models.PositiveSmallIntegerField(validators=MATURITY)

    class Meta:
        ordering = ["layer"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "layer"], name="layer_answer_once_per_team_and_layer"
            ),
            models.CheckConstraint(
                condition=Q(maturity__gte=0, maturity__lte=4),
                name="layer_answer_is_0_to_4",
            ),
        ]

    def __str__(self):
        return f"{self.team_id} {self.layer_id}: {self.maturity}"


class AreaWeight(models.Model):
    """A manager's own weight of a focus area."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="area_weights")
    area = models.ForeignKey(FocusArea, models.PROTECT, related_name="+")
    weight = models.FloatField(validators=up_to(MOST_WEIGHT))

    class Meta:
        ordering = ["area"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "area"], name="area_weight_once_per_team_and_area"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=MOST_WEIGHT),
                name="area_weight_is_0_to_1000",
            ),
        ]

    def __str__(self):
        return f"{self.team_id} {self.area_id}: {self.weight}"


class TaskScope(models.Model):
    """The share of a task that the team does itself; 1 where there is no row."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="scopes")
    task = models.ForeignKey(Task, models.PROTECT, related_name="+")
    share = models.FloatField(validators=up_to(MOST_SCOPE))

    class Meta:
        ordering = ["task"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "task"], name="scope_once_per_team_and_task"
            ),
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=MOST_SCOPE),
                name="scope_is_0_to_10",
            ),
        ]

    def __str__(self):
        return f"{self.team_id} {self.task_id}: {self.share}"


class Maturity(models.Model):
    """What a team knows of a capability: its rating, and whether others provide it."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="maturities")
    capability = models.ForeignKey(Capability, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=MATURITY, help_text="Null: not rated."
    )
    is_provided = models.BooleanField("provided by others", default=False)
    rated_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["capability"]
        verbose_name_plural = "maturities"
        constraints = [
            models.UniqueConstraint(
                fields=["team", "capability"],
                name="maturity_once_per_team_and_capability",
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__gte=0, level__lte=4),
                name="maturity_is_0_to_4",
            ),
        ]

    def __str__(self):
        return f"{self.team_id} {self.capability_id}: {self.level}"
