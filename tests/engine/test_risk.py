import pytest

from roles.engine.risk import key_people, next_hires
from tests.engine.make import make_catalogue, make_member, make_team

CATALOGUE = make_catalogue()
ANA = make_member("Ana", "engineer")
BEN = make_member("Ben", "analyst")


def test_losing_somebody_costs_what_only_they_carry():
    # Ana and Ann cover pipes, either alone does; Ben alone does reports: half of all
    team = make_team(ANA, make_member("Ann", "engineer"), BEN)

    found = key_people(CATALOGUE, team)

    assert found["member"].tolist() == ["Ben", "Ana", "Ann"]
    assert found["readiness_lost"].tolist() == pytest.approx([0.5, 0.0, 0.0])
    assert found["tasks_stopped"].tolist() == [["reports"], [], []]


def test_one_more_of_a_role_brings_what_is_short():
    # Ana covers pipes; a mid analyst would do all of reports: 0.5. A senior one has
    # bi 3: no more to win. An engineer has no bi at all.
    found = next_hires(CATALOGUE, make_team(ANA))

    best = found.iloc[:2]
    assert best["role"].tolist() == ["analyst", "analyst"]
    assert best["readiness_gained"].tolist() == pytest.approx([0.5, 0.5])
    assert found["readiness_gained"].iloc[2:].tolist() == pytest.approx([0, 0, 0])
    costs = found.set_index(["role", "seniority"])["annual_cost"]
    assert costs["analyst", "mid"] == 80  # 64 * 1.25
    assert ("analyst", "junior") not in costs.index  # an empty cell is not on offer


def test_an_empty_team_has_no_key_people():
    assert len(key_people(CATALOGUE, make_team())) == 0
    assert len(next_hires(CATALOGUE, make_team())) == 5
