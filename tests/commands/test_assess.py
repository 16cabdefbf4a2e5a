"""What `assess` prints, for whom."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.make import ABLE, make_assessment, make_member, make_small

DATA = 0.478686  # weight of data management


@pytest.fixture
def small_team(ready_team):
    """Has 1 FTE of pipelines to run, and half of one person who can."""
    make_small(ready_team, pipelines=5)
    make_member(ready_team, "Ana Alvarez", ["data_engineer"], levels=ABLE, fte=0.5)
    return ready_team


def assess(*arguments):
    out = StringIO()
    call_command("assess", "data", *arguments, stdout=out)
    return out.getvalue()


def test_writes_the_document_that_programs_read(alice, small_team):
    document = json.loads(assess("--format", "json", "--by", alice.email))

    assert document["team"] == "data"
    assert document["readiness"] == pytest.approx(1 - DATA * 0.3, abs=1e-6)
    areas = {row.pop("area"): row for row in document["areas"]}
    # Half of the work is covered, the half that counts (1.6 + 1.2) / 4 = 0.7.
    assert areas["data_management"] == {
        "weight": pytest.approx(DATA, abs=1e-6),
        "people": pytest.approx(0.7),
        "infrastructure": None,
        "readiness": pytest.approx(0.7),
    }
    tasks = {row.pop("task"): row for row in document["tasks"]}
    assert len(tasks) == 22
    assert tasks["pipelines"] == {
        "workload": pytest.approx(1),
        "covered": pytest.approx(0.5),
        "coverage": pytest.approx(0.5),
        "shortage": pytest.approx(0.5),
    }
    assert document["allocation"] == [
        {"member": "Ana Alvarez", "task": "pipelines", "fte": pytest.approx(0.5)}
    ]
    assert document["kept"] == {}
    assert {"skill": "sql", "level": 4, "work_fte": pytest.approx(1), "people": 1} in (
        document["skills"]
    )
    assert document["key_people"] == [
        {
            "member": "Ana Alvarez",
            "readiness_lost": pytest.approx(DATA * 0.7, abs=1e-6),
            "tasks_stopped": ["pipelines"],
        }
    ]
    best = document["next_hires"][0]
    assert set(best) == {"role", "seniority", "readiness_gained", "annual_cost"}
    assert best["role"] == "data_engineer"
    assert isinstance(best["annual_cost"], int)


def test_says_how_sure_readiness_is_and_which_roles_levels_match(
    alice, bob, small_team
):
    make_assessment(small_team.members.get().person, "sql", 3, source="self")

    editor, viewer = (
        json.loads(assess("--format", "json", "--by", user.email))
        for user in [alice, bob]
    )

    # See tests/reports/test_confidence.py.
    found = editor["confidence"]
    assert found["low"] == pytest.approx(1 - DATA * (1 - 0.644638), abs=1e-5)
    assert found["high"] == pytest.approx(editor["readiness"])
    assert found["areas"]["data_management"] == {
        "low": pytest.approx(0.644638, abs=1e-5),
        "high": pytest.approx(0.7),
    }
    assert found["because"]["disagreeing"] == 1
    assert viewer["confidence"] == found | {"because": None}
    assert editor["role_fit"] == [
        {
            **{"member": "Ana Alvarez", "skills": 4, "roles": None, "better": None},
            "interests": [],
        }
    ]
    assert viewer["role_fit"] == []
    line = "83 with all open levels at their lowest, 86 at their highest"
    reasons = ": levels 9 assumed from roles, 1 on which people and their managers"
    assert line + reasons in assess("--by", alice.email)
    viewed = assess("--by", bob.email)
    assert line in viewed
    assert reasons not in viewed


def test_moves_judged_numbers_when_asked(bob, small_team):
    plain = json.loads(assess("--format", "json", "--by", bob.email))
    found = json.loads(assess("--judgement", "--format", "json", "--by", bob.email))

    judgement = found.pop("judgement")
    assert found == plain
    assert (judgement["moves"], judgement["first_stays"]) == (40, 40)
    assert judgement["hires"] == ["data_engineer"]
    assert judgement["low"] < judgement["readiness"] < judgement["high"]
    text = assess("--judgement", "--by", bob.email)
    assert "40 moves of one number by a quarter" in text
    assert "the first hire stays in 40" in text


def test_tells_what_is_lost_without_two_people_when_asked(alice, bob, small_team):
    make_member(small_team, "Ben Baker", ["data_engineer"], levels=ABLE, fte=0.5)

    found = json.loads(assess("--pairs", "--format", "json", "--by", alice.email))

    # All is done by the two, 0.7 of it by either: 0.3 lost alone, 1 both.
    assert found["key_pairs"] == [
        {
            "members": ["Ana Alvarez", "Ben Baker"],
            "readiness_lost": pytest.approx(DATA, abs=1e-6),
            "beyond": pytest.approx(DATA * 0.4, abs=1e-6),
            "tasks_stopped": ["pipelines"],
        }
    ]
    assert "Ana Alvarez and Ben Baker" in assess("--pairs", "--by", alice.email)
    with pytest.raises(CommandError, match="takes an editor"):
        assess("--pairs", "--by", bob.email)


def test_leaves_people_out_for_viewers(bob, small_team):
    text = assess("--format", "json", "--by", bob.email)

    document = json.loads(text)
    assert document["people"] is False
    assert document["allocation"] == document["upkeep"] == document["key_people"] == []
    assert "Alvarez" not in text
    # One person: counts by level would be their levels.
    assert {row["people"] for row in document["skills"]} == {None}
    assert document["readiness"] == pytest.approx(1 - DATA * 0.3, abs=1e-6)


def test_reads_as_text_for_people(alice, small_team):
    text = assess("--by", alice.email)

    assert "data: readiness 86 of 100" in text
    assert "  no open level makes a difference" in text
    assert "infrastructure not rated" in text
    assert "Ana Alvarez" in text
    assert "stops: Build and run data pipelines" in text


def test_text_names_nobody_to_viewers(alice, bob, small_team):
    viewer, editor = (assess("--by", user.email) for user in [bob, alice])

    assert "Alvarez" not in viewer
    assert "fewer than five people" in viewer
    assert "fewer than five people" not in editor


def test_names_what_is_missing_and_ends_with_2(alice, catalogue, team):
    with pytest.raises(CommandError, match="the scale stage") as refusal:
        assess("--by", alice.email)

    assert refusal.value.returncode == 2


def test_outsiders_find_no_team(charlie, small_team):
    with pytest.raises(CommandError, match="no team 'data'"):
        assess("--by", charlie.email)
