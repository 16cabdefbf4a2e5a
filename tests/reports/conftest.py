"""A team small enough to be worked out by hand: one task, one person who does it."""

import pytest
from django.core.cache import cache

from tests.make import ABLE, make_member, make_small


@pytest.fixture
def small_team(ready_team):
    """Has 1 FTE of pipelines to run and nothing else: a base of 0.2 x a scope of 5."""
    cache.clear()
    make_small(ready_team, pipelines=5)
    return ready_team


@pytest.fixture
def ana(small_team):
    """Meets each level that pipelines ask for, and gives half of her time."""
    return make_member(
        small_team, "Ana Alvarez", ["data_engineer"], levels=ABLE, fte=0.5, pk=987654
    )


@pytest.fixture
def ben(small_team):
    """Has nothing to do here: his levels are too low, and three of them at that."""
    levels = {"sql": 1, "python": 1, "spark": 1, "orchestration": 1}
    return make_member(small_team, "Ben Baker", ["analyst"], levels=levels)
