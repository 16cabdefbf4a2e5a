"""The pages of plans: watching, reading, calling off."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from roles.models import AuditEntry, Job, Plan
from tests.make import make_member
from tests.plans import HIRE, RAISES, make_answer, make_plan, train

TEAM = ["acme", "data"]
HTMX = {"HX-Request": "true"}


def url(view: str, plan: Plan | None = None) -> str:
    return reverse(f"plans-{view}", args=[*TEAM, *([plan.pk] if plan else [])])


@pytest.fixture
def plan(ready_team):
    """A finished plan with all three kinds of action."""
    ana = make_member(ready_team, "Ana Lytic", ["analyst"], levels={"sql": 1})
    return make_plan(ready_team, HIRE, *RAISES, train(str(ana.pk)))


@pytest.fixture
def running(ready_team):
    """A plan that a worker is at, with something to show already."""
    return make_plan(ready_team, HIRE, state="running", heard=timezone.now())


def test_first_line_is_the_answer(client, bob, plan):
    client.force_login(bob)

    page = client.get(url("detail", plan)).text

    said = " ".join(page.split())
    assert "for 2.1 M over 3 quarters: readiness 25 → 73." in said
    assert "At most 0.20 points better is possible." in said


def test_editors_see_who_learns(client, alice, plan):
    client.force_login(alice)

    assert "Ana Lytic" in client.get(url("detail", plan)).text


def test_viewers_see_nobody(client, bob, plan):
    client.force_login(bob)

    page = client.get(url("detail", plan)).text

    assert "Ana Lytic" not in page
    assert "Train one analyst in SQL" in page


def test_steps_say_why(client, alice, plan):
    client.force_login(alice)

    page = " ".join(client.get(url("detail", plan)).text.split())

    assert "Worth +6.1 points" in page
    assert "within the margin" in page
    assert "confirm first" in page
    assert "Takes work off: Run data storage and compute" in page


def test_says_that_the_team_has_changed_since(client, bob, plan, ready_team):
    make_member(ready_team, "Ben", ["analyst"])
    client.force_login(bob)

    page = client.get(url("detail", plan)).text

    assert "The team has changed since this plan was made." in page


def test_a_running_plan_is_asked_for_each_second(client, bob, running):
    client.force_login(bob)

    page = client.get(url("detail", running)).text

    assert f'hx-get="{url("status", running)}"' in page
    assert "Best plan so far" in page


def test_the_part_goes_on_while_the_search_does(client, bob, running):
    client.force_login(bob)

    part = client.get(url("status", running), headers=HTMX)

    assert part.status_code == 200
    assert "2 x Data engineer" in part.text
    assert "<html" not in part.text


def test_the_part_ends_the_asking_when_the_search_ends(client, bob, plan):
    client.force_login(bob)

    part = client.get(url("status", plan), headers=HTMX)

    assert part.status_code == 286
    assert part["HX-Refresh"] == "true"


def test_viewers_have_no_button_to_stop(client, bob, alice, running):
    client.force_login(bob)
    assert url("cancel", running) not in client.get(url("detail", running)).text

    client.force_login(alice)
    assert url("cancel", running) in client.get(url("detail", running)).text


def test_cancelling_leaves_word_for_the_worker(client, alice, running):
    client.force_login(alice)

    answer = client.post(url("cancel", running))

    running.job.refresh_from_db()
    assert answer.url == url("detail", running)
    assert running.job.cancel_requested
    assert running.job.state == "running"
    assert AuditEntry.objects.filter(action="cancel_plan").count() == 1


BROKE_OFF = {"status": "failed", "reason": "The solver failed."}


@pytest.mark.parametrize(
    ("state", "fields", "sentence"),
    [
        ("waiting", {"answer": None}, "Waiting for its turn"),
        ("running", {"answer": None, "heard": None}, "Looking for a first plan"),
        ("failed", {"answer": None, "message": "Our fault."}, "Our fault."),
        ("failed", {"message": "Our fault."}, "The search broke off before its end"),
        ("cancelled", {"answer": None}, "called off before anything was found"),
        ("cancelled", {}, "The search was stopped"),
        ("done", {"answer": make_answer(status="time_limit")}, "ended at its limit"),
        (
            "done",
            {"answer": make_answer(status="infeasible", reason="Cap below people.")},
            "Cap below people.",
        ),
        (
            "done",
            {"answer": make_answer(status="time_limit", reason="Too short a time.")},
            "No plan was found in time.",
        ),
        ("done", {"answer": make_answer(status="failed")}, "The solver failed before"),
        ("done", {"answer": make_answer(**BROKE_OFF)}, "No plan was found."),
        ("done", {}, "nothing is worth doing"),
    ],
)
def test_each_state_has_its_words(client, bob, ready_team, state, fields, sentence):
    plan = make_plan(ready_team, state=state, **fields)
    client.force_login(bob)

    page = " ".join(client.get(url("detail", plan)).text.split())

    assert sentence in page


def test_a_lost_plan_can_be_started_again(client, alice, ready_team):
    heard = timezone.now() - timedelta(minutes=1)
    plan = make_plan(ready_team, state="running", answer=None, heard=heard)
    client.force_login(alice)

    page = client.get(url("detail", plan)).text

    assert "The search broke off" in page
    assert url("restart", plan) in page


def test_a_plan_nobody_takes_says_so(client, bob, ready_team):
    plan = make_plan(ready_team, state="waiting", answer=None)
    Job.objects.update(created_at=timezone.now() - timedelta(minutes=1))
    client.force_login(bob)

    assert (
        "No worker has taken this plan up yet." in client.get(url("detail", plan)).text
    )


def test_plans_of_another_team_are_not_there(client, alice, plan):
    client.force_login(alice)
    other = plan.team
    other.pk, other.slug = None, "other"
    other.save()
    other.accesses.create(user=alice, right="owner")

    page = client.get(reverse("plans-detail", args=["acme", "other", plan.pk]))

    assert page.status_code == 404


def test_list_shows_newest_first_with_what_came_out(client, bob, ready_team, plan):
    later = make_plan(ready_team, state="waiting", answer=None)
    client.force_login(bob)

    page = client.get(url("overview"))

    assert [row["plan"] for row in page.context["rows"]] == [later, plan]
    assert "waiting for its turn" in page.text


def test_an_empty_list_says_what_a_plan_is_for(client, alice, ready_team):
    client.force_login(alice)

    assert url("create") in client.get(url("overview")).text


def test_reads_a_bigger_plan_in_as_many_queries(
    client, alice, ready_team, plan, django_assert_max_num_queries
):
    people = [make_member(ready_team, f"P{n}", ["analyst"]) for n in range(30)]
    big = make_plan(ready_team, HIRE, *RAISES, *[train(str(m.pk)) for m in people])
    client.force_login(alice)

    with django_assert_max_num_queries(40) as few:
        client.get(url("detail", plan))
    with django_assert_max_num_queries(len(few)):
        client.get(url("detail", big))


def test_a_plan_is_sent_whole_and_to_viewers_without_people(client, bob, alice, plan):
    texts = {}
    for user in [bob, alice]:
        client.force_login(user)
        texts[user] = client.get(url("csv", plan)).content.decode("utf-8-sig")

    assert "Buy and build,Object storage for all collected data: 0 to 2" in texts[bob]
    assert "Ana Lytic" not in texts[bob]
    assert "Ana Lytic" in texts[alice]


def test_a_workbook_is_offered_where_there_is_a_plan(client, bob, plan):
    client.force_login(bob)

    page, book = client.get(url("detail", plan)), client.get(url("xlsx", plan))

    assert f'href="{url("xlsx", plan)}"' in page.text
    assert f'filename="data-plan-{plan.pk}.xlsx"' in book["Content-Disposition"]


def test_nothing_is_sent_before_there_is_a_plan(client, bob, running):
    client.force_login(bob)

    assert client.get(url("csv", running)).status_code == 404
