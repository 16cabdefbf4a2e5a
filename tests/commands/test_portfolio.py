"""`portfolio`: several teams under one budget, for those who edit all of them."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from roles.models import Access, Plan
from tests.make import ABLE, make_member, make_organisation, make_small, make_team

KEYS = {
    *("status", "start", "objective", "bound", "gap", "question"),
    *("spend_by_quarter", "teams", "lent", "lent_closing"),
}
TEAM_KEYS = {
    *("team", "name", "readiness_now", "readiness_by_quarter", "readiness_closing"),
    *("spend_by_quarter", "actions", "expected_losses"),
}


@pytest.fixture
def two_teams(ready_team, alice, bob):
    """Ana of the data team has nothing to do; operations lacks a person like her."""
    make_small(ready_team)
    make_member(ready_team, "Ana", ["data_engineer"], levels=ABLE)
    ops = make_team("Ops", editor=alice, viewer=bob, stage=ready_team.stage)
    make_small(ops, pipelines=5)
    return ready_team, ops


def portfolio(*arguments, by="alice", teams=("data", "ops"), said=None, plan="json"):
    out = StringIO()
    call_command(
        *("portfolio", *teams, "--budget=50000", "--quarters=2", "--gap=1"),
        *arguments,
        f"--format={plan}",
        f"--by={by}@example.com",
        stdout=out,
        stderr=said or StringIO(),
    )
    return out.getvalue() if plan == "text" else json.loads(out.getvalue())


def refused(*arguments, **by) -> str:
    with pytest.raises(CommandError) as error:
        portfolio(*arguments, **by)
    assert error.value.returncode == 2
    return str(error.value)


def test_prints_who_is_lent_by_name_and_keeps_nothing(two_teams):
    said = StringIO()

    document = portfolio(said=said)

    assert document.keys() == KEYS
    data, ops = document["teams"]
    assert data.keys() == ops.keys() == TEAM_KEYS
    assert (data["team"], ops["name"]) == ("data", "Ops")
    loan = {"member": "Ana", "from": "data", "to": "ops"}
    fte = pytest.approx(1, abs=1e-3)
    assert document["lent"] == [
        {**loan, "quarter": quarter, "fte": fte} for quarter in (1, 2)
    ]
    assert document["lent_closing"] == [{**loan, "fte": fte}]
    assert ops["readiness_now"] < ops["readiness_by_quarter"][0]
    assert document["question"]["lend"] is True
    assert "better is possible" in said.getvalue()
    assert not Plan.objects.exists()


def test_without_lending_nobody_is_lent(two_teams):
    document = portfolio("--no-lend")

    assert document["lent"] == document["lent_closing"] == []
    assert document["question"]["lend"] is False


def test_actions_are_those_of_a_plan_and_add_up_to_the_spend(two_teams):
    document = portfolio("--no-lend", "--budget=400000", "--quarters=3")

    (ops,) = [team for team in document["teams"] if team["team"] == "ops"]
    assert {"kind", "quarter", "role", "seniority", "count", "worth"} <= set(
        ops["actions"][0]
    )
    spent = sum(one["cost"] for team in document["teams"] for one in team["actions"])
    assert spent == pytest.approx(sum(document["spend_by_quarter"]), abs=2)
    assert spent == pytest.approx(
        sum(sum(team["spend_by_quarter"]) for team in document["teams"]), abs=4
    )


def test_too_low_a_headcount_is_infeasible_and_says_why(two_teams):
    document = portfolio("--headcount=0")

    assert document["status"] == "infeasible"
    assert "headcount of 0" in document["reason"]
    assert "There is no plan." in portfolio("--headcount=0", plan="text")


def test_text_says_the_same_in_words(two_teams):
    text = portfolio(plan="text")

    assert "Best plan for 2 team(s) with 50,000 USD over 2 quarter(s)" in text
    assert "== Ops: readiness" in text
    assert "Ana (data) to Ops: Q1 1.00, Q2 1.00, in the end 1.00" in text


def test_takes_an_editor_of_every_team(two_teams, bob, charlie):
    assert "may view 'data', but this takes an editor" in refused(by="bob")
    Access.objects.filter(user=bob, team=two_teams[0]).update(right="editor")
    assert "may view 'Ops', but this takes an editor" in refused(by="bob")
    assert "There is no team 'data'" in refused(by="charlie")


@pytest.mark.parametrize(
    ("teams", "argument", "said"),
    [
        (("data", "ops"), "--budget=-1", "--budget: -1 is not an amount of 0 or more."),
        (("data", "ops"), "--quarters=0", "--quarters: 0 is not a whole number"),
        (("data", "ops"), "--lock=hire", "--lock and --exclude are of the plan of one"),
        (("data", "Data"), "--gap=1", "Name each team once."),
        (("data", "none"), "--gap=1", "There is no team 'none'"),
        (("data", "bare"), "--gap=1", "bare cannot be planned for yet. Still missing"),
        (("data", "far"), "--gap=1", "Teams of several organisations have no budget"),
    ],
)
def test_says_what_must_be_mended(two_teams, alice, teams, argument, said):
    make_team("bare", editor=alice)
    make_team("far", organisation=make_organisation("Elsewhere"), editor=alice)

    assert said in refused(argument, teams=teams)
