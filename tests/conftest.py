"""The people of the tests: what they may do follows from who they are."""

import pytest

from tests.make import make_team, make_user


@pytest.fixture
def olivia(db):
    """Owns the data team."""
    return make_user("olivia")


@pytest.fixture
def alice(db):
    """Edits the data team."""
    return make_user("alice")


@pytest.fixture
def bob(db):
    """Views the data team."""
    return make_user("bob")


@pytest.fixture
def charlie(db):
    """Has an account, and nothing to do with the data team."""
    return make_user("charlie")


@pytest.fixture
def dora(db, team):
    """Administers the organisation of the data team."""
    dora = make_user("dora")
    team.organisation.administrators.add(dora)
    return dora


@pytest.fixture
def team(olivia, alice, bob):
    """The data team of Acme, without members or context."""
    return make_team("data", owner=olivia, editor=alice, viewer=bob)


@pytest.fixture
def catalogue(db):
    """The whole catalogue, as the product ships it."""
    from roles.actions.catalogue import load_catalogue

    load_catalogue()


@pytest.fixture
def ready_team(catalogue, team):
    """The data team with stage and drivers: enough to be assessed."""
    team.stage_id = "multiple"
    team.data_sources, team.models_in_production = 5, 3
    team.new_models, team.stakeholders = 2, 4
    team.save()
    return team
