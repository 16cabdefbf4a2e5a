from datetime import date

import pytest

from roles.engine.frames import InvalidFrame
from roles.engine.team import InvalidTeam
from tests.engine.make import make_member, make_team

ANA = make_member("Ana", "engineer")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"stage": None}, "stage is missing"),
        ({"stage": "vast"}, "no match for 'vast'"),
        ({"drivers": {"models": 1}}, "'data_sources', 'new_models', 'stakeholders'"),
        ({"scope": {"fly": 1}}, "no match for ['fly']"),
        ({"scope": {"pipes": -1}}, "'scope' must be 0-inf for ['pipes']"),
        ({"maturity": {"store": 5}}, "'maturity' must be 0-4 for ['store']"),
        ({"maturity": {"store": 1.5}}, "whole levels for ['store']"),
        ({"provided": ["moon"]}, "no match for ['moon']"),
        ({"area_weights": {"direction": 0}}, "area_weights must be"),
    ],
)
def test_names_what_is_wrong_with_a_team(changes, message):
    with pytest.raises((InvalidTeam, InvalidFrame)) as error:
        make_team(ANA, **changes)

    assert message in str(error.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"fte": 1.5}, "'fte' must be 0-1 for ['Ana']"),
        ({"roles": ["pilot"]}, "no match for ['pilot']"),
        ({"roles": []}, "at least one"),
        ({"levels": {"sql": 7}}, "must be 0-4 for ['sql']"),
        ({"levels": {"chess": 1}}, "no match for ['chess']"),
        ({"levels": {"sql": 1}, "not_applicable": ["sql"]}, "for ['sql']"),
        ({"seniority": "lord"}, "no match for ['lord']"),
        ({"annual_cost": -1}, "annual_cost below 0 for ['Ana']"),
        ({"start": "2026-02-01", "end": "2026-01-01"}, "end before start for 'Ana'"),
    ],
)
def test_names_what_is_wrong_with_a_member(changes, message):
    with pytest.raises((InvalidTeam, InvalidFrame)) as error:
        make_team(ANA | changes)

    assert message in str(error.value)


def test_a_member_stands_there_once():
    with pytest.raises(InvalidFrame, match=r"more than one row for \['Ana'\]"):
        make_team(ANA, ANA)


def test_a_layer_prefills_only_what_has_a_target_and_no_rating():
    team = make_team(layers={"ground": 1, "roof": None}, maturity={"store": 3})

    assert team.maturity.to_dict() == {"store": 3, "tests": 1}


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [
        (None, None, True),
        ("2026-01-01", "2026-01-01", True),
        ("2026-01-02", None, False),
        (None, "2025-12-31", False),
    ],
)
def test_members_are_there_from_start_to_end(start, end, there):
    team = make_team(make_member("Ana", "engineer", start=start, end=end))

    assert team.present()["Ana"] == there
    assert team.at(date(2026, 1, 1)).present()["Ana"] == there


def test_an_empty_team_is_an_ordinary_team():
    team = make_team()

    assert list(team.assessed.columns) == ["bi", "leadership", "python", "r", "sql"]
    assert len(team.members) == 0
