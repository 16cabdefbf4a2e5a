"""Counts by level: who sees them, and what a viewer could read from a report."""

import json
from datetime import date

import pytest

from roles.exports.gaps import assessment_document
from roles.models import Assessment
from roles.reports.gaps import gap_report
from tests.make import make_member

TODAY = date(2026, 11, 2)
# Neither is able to run pipelines, so that only counts by level tell them apart: the
# first is far from it, the second has SQL at the level asked ...
FAR = {"sql": 1, "python": 1, "spark": 1, "orchestration": 1}
HALFWAY = FAR | {"sql": 4}
# ... and the third is a single level of orchestration short.
NEARLY = {"sql": 4, "python": 3, "spark": 3, "orchestration": 1}


def fill(team, size):
    """Put people on the team of whom all is known, and one about whom it goes."""
    for number in range(size - 1):
        make_member(team, f"Person {number}", ["data_engineer"], levels=FAR)
    return make_member(team, "Cem Celik", ["data_engineer"], levels=FAR)


def judge(member, levels):
    for skill, level in levels.items():
        Assessment.objects.filter(person=member.person, skill=skill).update(level=level)


def seen(team, people):
    """Return all that follows from levels: the document, and rows of the page."""
    report = gap_report(team, TODAY, people=people)
    document = assessment_document(report)
    # A score of the team, and of work that is not done here.
    del document["readiness_full_scope"]
    able = [task.able for task in report.tasks]
    return json.dumps(document), report.skills, report.steps, able


def answers(team, member, people):
    """Return what is seen with each of the three levels of one member."""
    found = []
    for levels in [FAR, HALFWAY, NEARLY]:
        judge(member, levels)
        found.append(seen(team, people))
    return found


@pytest.mark.parametrize("size", [1, 2, 4])
def test_viewers_of_few_people_see_the_same_whatever_somebodys_level(small_team, size):
    member = fill(small_team, size)

    far, halfway, nearly = answers(small_team, member, people=False)

    assert far == halfway == nearly
    document = json.loads(far[0])
    assert [row["people"] for row in document["skills"]] == [None] * 4
    assert far[2] == ()
    assert set(far[3]) == {None}


def test_skills_of_few_people_stand_in_an_order_that_tells_nothing(small_team):
    member = fill(small_team, 1)
    # One level of four: an order by people would put it last.
    judge(member, {"orchestration": 3})

    report = gap_report(small_team, TODAY, people=False)

    assert [row.skill for row in report.skills] == [
        "orchestration",
        "python",
        "spark",
        "sql",
    ]
    assert report.only_ones == report.missing_skills == ()


def test_viewers_of_five_people_see_how_many_reach_a_level(small_team):
    member = fill(small_team, 5)

    far, halfway, nearly = answers(small_team, member, people=False)

    assert [row.people for row in far[1]] == [0, 0, 0, 0]
    assert {row.skill: row.people for row in halfway[1]}["sql"] == 1
    assert (far[2], halfway[2]) == ((), ())
    (step,) = nearly[2]
    assert (step.skill, step.people, step.names) == ("orchestration", 1, ())
    assert None not in far[3]


def test_whoever_is_not_there_does_not_count_among_the_five(small_team):
    member = fill(small_team, 5)
    member.end = date(2026, 10, 31)
    member.save()

    report = gap_report(small_team, TODAY, people=False)

    assert report.counted is False
    assert {row.people for row in report.skills} == {None}


def test_editors_see_the_levels_of_one_person(small_team):
    member = fill(small_team, 1)

    far, halfway, nearly = answers(small_team, member, people=True)

    assert [row.people for row in far[1]] == [0, 0, 0, 0]
    assert {row.skill: row.people for row in halfway[1]}["sql"] == 1
    assert [step.names for step in nearly[2]] == [("Cem Celik",)]
