"""What a plan says: lines, quarters, money and what has changed, by hand."""

from datetime import date, timedelta

import pytest

from roles.models import Job
from roles.queries.plan import LEFT, changes, member_names
from roles.reports.plan import plan_report
from tests.make import make_member
from tests.plans import HIRE, NOW, RAISES, make_answer, make_plan, train


@pytest.fixture
def ana(ready_team):
    """An analyst of the data team."""
    return make_member(ready_team, "Ana", ["analyst"], levels={"sql": 1})


@pytest.fixture
def plan(ready_team, ana):
    """A plan with all three kinds of action."""
    return make_plan(ready_team, HIRE, *RAISES, train(str(ana.pk)))


def report_of(plan, *, people=True, now=NOW):
    return plan_report(plan, people=people, now=now)


def test_groups_steps_by_role_capability_and_person(plan):
    titles = [line.title for line in report_of(plan).lines]

    assert titles == [
        "2 x Data engineer",
        "Object storage for all collected data: 0 to 2",
        "Ana",
    ]


def test_costs_of_the_lines_add_up(plan):
    # 286 + 2 x 30 + 3 thousand
    assert sum(line.cost for line in report_of(plan).lines) == 349_000


def test_a_capability_is_worth_its_first_level(plan):
    # Without level 1 there is no level 2: 3.4 points, not 3.4 + 2.0.
    assert report_of(plan).raises[0].worth == 0.034


def test_hires_say_what_they_will_carry(ready_team):
    time = {"pipelines": 1.25, "data_platform": 0.4, "data_models": 0.04}
    carried = [
        {"role": "data_engineer", "seniority": "mid", "task": task, "fte": fte}
        for task, fte in time.items()
    ]
    plan = make_plan(ready_team, answer=make_answer(HIRE, hire_tasks=carried))

    assert report_of(plan).hires[0].tasks == (
        "Build and run data pipelines (1.2 FTE)",
        "Run data storage and compute (0.4 FTE)",
    )


def test_several_openings_have_no_worth_together(ready_team):
    plan = make_plan(ready_team, HIRE, {**HIRE, "quarter": 2, "joins": 3})

    line = report_of(plan).hires[0]

    assert line.title == "4 x Data engineer"
    assert line.worth is None
    assert [step.worth for step in line.steps] == [0.061, 0.061]


def test_marks_what_is_worth_less_than_the_search_left_open(plan):
    # 0.1 points of training against 0.2 points of gap
    marked = {line.title: line.within_margin for line in report_of(plan).lines}

    assert marked["Ana"]
    assert not marked["2 x Data engineer"]


def test_roadmap_says_what_happens_in_each_quarter(plan):
    cells = {line.title: line.cells for line in report_of(plan).lines}

    assert cells["2 x Data engineer"] == (
        ("landing", "hiring 2"),
        ("ramp", "2 there"),
        ("ramp", "2 there"),
    )
    # Storage lands in one quarter each: 1 while it is bought, then 2, then it stands.
    assert cells["Object storage for all collected data: 0 to 2"] == (
        ("landing", "buying 1"),
        ("landing", "buying 2"),
        ("on", "2 stands"),
    )
    assert cells["Ana"] == (("landing", "learning"), ("on", "learnt"), ("on", "learnt"))


def test_quarters_show_money_against_what_is_released(plan):
    second = report_of(plan).quarters[1]

    assert second.start == date(2027, 4, 1)
    assert (second.one_off, second.running) == (30_000, 110_000)
    # 99 + 140 thousand of two thirds of 2.1 million
    assert second.spent == 239_000
    assert second.released == pytest.approx(1_400_000)


def test_all_money_is_there_at_once_where_asked(ready_team):
    plan = make_plan(ready_team, wishes={"release": "at_once"})

    assert {q.released for q in report_of(plan).quarters} == {2_100_000}


def test_names_the_quarter_in_which_landing_costs_most(plan):
    # 23 after 25
    assert report_of(plan).dip.number == 1


