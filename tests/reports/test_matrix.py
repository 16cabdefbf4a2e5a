from datetime import date

import pytest

from roles.reports.matrix import matrix_report
from tests.make import make_assessment, make_member

TODAY = date(2026, 11, 2)


@pytest.fixture
def ana(ready_team):
    """An analyst: SQL 3, BI tools and presentation typical of the role."""
    return make_member(ready_team, "Ana", ["analyst"], levels={"sql": 3})


def skill_of(report, key):
    return next(skill for skill in report.skills if skill.skill == key)


def test_tells_judged_from_assumed_levels(ready_team, ana):
    report = matrix_report(ready_team, TODAY)

    row = str(ana.pk)
    assert (report.levels.at[row, "sql"], report.origins.at[row, "sql"]) == (
        3,
        "assessed",
    )
    assert report.origins.at[row, "presentation"] == "assumed"
    assert report.origins.at[row, "devops"] == "none"


def test_the_assumed_share_is_of_the_levels_that_count(ready_team, ana):
    # The profile of an analyst has so many skills, one of which was judged.
    report = matrix_report(ready_team, TODAY)

    profile = len(report.assumed(str(ana.pk))) + 1
    assert report.assumed_share == (profile - 1) / profile
    assert "sql" not in report.assumed(str(ana.pk))


def test_counts_the_people_at_working_and_at_what_work_asks(ready_team, ana):
    # Pipelines ask for SQL at 4: neither has it, and both are at working.
    make_member(ready_team, "Ben", ["analyst"], levels={"sql": 2})

    sql = skill_of(matrix_report(ready_team, TODAY), "sql")

    assert (sql.working, sql.asked.level, sql.asked.people) == (2, 4, 0)
    assert sql.asked.is_single_point


def test_two_people_are_no_single_point(ready_team):
    for name in ["Ana", "Ben"]:
        make_member(ready_team, name, ["data_engineer"], levels={"sql": 4})

    report = matrix_report(ready_team, TODAY)

    assert not skill_of(report, "sql").asked.is_single_point
    assert "SQL" not in {asked.name for asked in report.single_points}


def test_a_skill_asked_as_one_of_several_counts_the_best_of_them(ready_team):
    # Scaling workloads asks for Spark or Julia at 3; nothing asks for Julia alone.
    make_member(ready_team, "Ana", ["analyst"], levels={"julia": 3})
    make_member(ready_team, "Ben", ["analyst"], levels={"spark": 3})

    report = matrix_report(ready_team, TODAY)

    julia = skill_of(report, "julia")
    assert julia.asked.words == "one of Scala and Spark or Julia at 3: 2 people"
    # Julia by itself: Ana alone, which the other skill makes up for.
    assert (julia.working, julia.able, julia.asked.is_single_point) == (1, 1, False)
    assert julia.asked in report.choices


def test_nobody_has_more_than_what_they_have_at_a_lower_level(ready_team):
    make_member(ready_team, "Ana", ["data_engineer"])
    make_member(ready_team, "Ben", ["analyst"], levels={"python": 3})

    report = matrix_report(ready_team, TODAY)

    assert any(skill.asked and skill.asked.is_choice for skill in report.skills)
    assert all(
        skill.able <= skill.working
        for skill in report.skills
        if skill.asked and skill.asked.level >= 2
    )


def test_a_choice_that_nobody_meets_is_told_once(ready_team, ana):
    # Ana has neither Spark nor Julia, and each is asked for beside the other.
    report = matrix_report(ready_team, TODAY)

    told = [asked.skills for asked in report.single_points]
    assert told.count(("spark", "julia")) == 1
    assert len(told) == len(set(told))


def test_the_highest_level_asked_counts(ready_team, ana):
    # Python or R is asked at 2 for cleaning and at 3 for preparing data.
    r = skill_of(matrix_report(ready_team, TODAY), "r").asked

    assert (r.name, r.level) == ("Python or R", 3)


def test_counts_only_those_who_are_there(ready_team):
    make_member(
        ready_team, "Ana", ["analyst"], levels={"sql": 4}, start=date(2027, 1, 1)
    )

    report = matrix_report(ready_team, TODAY)

    assert skill_of(report, "sql").working == 0
    assert skill_of(report, "sql").asked.people == 0
    assert not report.members[0].is_there


def test_shows_levels_before_stage_and_drivers_are_given(catalogue, team):
    make_member(team, "Ana", ["analyst"], levels={"sql": 3})

    report = matrix_report(team, TODAY)

    assert not report.is_asked
    assert skill_of(report, "sql").asked is None
    assert skill_of(report, "sql").working == 1


def test_names_somebody_without_a_role(ready_team, ana):
    make_member(ready_team, "Cem")

    report = matrix_report(ready_team, TODAY)

    assert report.no_role == ("Cem",)
    assert [row.name for row in report.members] == ["Ana"]


def test_not_applicable_is_neither_0_nor_assumed(ready_team, ana):
    make_assessment(ana.person, "bi_tools", None, verdict="n/a")

    report = matrix_report(ready_team, TODAY)

    assert report.origins.at[str(ana.pk), "bi_tools"] == "not_applicable"
    assert "bi_tools" not in report.assumed(str(ana.pk))


def test_an_empty_team_has_all_columns_and_no_row(ready_team):
    report = matrix_report(ready_team, TODAY)

    assert (report.members, report.assumed_share) == ((), 0.0)
    assert len(report.skills) == 25
