"""The numbers of the charts about gaps, to take away."""

import pytest
from django.urls import reverse

from tests.make import ABLE, make_member, make_small

TEAM = ["acme", "data"]
# Half of 1 FTE is covered; who is able is counted for editors.
PIPELINES = (
    "Build and run data pipelines,Data management,Data engineer,1.0,0.5,0.5,0.25"
)


@pytest.fixture
def small_team(ready_team):
    """Has 1 FTE of pipelines to run, half of it covered; nobody validates models."""
    # Bases of 0.2 and 0.05 FTE.
    make_small(ready_team, pipelines=5, validate_models=4)
    make_member(ready_team, "Ana Alvarez", ["data_engineer"], levels=ABLE, fte=0.5)
    return ready_team


def sent_to(client, user, table):
    client.force_login(user)
    return client.get(reverse("gaps-csv", args=[*TEAM, table]))


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("areas", "Data management,0.4787,70.0,,70.0,1.0,0.5"),
        ("tasks", f"{PIPELINES},\r\n"),
        ("hires", "Model validator,Mid,"),
    ],
)
def test_sends_the_numbers_of_a_chart(client, bob, small_team, table, line):
    sent = sent_to(client, bob, table)

    assert sent["Content-Type"] == "text/csv"
    assert line in sent.content.decode("utf-8-sig")


@pytest.mark.parametrize("table", ["areas", "tasks", "hires"])
def test_names_nobody(client, alice, small_team, table):
    assert "Alvarez" not in sent_to(client, alice, table).content.decode("utf-8-sig")


def test_counts_who_is_able_for_editors_and_for_viewers_of_five(
    client, alice, bob, small_team
):
    editor = sent_to(client, alice, "tasks").content.decode("utf-8-sig")
    for number in range(4):
        make_member(small_team, f"Person {number}", ["visualization_engineer"])
    viewer = sent_to(client, bob, "tasks").content.decode("utf-8-sig")

    assert f"{PIPELINES},1\r\n" in editor
    assert f"{PIPELINES},1\r\n" in viewer


def test_says_that_nobody_is_able(client, bob, small_team):
    text = sent_to(client, bob, "tasks").content.decode("utf-8-sig")

    assert "Model validator,0.2,0.0,0.2,0.15,0\r\n" in text


def test_there_is_none_of_what_no_chart_shows(client, bob, small_team):
    assert sent_to(client, bob, "people").status_code == 404