def test_no_dip_where_readiness_only_rises(ready_team):
    answer = make_answer(readiness_by_quarter=[0.25, 0.3, 0.4])

    assert report_of(make_plan(ready_team, answer=answer)).dip is None


def test_viewers_get_training_by_role_and_no_levels(plan):
    report = report_of(plan, people=False)

    line = report.trainings[0]
    assert line.title == "Analyst"
    assert line.texts == ("Train one analyst in SQL",)


def test_whoever_is_off_the_team_keeps_the_name(plan, ana):
    ana.removed_at = NOW
    ana.save()

    assert member_names(plan) == {str(ana.pk): "Ana"}


def test_whoever_was_erased_is_someone_who_left(plan, ana):
    ana.person.delete()

    assert report_of(plan).trainings[0].title == LEFT


def test_nothing_has_changed_at_first(plan):
    assert changes(plan) == []


def test_says_that_the_team_has_changed(plan, ready_team):
    make_member(ready_team, "Ben", ["analyst"])

    assert changes(plan) == ["team"]


def test_a_new_name_of_the_team_is_no_change(plan, ready_team):
    ready_team.name = "Data and more"
    ready_team.save()
    plan.refresh_from_db()

    assert changes(plan) == []


def test_says_that_own_values_have_changed(plan, ready_team):
    ready_team.organisation.salary_factor = 2
    ready_team.organisation.save()

    assert changes(plan) == ["values"]


def test_says_that_the_catalogue_has_changed(plan):
    plan.catalogue_version = "an earlier one"

    assert changes(plan) == ["catalogue"]


def test_an_infeasible_answer_is_no_plan(ready_team):
    answer = make_answer(
        status="infeasible", reason="Too many people.", readiness_closing=None
    )

    report = report_of(make_plan(ready_team, answer=answer))

    assert not report.is_feasible
    assert report.lines == ()


@pytest.mark.parametrize(
    ("state", "silent", "expected"),
    [
        ("running", 29, "running"),
        ("running", 31, "lost"),
        ("done", 31, "done"),
        ("waiting", 29, "waiting"),
        ("waiting", 31, "stuck"),
    ],
)
def test_tells_a_dead_worker_by_its_silence(ready_team, state, silent, expected):
    plan = make_plan(ready_team, state=state)
    Job.objects.update(created_at=NOW)
    plan.job.refresh_from_db()

    now = NOW + timedelta(seconds=silent)

    assert report_of(plan, now=now).state == expected


def test_a_plan_waits_its_turn_while_a_worker_is_busy(ready_team):
    now = NOW + timedelta(minutes=5)
    waiting = make_plan(ready_team, state="waiting")
    other = make_plan(ready_team, state="running")
    Job.objects.filter(pk=other.job_id).update(heartbeat_at=now)
    Job.objects.filter(pk=waiting.job_id).update(created_at=NOW)
    waiting.job.refresh_from_db()

    assert report_of(waiting, now=now).state == "waiting"


def test_a_plan_without_an_answer_has_nothing_to_show(ready_team):
    report = report_of(make_plan(ready_team, state="waiting", answer=None))

    assert report.quarters == ()
    assert report.spend == 0


def test_openings_in_several_quarters_are_worth_what_all_of_them_are(ready_team):
    later = {**HIRE, "quarter": 2, "joins": 3, "worth": 0.01}
    lines = [{"kind": "hire", "key": "data_engineer", "worth": 0.09}]
    plan = make_plan(
        ready_team, HIRE, later, answer=make_answer(HIRE, later, lines=lines)
    )

    (line,) = plan_report(plan, people=True, now=NOW).lines

    assert line.worth == 0.09
    assert not line.within_margin


def test_what_is_left_running_is_what_the_lines_cost_a_year(ready_team):
    # 440,000 for two engineers, twice 6,000 for storage
    report = report_of(make_plan(ready_team, HIRE, *RAISES))

    assert report.left_running == 452_000
    assert sum(line.running_cost for line in report.lines) == 452_000
