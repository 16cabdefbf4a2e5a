import pytest
from hypothesis import given

from roles.engine.assessment import assess
from roles.engine.risk import key_pairs, key_people, next_hires
from roles.engine.team import Team
from tests.engine.make import TODAY, make_catalogue, make_member, make_team
from tests.engine.strategies import FEW, documents

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


def test_two_who_replace_each_other_are_missed_together():
    # Ana and Ann both master pipes, half of all: either does it alone, nobody without
    # both. Ben does reports, the other half, alone.
    team = make_team(ANA, make_member("Ann", "engineer"), BEN)

    found = key_pairs(CATALOGUE, team).set_index(["member", "other"])

    lost = found["readiness_lost"].to_dict()
    assert lost == {
        ("Ana", "Ann"): pytest.approx(0.5),
        ("Ana", "Ben"): pytest.approx(0.5),
        ("Ann", "Ben"): pytest.approx(0.5),
    }
    assert found["beyond"].to_dict() == {
        ("Ana", "Ann"): pytest.approx(0.5),
        ("Ana", "Ben"): pytest.approx(0.0, abs=1e-9),
        ("Ann", "Ben"): pytest.approx(0.0, abs=1e-9),
    }
    stopped = found["tasks_stopped"].to_dict()
    assert stopped["Ana", "Ann"] == ["pipes"]
    assert stopped["Ann", "Ben"] == ["reports"]


def test_losses_of_two_tasks_add_up():
    found = key_pairs(CATALOGUE, make_team(ANA, BEN))

    assert found.to_dict("records") == [
        {
            **{"member": "Ana", "other": "Ben", "beyond": pytest.approx(0.0)},
            "readiness_lost": pytest.approx(1.0),
            "tasks_stopped": ["pipes", "reports"],
        }
    ]


def test_one_person_is_no_pair_and_who_is_not_there_neither():
    team = make_team(ANA, BEN | {"end": "2025-12-31"})

    assert len(key_pairs(CATALOGUE, team)) == 0


@pytest.mark.slow
@FEW
@given(documents(5))
def test_what_is_not_solved_again_is_what_a_solve_would_give(document):
    team = Team.from_document(document, CATALOGUE, TODAY)
    whole = assess(CATALOGUE, team).readiness

    def lost(*names):
        rows = [m for m in document["members"] if m["name"] not in names]
        left = Team.from_document(document | {"members": rows}, CATALOGUE, TODAY)
        return pytest.approx(whole - assess(CATALOGUE, left).readiness, abs=1e-7)

    for row in key_people(CATALOGUE, team).itertuples():
        assert row.readiness_lost == lost(row.member)
    for row in key_pairs(CATALOGUE, team).itertuples():
        assert row.readiness_lost == lost(row.member, row.other)


@pytest.mark.slow
@FEW
@given(documents(3))
def test_gains_are_those_of_a_team_with_one_more(document):
    team = Team.from_document(document, CATALOGUE, TODAY)
    whole = assess(CATALOGUE, team).readiness

    for row in next_hires(CATALOGUE, team).itertuples():
        more = make_member("more", row.role, seniority=row.seniority)
        members = [*document["members"], more]
        then = Team.from_document(document | {"members": members}, CATALOGUE, TODAY)
        gained = assess(CATALOGUE, then).readiness - whole
        assert row.readiness_gained == pytest.approx(gained, abs=1e-7)
