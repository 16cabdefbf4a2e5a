"""What a team cannot carry, worked out by hand on one task."""

from datetime import date

import pytest

from roles.models import LayerAnswer, Maturity, Task
from roles.reports.gaps import gap_report
from roles.reports.inputs import NotReady
from tests.make import ABLE, make_member

TODAY = date(2026, 11, 2)
DATA = 0.478686  # weight of data management: 0.9 x the neglect of its market


def test_half_of_the_time_covers_the_half_that_counts_most(small_team, ana):
    report = gap_report(small_team, TODAY, people=True)

    (task,) = report.work
    assert (task.task, task.able) == ("pipelines", 1)
    # 0.5 FTE of fully productive time: half of the work, two of three core quarters.
    assert task.workload == pytest.approx(1)
    assert task.covered == pytest.approx(0.5)
    assert task.shortage == pytest.approx(0.5)
    assert task.core_shortage == pytest.approx(0.25)
    # The two first quarters: (1.6 + 1.2) / 4 = 0.7 of people in data management;
    # the other areas have no work, which counts as 1.
    data = report.readiness.areas[0]
    assert data.area == "data_management"
    assert data.people == pytest.approx(0.7)
    assert report.readiness.readiness == pytest.approx(1 - DATA * 0.3, abs=1e-6)


def test_worth_of_time_is_that_of_the_next_quarter_of_the_task(small_team, ana):
    report = gap_report(small_team, TODAY, people=False)

    # The third quarter counts 0.8 for each FTE of a workload of 1.
    (task,) = report.most_worth
    assert task.worth == pytest.approx(DATA * 0.8, abs=1e-6)


def test_skills_count_people_at_the_level_asked_or_above(small_team, ana, ben):
    report = gap_report(small_team, TODAY, people=True)

    rows = {(row.skill, row.level): (row.work_fte, row.people) for row in report.skills}
    assert rows == {
        ("sql", 4): (pytest.approx(1), 1),
        ("python", 3): (pytest.approx(1), 1),
        ("spark", 3): (pytest.approx(1), 1),
        ("orchestration", 3): (pytest.approx(1), 1),
    }
    assert len(report.only_ones) == 4


def test_one_level_short_counts_people_and_names_them_to_editors(small_team, ana):
    for name in ["Dan", "Eva", "Finn"]:
        make_member(small_team, name, ["analyst"], levels=dict.fromkeys(ABLE, 0))
    # Without orchestration every attainment is 1 but one of 1/3: not able. At 2 it
    # is 2/3, and fit (3 + 2/3) / 4 = 0.92: able, and a master at once.
    levels = {"sql": 4, "python": 3, "spark": 3, "orchestration": 1}
    make_member(small_team, "Cem Celik", ["data_engineer"], levels=levels)

    (step,) = gap_report(small_team, TODAY, people=True).steps
    (count,) = gap_report(small_team, TODAY, people=False).steps

    assert (step.task, step.skill, step.to) == ("pipelines", "orchestration", 2)
    assert (step.people, step.names, step.masters) == (1, ("Cem Celik",), True)
    assert (count.people, count.names) == (1, ())


def test_infrastructure_that_nobody_keeps_is_named(small_team, ana):
    Maturity.objects.create(team=small_team, capability_id="model_store", level=3)

    report = gap_report(small_team, TODAY, people=False)

    # Its owner task asks for an ML engineer, and there is none.
    assert [(row.capability, row.level) for row in report.slipping] == [
        ("model_store", 3)
    ]
    assert report.slipping[0].kept == pytest.approx(0, abs=1e-6)
    layers = {row.layer: row for row in report.layers}
    assert layers["ml_platform"].rated == 1
    assert layers["storage_compute"].infrastructure is None


def test_a_layer_answer_rates_what_this_stage_asks_for(small_team, ana):
    before = gap_report(small_team, TODAY, people=False)
    LayerAnswer.objects.create(team=small_team, layer_id="storage_compute", maturity=0)

    after = gap_report(small_team, TODAY, people=False)

    assert before.readiness.is_rated is False
    assert after.readiness.is_rated is True
    assert "Object storage for all collected data" in before.unrated
    assert "Object storage for all collected data" not in after.unrated


def test_share_of_assumed_levels_counts_what_roles_give(small_team, ana):
    report = gap_report(small_team, TODAY, people=False)

    # The profile of a data engineer has more skills than the four judged ones.
    skills = {"sql", "python", "spark", "orchestration"}
    profile = set(
        Task.objects.get(pk="pipelines").home_role.skills.values_list(
            "skill", flat=True
        )
    )
    assert report.assumed_share == pytest.approx(
        len(profile - skills) / len(profile | skills)
    )


def test_full_scope_stands_beside_where_scopes_differ(small_team, ana):
    report = gap_report(small_team, TODAY, people=False)

    assert report.readiness.readiness_full_scope < report.readiness.readiness


def test_says_what_is_missing_in_words(team, catalogue):
    with pytest.raises(NotReady) as reason:
        gap_report(team, TODAY, people=True)

    assert reason.value.missing[0] == "stage"
    assert "the scale stage, the number of data sources" in str(reason.value)


def test_a_member_without_a_role_is_missing_one(small_team):
    make_member(small_team, "Ana")

    with pytest.raises(NotReady) as reason:
        gap_report(small_team, TODAY, people=True)

    assert reason.value.missing == ["roles"]


def test_an_empty_team_is_an_ordinary_answer(small_team):
    report = gap_report(small_team, TODAY, people=True)

    # No work in three areas counts as 1, no people in the fourth as 0.
    assert report.readiness.readiness == pytest.approx(1 - DATA, abs=1e-6)
    assert [task.task for task in report.stopped] == ["pipelines"]
    assert report.key_people == report.allocation == ()
    assert report.assumed_share is None


def test_answers_are_kept_until_an_input_changes(small_team, ana):
    first = gap_report(small_team, TODAY, people=True)
    ana.fte = 1
    ana.save()

    second = gap_report(small_team, TODAY, people=True)

    assert first.work[0].covered == pytest.approx(0.5)
    assert second.work[0].covered == pytest.approx(1)
