"""How senior somebody is."""

from django.db import models


class Seniority(models.TextChoices):
    """Junior is one level below the role's profile in each skill, senior one above."""

    JUNIOR = "junior", "Junior"
    MID = "mid", "Mid"
    SENIOR = "senior", "Senior"
