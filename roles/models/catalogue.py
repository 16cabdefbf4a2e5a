"""What the model knows about roles, tasks and skills, and on what it rests.

Keys are the ids of the catalogue's files, so that documents can name rows.
"""

from django.db import models


class Based(models.Model):
    """A row that says on what it rests."""

    basis = models.CharField(max_length=300, blank=True)
    source_ids = models.JSONField(default=list, help_text="Ids of SourceText.")

    class Meta:
        abstract = True


class Entry(Based):
    """A row of the catalogue that others point at by its id."""

    id = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True)
    source = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self):
        return self.name


class FocusArea(Entry):
    """Where effort goes; `text` says why it matters."""


class ScaleStage(Entry):
    """How much a team's applications are used; targets come from it."""

    infrastructure_need = models.CharField(max_length=120)
    workload_multiplier = models.FloatField()


class Driver(Entry):
    """A number that workloads follow."""

    unit = models.CharField(max_length=60)
    example = models.TextField(blank=True)


class Role(Entry):
    """What somebody is hired as; `text` is its purpose."""


class Skill(Entry):
    """What somebody can be able to do, 0-4."""

    category = models.CharField(max_length=60)
    aliases = models.JSONField(default=list)


class LevelAnchor(Based):
    """What a level looks like in the skills of one category."""

    category = models.CharField(max_length=60)
    level = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["category", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "level"], name="level_anchor_once_per_category"
            ),
        ]

    def __str__(self):
        return f"{self.category} {self.level}"


class RoleSkill(Based):
    """The level that a role's profile has at mid seniority."""

    class Need(models.TextChoices):
        CORE = "core", "Core"
        DESIRED = "desired", "Desired"

    role = models.ForeignKey(Role, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="roles")
    level_mid = models.PositiveSmallIntegerField()
    need = models.CharField(max_length=10, choices=Need)

    class Meta:
        ordering = ["role", "need", "-level_mid", "skill"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill"], name="role_skill_once_per_role"
            ),
        ]

    def __str__(self):
        return f"{self.role_id}: {self.skill_id} {self.level_mid}"


class Task(Entry):
    """Work that a role does; `text` says what it is."""

    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="tasks")
    home_role = models.ForeignKey(Role, models.PROTECT, related_name="tasks")
    base_fte = models.FloatField()
    fte_per_data_source = models.FloatField()
    fte_per_model_in_production = models.FloatField()
    fte_per_new_model_a_year = models.FloatField()
    fte_per_stakeholder_group = models.FloatField()
    independent = models.BooleanField()


class Requirement(Based):
    """A level that a task asks for, in any one of its skills."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="requirements")
    skills = models.JSONField(help_text="Ids; any of them will do.")
    level = models.PositiveSmallIntegerField()
    weight = models.FloatField(default=1)

    class Meta:
        ordering = ["task", "pk"]

    def __str__(self):
        return f"{self.task_id}: {'|'.join(self.skills)} {self.level}"


class Assumption(Entry):
    """One number of the model that can be argued about."""

    value = models.FloatField()
    unit = models.CharField(max_length=60, blank=True)
    meaning = models.TextField()


class Salary(Based):
    """Typical yearly base salaries of a role, in thousands of US dollars."""

    role = models.OneToOneField(
        Role, models.CASCADE, primary_key=True, related_name="salary"
    )
    entry = models.FloatField(null=True)
    mid = models.FloatField(null=True)
    senior = models.FloatField(null=True)
    executive = models.FloatField(null=True)
    n = models.PositiveIntegerField(null=True, help_text="Observations, if published.")
    source = models.TextField()

    class Meta:
        ordering = ["role"]

    def __str__(self):
        return f"{self.role_id}: {self.mid}"


class TitleAlias(Based):
    """Part of a job title, and the role it means."""

    title_contains = models.CharField(max_length=60, unique=True)
    role = models.ForeignKey(Role, models.CASCADE, related_name="titles")
    sure = models.BooleanField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return f"{self.title_contains}: {self.role_id}"


class SourceText(Entry):
    """A work that facts come from, with its licence."""

    year = models.PositiveSmallIntegerField(null=True)
    licence = models.TextField(blank=True)
    used_for = models.TextField(blank=True)


class DeckFact(Based):
    """A statement of the lecture deck, and where the product shows it."""

    fact = models.CharField(max_length=200, unique=True)
    shown_by = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.fact


class CatalogueVersion(models.Model):
    """A state of the catalogue that was loaded; the newest one is in force."""

    version = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-loaded_at", "-pk"]

    def __str__(self):
        return self.version[:12]
