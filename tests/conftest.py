"""The people of the tests: what they may do follows from who they are."""

import pytest
from django.db import connection, transaction

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


@pytest.fixture(scope="session")
def catalogue_statements(django_db_setup, django_db_blocker):
    """What loading the catalogue says to the database, once: many tests start there."""
    from roles.actions.catalogue import load_catalogue
    from roles.models import AuditEntry, CatalogueVersion
    from roles.queries.catalogue_tables import TABLES

    models = [*(table.model for table in TABLES.values()), CatalogueVersion, AuditEntry]
    said = []

    def note(execute, sql, params, many, context):
        said.append((sql, params))
        return execute(sql, params, many, context)

    with django_db_blocker.unblock():
        with transaction.atomic():
            load_catalogue()
            rows = {model: list(model.objects.all()) for model in models}
            transaction.set_rollback(True)
        with transaction.atomic(), connection.execute_wrapper(note):
            for model, found in rows.items():
                model.objects.bulk_create(found)
            transaction.set_rollback(True)
    return [(sql, params) for sql, params in said if sql.startswith("INSERT")]


@pytest.fixture
def catalogue(db, catalogue_statements):
    """The whole catalogue, as the product ships it."""
    # Files refer to later ones; the database looks at the end of the transaction.
    with connection.cursor() as cursor:
        for sql, params in catalogue_statements:
            cursor.execute(sql, params)


@pytest.fixture
def ready_team(catalogue, team):
    """The data team with stage and drivers: enough to be assessed."""
    team.stage_id = "multiple"
    team.data_sources, team.models_in_production = 5, 3
    team.new_models, team.stakeholders = 2, 4
    team.save()
    return team
