"""`robustness`: what it prints, to whom, and what it refuses."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from roles.management.commands.robustness import lines
from tests.make import make_member
from tests.plans import HIRE, make_plan, train

FEW = ["--draws=3", "--replans=1"]


@pytest.fixture
def planned(ready_team):
    """A plan of the data team: two data engineers, and SQL for Ana."""
    ana = make_member(ready_team, "Ana", ["analyst"], levels={"sql": 1})
    return make_plan(ready_team, HIRE, train(str(ana.pk)))


def robustness(*arguments: str, by: str = "alice", said: StringIO | None = None) -> str:
    out = StringIO()
    call_command(
        *("robustness", "data", *FEW, *arguments),
        f"--by={by}@example.com",
        stdout=out,
        stderr=said or StringIO(),
    )
    return out.getvalue()


def refused(*arguments: str, by: str = "alice") -> str:
    with pytest.raises(CommandError) as error:
        robustness(*arguments, by=by)
    assert error.value.returncode == 2
    return str(error.value)


def test_prints_the_spread_of_the_newest_plan(planned):
    said = StringIO()

    document = json.loads(robustness("--format=json", said=said))

    assert [document["plan"], document["status"]] == [planned.pk, "done"]
    assert [document["draws"], document["replans"], document["seed"]] == [3, 1, 1]
    for key in ("plan", "p10", "p50", "p90"):
        assert len(document["readiness_by_quarter"][key]) == 3
    lines = {line["kind"]: line for line in document["lines"] if line["planned"]}
    assert lines["hire"]["role"] == "data_engineer"
    assert lines["hire"]["planned"] == 2
    assert lines["train"]["member"] == "Ana"
    assert "4 of 4 draws and plans" in said.getvalue()


def test_viewers_are_told_nobody(planned):
    text = robustness("--format=json", "--replans=0", by="bob")

    assert "Ana" not in text
    learns = [x for x in json.loads(text)["lines"] if x["kind"] == "train"]
    assert {line["member"] for line in learns} == {None}
    assert {line["role"] for line in learns} == {"analyst"}


def test_the_same_seed_gives_the_same_numbers_and_another_others(planned):
    first, again, other = (
        json.loads(robustness("--format=json", "--replans=0", f"--seed={seed}"))
        for seed in (5, 5, 6)
    )

    assert first == again
    assert first["readiness_closing"]["p50"] != other["readiness_closing"]["p50"]


def test_text_says_the_same_in_words(planned):
    text = robustness("--replans=0", f"--plan={planned.pk}")

    assert "in 3 draws, made again in 0 (seed 1)" in text
    assert "Hire Data engineer" in text
    assert "2 hires" in text
    assert "Train Ana: SQL" in text
    assert "probability that a hire joins a quarter later than planned" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--draws=0"], "--draws: 0 is not a whole number from 1 to 10000."),
        (["--replans=4"], "--replans: 4 is not from 0 to the 3 draws."),
        (["--seed=-1"], "--seed: -1 is below 0."),
    ],
)
def test_names_option_value_and_what_would_be_right(planned, arguments, said):
    assert said in refused(*arguments)


def test_names_the_plans_there_are(planned):
    assert f"there is: {planned.pk}." in refused("--plan=999999")


def test_asks_for_a_plan_first(ready_team):
    assert "has no plan with an answer yet" in refused()


def test_outsiders_find_no_team(planned, charlie):
    assert "There is no team 'data'" in refused(by="charlie")


def test_text_says_in_how_many_draws_the_solver_failed(catalogue):
    number = {"name": "Plan", "draws": 3, "replans": 0, "seed": 1, "status": "done"}
    readiness = dict.fromkeys(["plan", "p10", "p50", "p90"], 0.5)
    empty = {
        "readiness_by_quarter": dict.fromkeys(readiness, [0.5]),
        **{"readiness_closing": readiness, "lines": [], "spread": []},
    }

    text = "\n".join(lines({**number, **empty, "failed": 2}))

    assert "The solver failed in 2 more, which count nowhere." in text
    assert "failed" not in "\n".join(lines({**number, **empty, "failed": 0}))
