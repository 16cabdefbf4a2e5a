"""What changes in a known way when the inputs do, whatever the right answer is."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.independent.engine_answers import engine_assessment
from tests.independent.plan_answers import engine_plan
from tests.independent.slices import full_case, seeds
from tests.independent.strategies import ORDINARY, TABLES, TODAY, documents
from tests.independent.tables import DRIVERS

NEAR = 1e-6
MONEY = ["entry", "mid", "senior"]
PRICES = ["learn_cost_kusd", "typical_cost"]


def with_numbers(tables: dict, factor: float, names: list[str]) -> dict:
    """Return the tables with some of the assumptions multiplied."""
    numbers = tables["assumptions"].copy()
    numbers["value"] = numbers["value"].astype(float)
    numbers.loc[numbers["id"].isin(names), "value"] *= factor
    return tables | {"assumptions": numbers}


def dearer(tables: dict, factor: float) -> dict:
    """Return the tables with all money multiplied."""
    capabilities = tables["capabilities"].copy()
    costs = capabilities["cost_per_level_kusd"].astype(float)
    capabilities["cost_per_level_kusd"] = costs * factor
    salaries = tables["salaries_us_kusd"].copy()
    salaries[MONEY] = salaries[MONEY].astype(float) * factor
    return with_numbers(tables, factor, PRICES) | {
        "capabilities": capabilities,
        "salaries_us_kusd": salaries,
    }


@pytest.mark.parametrize("seed", seeds(2, 20))
def test_money_of_a_tenth_of_the_worth_makes_the_same_plan(seed):
    tables, document, question = full_case(seed)
    question = replace(question, gap=0.0)
    richer = replace(question, budget=question.budget * 10)

    plan = engine_plan(document, question, tables=tables)
    same = engine_plan(document, richer, tables=dearer(tables, 10), price_level=10)

    assert same["status"] == plan["status"]
    if plan["status"] == "optimal":
        assert same["objective"] == pytest.approx(plan["objective"], abs=NEAR)
        assert same["bound"] == pytest.approx(plan["bound"], abs=NEAR)


@ORDINARY
@given(documents(most=3))
def test_a_person_in_two_halves_does_what_the_whole_does(document):
    halves = [
        member | {"name": f"{member['name']} {side}", "fte": member["fte"] / 2}
        for member in document["members"]
        for side in ("left", "right")
    ]

    whole = engine_assessment(TABLES, document, TODAY)
    split = engine_assessment(TABLES, document | {"members": halves}, TODAY)

    assert split.readiness == pytest.approx(whole.readiness, abs=NEAR)


@ORDINARY
@given(documents(most=3))
def test_twice_the_team_does_twice_the_work(document):
    # work from drivers alone, and upkeep doubled like them
    tasks = TABLES["tasks"].assign(base_fte=0.0)
    tables = TABLES | {"tasks": tasks}
    twins = [
        member | {"name": f"{member['name']} {twin}"}
        for member in document["members"]
        for twin in ("one", "two")
    ]
    doubled = document | {
        "members": twins,
        "drivers": {name: 2 * document["drivers"][name] for name in DRIVERS},
    }

    once = engine_assessment(tables, document, TODAY)
    twice = engine_assessment(
        with_numbers(tables, 2, ["upkeep_effort_share"]), doubled, TODAY
    )

    assert twice.readiness == pytest.approx(once.readiness, abs=NEAR)
