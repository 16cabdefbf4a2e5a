import pandas as pd
import pytest

from roles.actions.catalogue import load_catalogue
from roles.engine import catalogue as engine
from roles.engine.frames import LEVEL
from roles.models import Level, MaturityLevel, OwnAssumption, OwnSalary, Task
from roles.queries.catalogue import SALARY_COLUMN, own_values, tables, version
from roles.queries.catalogue_files import CATALOGUE
from roles.queries.catalogue_tables import MARKS, SYSTEMS
from roles.templatetags.numbers import LEVELS, MATURITIES
from tests.make import make_organisation

pytestmark = pytest.mark.usefixtures("catalogue")

FILES = [
    *("assumptions", "capabilities", "capability_prerequisites", "capability_relief"),
    *("focus_areas", "layers", "market_support", "role_skills", "roles"),
    *("salaries_us_kusd", "scale_stages", "skills", "task_skills", "tasks"),
]


def value(frame, key):
    return frame.set_index("id").loc[key, "value"]


@pytest.mark.parametrize("stem", FILES)
def test_tables_hold_what_the_files_hold(stem):
    file = pd.read_csv(CATALOGUE / f"{stem}.csv", keep_default_na=False)
    keys = [name for name in ["id", "role", "task", "feature"] if name in file]

    frame = tables(make_organisation())[stem]

    assert sorted(frame.columns) == sorted(file.columns)
    for name in keys:
        assert sorted(frame[name]) == sorted(file[name])


def test_numbers_are_those_of_the_files():
    frames = tables(make_organisation())

    tasks = frames["tasks"].set_index("id")
    assert tasks.loc["pipelines", "fte_per_data_source"] == 0.08
    assert tasks.loc["validate_models", "independent"]
    assert value(frames["assumptions"], "oncost") == 1.3
    requirements = frames["task_skills"]
    of_training = requirements[requirements["task"] == "train_models"]
    assert "python|r" in set(of_training["skill_or_any_of"])


def test_an_empty_salary_is_missing_and_not_zero():
    salaries = tables(make_organisation())["salaries_us_kusd"].set_index("role")

    assert pd.isna(salaries.loc["cdo", "entry"])
    assert salaries.loc["cdo", "mid"] == 200


def test_factors_move_salaries_and_prices_and_leave_effort_alone():
    organisation = make_organisation(salary_factor=0.5, price_factor=2)

    frames = tables(organisation)

    # Data engineer, mid: 127 x 0.5; serving costs 40 a level: x 2, as typical_cost is.
    salaries = frames["salaries_us_kusd"].set_index("role")
    costs = frames["capabilities"].set_index("id")["cost_per_level_kusd"]
    assert salaries.loc["data_engineer", "mid"] == 63.5
    assert costs["serving"] == 80
    assert value(frames["assumptions"], "typical_cost") == 60
    assert value(frames["assumptions"], "learn_cost_kusd") == 6
    assert value(frames["assumptions"], "oncost") == 1.3


def test_own_values_lie_over_factors_and_catalogue():
    organisation = make_organisation(salary_factor=0.5, price_factor=2)
    OwnSalary.objects.create(
        organisation=organisation,
        role_id="analyst",
        seniority="junior",
        amount=40_000,
        reason="Pay scale",
    )
    OwnAssumption.objects.create(
        organisation=organisation,
        assumption_id="learn_cost_kusd",
        value=1,
        reason="Own academy",
    )

    frames = tables(organisation)

    salaries = frames["salaries_us_kusd"].set_index("role")
    assert salaries.loc["analyst", "entry"] == 40
    assert value(frames["assumptions"], "learn_cost_kusd") == 1


def test_own_values_of_one_organisation_are_not_anothers():
    acme, other = make_organisation(), make_organisation("Other")
    OwnAssumption.objects.create(
        organisation=acme, assumption_id="oncost", value=2, reason="A try"
    )
    tables(acme)

    assert value(tables(other)["assumptions"], "oncost") == 1.3
    assert own_values(other)["assumptions"] == {}


def test_warm_tables_take_three_queries(django_assert_num_queries):
    organisation = make_organisation()
    tables(organisation)

    # version, own salaries, own assumptions
    with django_assert_num_queries(3):
        tables(organisation)


def test_a_new_load_is_read_anew():
    organisation = make_organisation()
    tables(organisation)
    Task.objects.filter(pk="pipelines").update(base_fte=9)
    load_catalogue()

    tasks = tables(organisation)["tasks"].set_index("id")

    assert tasks.loc["pipelines", "base_fte"] == 0.2
    assert len(version()) == 64


def test_scales_are_the_same_in_models_engine_and_on_pages():
    assert [one.label.lower() for one in MaturityLevel] == MATURITIES
    assert [one.label.lower() for one in Level] == LEVELS
    assert (min(Level), max(Level)) == (min(MaturityLevel), max(MaturityLevel)) == LEVEL
    assert SALARY_COLUMN == engine.SALARY_COLUMN
    assert set(engine.CLOUDS) <= set(SYSTEMS)
    assert set(engine.SUPPORT) == set(MARKS)
