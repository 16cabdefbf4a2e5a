import pytest

from roles.engine.workload import area_weights, demand, effort, upkeep
from tests.engine.make import make_catalogue, make_member, make_team

CATALOGUE = make_catalogue()


def test_workload_is_base_and_drivers_by_scope():
    # pipes 1.0 base; reports 0.5 a source * 3 = 1.5, half of it ours
    team = make_team(make_member("Ana", "analyst", fte=0.6), sources=3)
    halved = make_team(sources=3, scope={"reports": 0.5})

    found = demand(CATALOGUE, team)

    assert found.loc["pipes", "workload"] == 1.0
    assert found.loc["reports", "data_sources"] == 1.5
    assert found.loc["reports", "people_fte"] == 0.6
    assert demand(CATALOGUE, halved).loc["reports", "workload"] == 0.75


def test_effort_is_less_where_the_market_serves_well():
    found = effort(CATALOGUE)

    # size 40 / 40 = 1; store is bought at 0.2 and built at 1; tests cannot be bought
    assert found.loc["store"].to_dict() == {"buy": 0.2, "build": 1.0}
    assert found.loc["tests", "build"] == 1.0
    assert found["buy"].isna().to_dict() == {"store": False, "tests": True}


def test_upkeep_is_a_share_of_effort():
    assert upkeep(CATALOGUE).loc["store", "buy"] == pytest.approx(0.02)


def test_neglected_areas_weigh_most():
    # neglect: data 1, serving 0.5, training 0; of 0.9: 0.6, 0.3, 0; direction 0.1
    weights = area_weights(CATALOGUE, make_team(area_weights=None))

    assert weights.to_dict() == pytest.approx(
        {
            **{"data_management": 0.6, "serving_deployment": 0.3},
            **{"training_authoring": 0.0, "direction": 0.1},
        }
    )
