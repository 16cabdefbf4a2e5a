"""What the model knows about infrastructure: layers, and what each is able to do."""

from django.db import models

from roles.models.catalogue import Based, Entry, FocusArea, Task


class MaturityLevel(models.IntegerChoices):
    """How far a capability has come; each level includes the ones below."""

    ABSENT = 0, "Absent"
    AD_HOC = 1, "Ad hoc"
    SHARED = 2, "Shared"
    AUTOMATED = 3, "Automated"
    SELF_SERVICE = 4, "Self-service"


class Layer(Entry):
    """A layer of infrastructure; `position` counts from the ground."""

    commoditised = models.TextField(blank=True)


class Capability(Entry):
    """Something infrastructure is able to do, with a maturity of 0-4."""

    layer = models.ForeignKey(Layer, models.PROTECT, related_name="capabilities")
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, related_name="capabilities"
    )
    agrawal_feature = models.CharField(max_length=60, blank=True)
    market_support_if_not_in_table = models.FloatField(null=True)
    buyable_today = models.FloatField()
    owner_task = models.ForeignKey(Task, models.PROTECT, related_name="owns")
    target_few = models.PositiveSmallIntegerField()
    target_multiple = models.PositiveSmallIntegerField()
    target_millions = models.PositiveSmallIntegerField()
    importance = models.FloatField()
    cost_per_level_kusd = models.FloatField()
    lead_quarters = models.PositiveSmallIntegerField()

    def target(self, stage: str) -> int:
        """Return the maturity that `stage` asks for."""
        return getattr(self, f"target_{stage}")


class MaturityAnchor(Based):
    """What one capability looks like at one maturity."""

    capability = models.ForeignKey(Capability, models.CASCADE, related_name="anchors")
    level = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["capability", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["capability", "level"],
                name="maturity_anchor_once_per_capability",
            ),
        ]

    def __str__(self):
        return f"{self.capability_id} {self.level}"


class Prerequisite(Based):
    """A capability that another one stands on."""

    capability = models.ForeignKey(
        Capability, models.CASCADE, related_name="prerequisites"
    )
    needs = models.ForeignKey(Capability, models.CASCADE, related_name="needed_by")

    class Meta:
        ordering = ["capability", "needs"]
        constraints = [
            models.UniqueConstraint(
                fields=["capability", "needs"], name="prerequisite_once_per_pair"
            ),
        ]

    def __str__(self):
        return f"{self.capability_id} needs {self.needs_id}"


class Relief(Based):
    """The share of a task's work that a capability's full maturity takes away."""

    capability = models.ForeignKey(Capability, models.CASCADE, related_name="reliefs")
    task = models.ForeignKey(Task, models.CASCADE, related_name="reliefs")
    relief_at_full_maturity = models.FloatField()

    class Meta:
        ordering = ["capability", "task"]
        constraints = [
            models.UniqueConstraint(
                fields=["capability", "task"], name="relief_once_per_pair"
            ),
        ]

    def __str__(self):
        return f"{self.capability_id} relieves {self.task_id}"


class MarketSupport(Based):
    """How well six systems supported a feature in 2019 (Agrawal et al.)."""

    group = models.CharField(max_length=60)
    feature = models.CharField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    marks = models.JSONField(help_text="System -> Good, OK, No or Unknown.")

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.feature
