"""A team small enough to be worked out by hand: one task, one person who does it."""

import pytest
from django.core.cache import cache

from roles.models import Task
from tests.make import make_member


@pytest.fixture
def small_team(ready_team):
    """Has 1 FTE of pipelines to run and nothing else: a base of 0.2 x a scope of 5."""
    cache.clear()
    ready_team.data_sources = ready_team.models_in_production = 0
    ready_team.new_models = ready_team.stakeholders = 0
    ready_team.save()
    for task in Task.objects.all():
        share = 5 if task.pk == "pipelines" else 0
        ready_team.scopes.create(task=task, share=share)
    return ready_team


@pytest.fixture
def ana(small_team):
    """Meets each level that pipelines ask for, and gives half of her time."""
    levels = {"sql": 4, "python": 3, "spark": 3, "orchestration": 3}
    return make_member(
        small_team, "Ana Alvarez", ["data_engineer"], levels=levels, fte=0.5, pk=987654
    )


@pytest.fixture
def ben(small_team):
    """Has nothing to do here: his levels are too low, and three of them at that."""
    levels = {"sql": 1, "python": 1, "spark": 1, "orchestration": 1}
    return make_member(small_team, "Ben Baker", ["analyst"], levels=levels)
