import pytest

from roles.engine.catalogue import Catalogue
from roles.engine.frames import InvalidFrame
from tests.engine.make import make_catalogue, make_tables


def changed(table, column, value):
    """Return the small tables with the first row of one changed."""
    tables = make_tables()
    tables[table] = tables[table].astype({column: object})
    tables[table].loc[0, column] = value
    return tables


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("tasks", "focus_area", "moon", "areas of tasks: no match for ['moon']"),
        ("tasks", "base_fte", -1, "'base' must be 0-inf for ['pipes']"),
        ("task_skills", "level", 0, "'level' must be 1-4"),
        ("task_skills", "skill_or_any_of", "chess", "no match for ['chess']"),
        ("role_skills", "level_mid", 5, "'level_mid' must be 0-4"),
        ("capabilities", "buyable_today", 2, "'buyable' must be 0-1 for ['store']"),
        ("capabilities", "owner_task", "fly", "owner tasks of capabilities"),
        ("market_support", "Azure", "Great", "no match for ['Great']"),
    ],
)
def test_names_what_it_cannot_trust(table, column, value, message):
    with pytest.raises(InvalidFrame) as error:
        Catalogue.from_tables(changed(table, column, value))

    assert message in str(error.value)


def test_row_order_changes_nothing():
    tables = {name: table[::-1] for name, table in make_tables().items()}

    turned = Catalogue.from_tables(tables)

    plain = make_catalogue()
    assert turned.tasks.equals(plain.tasks)
    assert turned.requirements.equals(plain.requirements)
    assert turned.capabilities.equals(plain.capabilities)


def test_an_empty_salary_is_not_on_offer():
    offers = make_catalogue().offers()

    assert ("analyst", "junior") not in offers
    assert ("judge", "mid") not in offers
    assert ("engineer", "junior") in offers


def test_seniors_take_longer_to_come():
    catalogue = make_catalogue()

    assert catalogue.lead("engineer", "mid") == 1
    assert catalogue.lead("engineer", "senior") == 2
    assert catalogue.lead("cdo", "mid") == 2
