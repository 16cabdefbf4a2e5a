"""What a plan comes to: contracts, what is left out, what binds, asking again."""

import pytest
from django.urls import reverse

from tests.make import make_member
from tests.plans import (
    BINDING,
    CONTRACTS,
    HIRE,
    LEFT_OUT,
    RAISES,
    left_out_training,
    make_answer,
    make_plan,
    train,
)

TEAM = ["acme", "data"]


def url(view, plan=None):
    return reverse(f"plans-{view}", args=[*TEAM, *([plan.pk] if plan else [])])


@pytest.fixture
def plan(ready_team):
    """A finished plan from before contracts, with all kinds of action it had."""
    ana = make_member(ready_team, "Ana Lytic", ["analyst"], levels={"sql": 1})
    return make_plan(ready_team, HIRE, *RAISES, train(str(ana.pk)))


def test_contracts_are_lines_of_their_own(client, bob, ready_team):
    plan = make_plan(ready_team, {**HIRE, "backfill": 1}, *CONTRACTS)
    client.force_login(bob)

    page = " ".join(client.get(url("detail", plan)).text.split())

    assert "Contract: Model validator, up to 0.50 FTE" in page
    assert "1 backfill</span>" in page
    assert "44 k into contracts" in page


def test_says_what_is_left_out_and_what_holds_it_back(client, bob, ready_team):
    ana = make_member(ready_team, "Ana Lytic", ["analyst"])
    left_out = [*LEFT_OUT, left_out_training(str(ana.pk))]
    answer = make_answer(HIRE, left_out=left_out, binding=BINDING)
    plan = make_plan(ready_team, answer=answer)
    client.force_login(bob)

    page = " ".join(client.get(url("detail", plan)).text.split())

    assert "Best of it, hire: ML engineer, senior, in quarter 1." in page
    assert "With USD 270 k more it would add +0.82 points." in page
    assert "The money does more elsewhere in the plan." in page
    assert "one analyst, Python" in page
    assert "Most of all: money released in quarter 3." in page
    assert "Worth of 100,000 more by then: at most +1.10 points." in page
    assert "People to land what is bought and built: Run data storage and" in page
    assert "Ana Lytic" not in page


def test_editors_can_plan_again_with_or_without_a_line(client, alice, bob, plan):
    create, pages = url("create"), {}
    for user in [alice, bob]:
        client.force_login(user)
        pages[user] = client.get(url("detail", plan)).text

    like = f"{create}?like={plan.pk}"
    assert f"{like}&amp;excluded=hire%20role%3Ddata_engineer" in pages[alice]
    assert f"{like}&amp;locked=raise%20capability%3Dobject_storage" in pages[alice]
    assert f'{like}"' in pages[alice]
    assert create not in pages[bob]


def test_a_question_without_a_plan_can_be_changed(client, alice, ready_team):
    answer = make_answer(status="infeasible", reason="Cap below people.")
    plan = make_plan(ready_team, answer=answer)
    client.force_login(alice)

    page = client.get(url("detail", plan)).text

    assert page.count(f'{url("create")}?like={plan.pk}"') == 1


def test_what_holds_a_plan_back_a_little_is_folded_away(client, bob, ready_team):
    many = [{**BINDING[1], "quarter": quarter} for quarter in range(1, 9)]
    plan = make_plan(ready_team, answer=make_answer(HIRE, binding=many))
    client.force_login(bob)

    page = client.get(url("detail", plan)).text

    shown, folded = page.split("What else holds it back a little")
    assert shown.count("100,000 more by then</small>") == 6
    assert folded.count("100,000 more by then</small>") == 2


def test_says_that_nothing_left_out_would_help(client, bob, ready_team):
    ana = make_member(ready_team, "Ana Lytic", ["analyst"])
    answer = make_answer(HIRE, left_out=[left_out_training(str(ana.pk))])
    plan = make_plan(ready_team, answer=answer)
    client.force_login(bob)

    page = client.get(url("detail", plan)).text

    assert "Nothing that is not in the plan would make it better." in page


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "No opening makes up for it."),
        (1, "1 of the openings makes up for it."),
        (2, "2 of the openings make up for it."),
    ],
)
def test_says_how_many_are_expected_to_leave(client, bob, ready_team, count, said):
    losses = [{"role": "analyst", "quarter": q, "fte": 0.3} for q in (1, 2)]
    hire = {**HIRE, "backfill": count}
    answer = make_answer(hire, expected_losses=losses)
    client.force_login(bob)

    page = client.get(url("detail", make_plan(ready_team, answer=answer))).text

    assert "0.60 FTE of the team are expected to leave" in " ".join(page.split())
    assert said in page


def test_says_nothing_of_what_was_not_worked_out(client, bob, plan):
    client.force_login(bob)

    page = client.get(url("detail", plan)).text

    assert "What was left out" not in page
    assert "What holds the plan back" not in page


def test_plans_from_before_contracts_are_shown(client, bob, plan):
    for key in ["contractors", "attrition", "locked", "excluded"]:
        del plan.question[key]
    plan.save()
    client.force_login(bob)

    page = client.get(url("detail", plan))

    assert "are not on offer" in page.text
    assert client.get(url("csv", plan)).status_code == 200


def test_says_what_had_to_be_in_a_plan(client, bob, ready_team):
    lock = {"kind": "hire", "role": "analyst", "count": 2}
    plan = make_plan(ready_team, wishes={"locked": [lock], "attrition": True})
    client.force_login(bob)

    page = client.get(url("detail", plan)).text

    assert "Hire: Analyst, at least 2" in page
    assert "at the usual rate" in page
