"""A plan that is worked out, called off, or that fails; runs that are overtaken."""

import logging
from datetime import date, timedelta

import pytest
from django.utils import timezone

from roles.actions.job import begin_job, end_job, report_job
from roles.actions.plan import (
    cancel_plan,
    finish_plan,
    keep_best,
    restart_plan,
    start_plan,
)
from roles.jobs.plan import Progress, hand_over, run_plan, standing, work_out
from roles.models import AuditEntry, Job, Plan
from tests.make import make_member
from tests.plans import HIRE, make_answer, make_plan

WISHES = {"budget": 0, "quarters": 1, "time_limit": 5}
TODAY = date(2026, 11, 24)


@pytest.fixture
def small_team(ready_team):
    """The data team with one analyst, and nothing rated."""
    make_member(ready_team, "Ana", ["analyst"], levels={"sql": 3})
    return ready_team


@pytest.fixture
def waiting(small_team, alice):
    """A plan that can decide nothing, which is soon worked out."""
    return start_plan(small_team, WISHES, by=alice, today=TODAY)


def job_of(plan: Plan) -> Job:
    return Job.objects.get(pk=plan.job_id)


def test_stores_question_and_inputs_before_anything_is_solved(waiting, small_team):
    member = small_team.members.get()

    assert waiting.question["quarters"] == 1
    assert waiting.question["start"] == "2027-01-01"
    # Inputs hold keys, never names.
    assert [row["name"] for row in waiting.inputs["members"]] == [str(member.pk)]
    assert waiting.tables["currency"] == "USD"
    assert waiting.catalogue_version
    assert job_of(waiting).state == "waiting"
    assert AuditEntry.objects.filter(action="start_plan", ids=[waiting.pk]).exists()


def test_a_worker_takes_it_up_once_it_is_committed(
    waiting, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        hand_over(waiting)

    waiting.refresh_from_db()
    assert job_of(waiting).state == "done"
    assert job_of(waiting).percent == 100
    assert waiting.answer["status"] == "optimal"
    assert waiting.answer["actions"] == []


def test_keeps_the_best_so_far_with_its_bound(small_team):
    plan = make_plan(small_team, state="running", answer=None)
    heard = []

    progress = Progress(plan, 1, watch=lambda *said: heard.append(said))
    progress.report(make_answer(HIRE), 0.53, 12)

    plan.refresh_from_db()
    assert plan.answer["bound"] == 0.53
    assert plan.answer["gap"] == pytest.approx(0.01)
    # 12 of 120 seconds
    assert plan.job.percent == 10
    assert len(heard) == 1


def test_writes_no_more_than_once_in_a_while(small_team):
    plan = make_plan(small_team, state="running", answer=None)
    progress = Progress(plan, 1)

    progress.report(make_answer(HIRE), 0.53, 12)
    progress.report(make_answer(HIRE), 0.525, 12.1)

    plan.refresh_from_db()
    assert plan.answer["bound"] == 0.53


def test_stops_looking_once_the_flag_is_set(small_team, alice):
    plan = make_plan(small_team, state="running", heard=timezone.now())
    cancel_plan(plan, by=alice)

    assert Progress(plan, 1).is_cancelled()


def test_stops_when_it_is_called_off(waiting):
    answer = work_out(waiting, is_called_off=lambda: True)

    # The programme may be solved before the first look at the flag.
    assert answer["status"] in ("cancelled", "optimal")
    assert job_of(waiting).is_over


def test_a_plan_cancelled_while_it_waits_is_never_taken_up(waiting, alice):
    cancel_plan(waiting, by=alice)

    assert work_out(waiting) is None
    assert job_of(waiting).state == "cancelled"


def test_the_flag_reaches_the_run(small_team, alice):
    plan = make_plan(small_team, state="running", heard=timezone.now())

    cancel_plan(plan, by=alice)

    assert not report_job(plan.job_id, 1, percent=10, message="")
    assert job_of(plan).state == "running"


def test_an_ended_plan_cannot_be_cancelled(small_team, alice):
    plan = make_plan(small_team)

    assert not cancel_plan(plan, by=alice)
    assert not AuditEntry.objects.filter(action="cancel_plan").exists()


def test_failure_is_told_in_words_and_logged(waiting, caplog):
    waiting.inputs["stage"] = "gigantic"
    waiting.save()

    with caplog.at_level(logging.ERROR):
        run_plan.call(waiting.pk)

    job = job_of(waiting)
    assert job.state == "failed"
    assert "gigantic" in job.message
    assert f"Plan {waiting.pk}, run 1" in caplog.text


def test_what_nobody_foresaw_is_not_shown_but_logged(waiting, caplog):
    del waiting.inputs["members"]
    waiting.save()

    with caplog.at_level(logging.ERROR):
        run_plan.call(waiting.pk)

    assert "something went wrong on our side" in job_of(waiting).message
    assert "Traceback" in caplog.text


def test_a_plan_whose_team_is_gone_is_left_alone(waiting):
    key = waiting.pk
    waiting.team.delete()

    run_plan.call(key)

    assert not Plan.objects.filter(pk=key).exists()


def test_a_running_plan_is_not_taken_up_twice(small_team):
    plan = make_plan(small_team, state="running", heard=timezone.now())

    assert begin_job(plan.job_id) is None


def test_a_plan_whose_worker_died_is_taken_up_again(small_team):
    heard = timezone.now() - timedelta(seconds=31)
    plan = make_plan(small_team, state="running", heard=heard)

    assert begin_job(plan.job_id) == 2


def test_what_an_overtaken_run_writes_is_not_taken(small_team, alice):
    heard = timezone.now() - timedelta(seconds=31)
    plan = make_plan(small_team, state="running", heard=heard, answer=None)
    second = begin_job(plan.job_id)

    assert not keep_best(plan, 1, make_answer(HIRE))
    assert not finish_plan(plan, 1, make_answer(HIRE))
    assert finish_plan(plan, second, make_answer())
    plan.refresh_from_db()
    assert plan.answer["actions"] == []


def test_a_failed_plan_starts_again_from_the_same_inputs(small_team, alice):
    plan = make_plan(small_team, state="failed")
    inputs = plan.inputs

    assert restart_plan(plan, by=alice)

    plan.refresh_from_db()
    assert plan.inputs == inputs
    assert plan.answer is None
    assert job_of(plan).state == "waiting"


@pytest.mark.parametrize("state", ["done", "running"])
def test_nothing_starts_again_while_there_is_no_need(small_team, alice, state):
    plan = make_plan(small_team, HIRE, state=state, heard=timezone.now())

    assert not restart_plan(plan, by=alice)
    plan.refresh_from_db()
    assert plan.answer is not None


def test_says_how_far_the_search_is():
    # 0.53 and 0.5225 against 0.52
    assert standing(None, 1.0) == "Looking for a first plan."
    assert "at most 1.0 point better" in standing(make_answer(status="running"), 0.53)
    assert "at most 0.25 points better" in standing(
        make_answer(status="running"), 0.5225
    )
    assert standing(make_answer(), 0.53) == "Working out what each line is worth."


def test_an_ended_job_keeps_its_end(small_team):
    job = make_plan(small_team, state="failed").job
    end_job(job, "failed", "x" * 400)

    assert len(job_of(Plan.objects.get()).message) == 300
