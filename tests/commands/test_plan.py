"""`plan`: what it prints, to whom, and what it refuses."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from roles.models import Plan
from tests.make import make_member

KEYS = {
    *("status", "start", "readiness_now", "readiness_by_quarter"),
    *("readiness_closing", "objective", "bound", "gap", "spend_by_quarter", "actions"),
    *("question", "left_out", "binding", "expected_losses"),
}
QUICK = ["--gap=5", "--time-limit=10"]


@pytest.fixture
def small_team(ready_team):
    """The data team with an analyst who could learn, and nothing rated."""
    make_member(ready_team, "Ana", ["analyst"], levels={"sql": 1, "statistics": 1})
    return ready_team


def plan(*arguments: str, by: str = "alice", said: StringIO | None = None) -> dict:
    out = StringIO()
    call_command(
        *("plan", "data", "--budget=400000", "--quarters=3", *QUICK),
        *arguments,
        "--format=json",
        f"--by={by}@example.com",
        stdout=out,
        stderr=said or StringIO(),
    )
    return json.loads(out.getvalue())


def refused(*arguments: str, by: str = "alice") -> str:
    with pytest.raises(CommandError) as error:
        plan(*arguments, by=by)
    assert error.value.returncode == 2
    return str(error.value)


def test_prints_the_document_and_keeps_the_plan(small_team, alice):
    said = StringIO()

    document = plan(said=said)

    assert document.keys() == KEYS
    assert document["status"] in ("optimal", "time_limit")
    assert len(document["readiness_by_quarter"]) == 3
    kept = Plan.objects.get()
    assert kept.created_by == alice
    assert kept.job.state == "done"
    assert f"Kept as {kept}." in said.getvalue()


def test_actions_cost_what_is_spent(small_team):
    document = plan()

    spent = sum(action["cost"] for action in document["actions"])
    assert spent == pytest.approx(sum(document["spend_by_quarter"]), abs=1)
    assert document["actions"]


def test_no_money_is_an_answer(small_team):
    document = plan("--budget=0")

    assert sum(document["spend_by_quarter"]) == 0


def test_viewers_are_told_nobody_and_leave_nothing_behind(small_team):
    document = plan(by="bob")

    trained = [one for one in document["actions"] if one["kind"] == "train"]
    assert {one["member"] for one in trained} <= {None}
    assert "Ana" not in json.dumps(document)
    assert not Plan.objects.exists()


def test_too_low_a_headcount_is_infeasible_and_says_why(small_team):
    document = plan("--headcount=0")

    assert document["status"] == "infeasible"
    assert "headcount of 0" in document["reason"]


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("--budget=-1", "--budget: -1 is not an amount of 0 or more."),
        ("--budget=much", "--budget: much is not an amount of 0 or more."),
        ("--budget=nan", "--budget: nan is not an amount of 0 or more."),
        ("--quarters=0", "--quarters: 0 is not a whole number from 1 to 12."),
        ("--quarters=13", "--quarters: 13 is not a whole number from 1 to 12."),
        ("--quarters=2.5", "--quarters: 2.5 is not a whole number from 1 to 12."),
        ("--headcount=-1", "--headcount: -1 is not a whole number of 0 or more"),
        ("--onboarding=-1", "--onboarding: -1 is not a whole number of 0 or more."),
        ("--gap=-0.1", "--gap: -0.1 is not points from 0 to 100."),
        ("--time-limit=0", "--time-limit: 0 is not seconds from 1 to 3600."),
        ("--start=soon", "--start: soon is not a date such as 2027-01-01."),
        ("--lock=hire role=baker", "--lock: hire role=baker: role 'baker' is not one"),
        ("--exclude=hire count=2", "--exclude: hire count=2: 'count' does not go with"),
        ("--without=hire role=baker", "--without: hire role=baker: role 'baker' is no"),
        ("--lock=train member=Ben", "there is no member 'Ben' on the team."),
    ],
)
def test_names_option_value_and_what_would_be_right(small_team, argument, said):
    assert said in refused(argument)
    assert not Plan.objects.exists()


def test_switches_and_patterns_are_asked(small_team):
    document = plan(
        *("--no-contractors", "--attrition", "--no-keep-going", "--no-afterwards"),
        *("--leavers-pay", "--release=at_once", "--budget=0"),
        *("--exclude=train member=ana", "--exclude=raise", "--exclude=hire"),
    )

    asked = document["question"]
    switches = ["contractors", "attrition", "keep_going", "afterwards", "leavers_pay"]
    assert [asked[name] for name in switches] == [False, True, False, False, True]
    assert asked["release"] == "at_once"
    assert [one["kind"] for one in asked["excluded"]] == ["train", "raise", "hire"]
    assert asked["excluded"][0]["member"] == "Ana"


def test_usual_answers_need_no_switch(small_team):
    asked = plan("--budget=0")["question"]

    assert asked.items() >= {"contractors": True, "attrition": False}.items()
    assert asked.items() >= {"keep_going": True, "afterwards": True}.items()


@pytest.mark.slow
def test_a_plan_is_made_once_more_without_a_line(small_team):
    document = plan("--without=train")

    without = document["without"]
    assert without["pattern"] == {"kind": "train"}
    assert without["lost"] == pytest.approx(
        document["objective"] - without["objective"]
    )
    assert without["at_least"] <= max(without["lost"], 0) <= without["at_most"]
    assert {one["kind"] for one in without["comes"]} <= {"hire", "raise", "contract"}
    assert Plan.objects.get().question["excluded"] == []


def test_without_a_plan_there_is_none_without_a_line(small_team):
    assert plan("--headcount=0", "--without=train")["without"] is None


def test_viewers_ask_nothing_of_training(small_team):
    said = refused("--exclude=train member=Ana", by="bob")

    assert "that is for those who edit the team" in said


def test_names_what_is_missing(catalogue, team):
    team.data_sources = 3
    team.save()

    said = refused()

    assert "the scale stage" in said
    assert "data sources" not in said


def test_outsiders_find_no_team(small_team, charlie):
    assert "There is no team 'data'" in refused(by="charlie")


def test_text_says_the_same_in_words(small_team, alice):
    out = StringIO()

    call_command(
        *("plan", "data", "--budget=0", "--quarters=1", *QUICK),
        "--by=alice@example.com",
        stdout=out,
        stderr=StringIO(),
    )

    assert "Best plan for 0 USD over 1 quarter(s)" in out.getvalue()
    assert "points better is possible" in out.getvalue()
