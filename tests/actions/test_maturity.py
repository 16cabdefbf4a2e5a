import pytest
from django.core.exceptions import ValidationError

from roles.actions.maturity import Rating, rate_many
from roles.actions.stale import Stale
from roles.models import AuditEntry, Maturity
from tests.make import NOW

STORAGE, COMPUTE = "object_storage", "elastic_compute"


def rated(team):
    rows = team.maturities.values_list("capability", "level", "is_provided")
    return {key: (level, is_provided) for key, level, is_provided in rows}


@pytest.fixture
def storage(catalogue, team, alice):
    """Object storage rated 2, at version 1."""
    rate_many(team, {STORAGE: Rating(2)}, by=alice, now=NOW)


def test_stores_what_is_said_of_each(catalogue, team, alice):
    said = {STORAGE: Rating(0), COMPUTE: Rating(None, is_provided=True)}

    entry = rate_many(team, said, by=alice, now=NOW)

    assert rated(team) == {STORAGE: (0, False), COMPUTE: (None, True)}
    assert (entry.action, entry.kind, len(entry.ids)) == ("rate", "maturity", 2)
    assert team.maturities.get(capability=STORAGE).rated_at == NOW


def test_a_rating_can_be_withdrawn(storage, team, alice):
    rate_many(team, {STORAGE: Rating(None, version=1)}, by=alice, now=NOW)

    assert rated(team) == {STORAGE: (None, False)}
    assert team.maturities.get().rated_at is None


def test_the_same_again_leaves_no_trace(storage, team, alice):
    said = {STORAGE: Rating(2, version=1), COMPUTE: Rating(None, version=0)}

    assert rate_many(team, said, by=alice, now=NOW) is None
    assert team.maturities.get().version == 1
    assert AuditEntry.objects.filter(kind="maturity").count() == 1


@pytest.mark.parametrize("seen", [0, 2])
def test_the_second_of_two_editors_is_refused(storage, team, alice, seen):
    said = {STORAGE: Rating(3, version=seen), COMPUTE: Rating(1, version=0)}

    with pytest.raises(Stale) as refusal:
        rate_many(team, said, by=alice, now=NOW)

    assert refusal.value.now[STORAGE].level == 2
    assert rated(team) == {STORAGE: (2, False)}


def test_editors_of_different_capabilities_do_not_collide(storage, team, alice):
    said = {STORAGE: Rating(2, version=0), COMPUTE: Rating(1, version=0)}

    rate_many(team, said, by=alice, now=NOW)

    assert rated(team) == {STORAGE: (2, False), COMPUTE: (1, False)}


@pytest.mark.parametrize("wrong", [{COMPUTE: Rating(5)}, {"teleport": Rating(1)}])
def test_writes_nothing_when_one_of_them_is_wrong(catalogue, team, alice, wrong):
    with pytest.raises(ValidationError):
        rate_many(team, {STORAGE: Rating(1), **wrong}, by=alice, now=NOW)

    assert not Maturity.objects.exists()
    assert not AuditEntry.objects.filter(kind="maturity").exists()


def test_the_context_is_told_when_others_provide_something(storage, team, alice):
    before = team.version
    rate_many(team, {STORAGE: Rating(3)}, by=alice, now=NOW)
    team.refresh_from_db()
    assert team.version == before

    rate_many(team, {STORAGE: Rating(3, is_provided=True)}, by=alice, now=NOW)

    team.refresh_from_db()
    assert team.version == before + 1
