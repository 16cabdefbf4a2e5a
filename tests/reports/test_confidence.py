"""How sure readiness is, worked out by hand on one task."""

from datetime import date

import pytest

from roles.reports.gaps import gap_report
from roles.reports.readiness import readiness_report
from tests.make import make_assessment, make_member

TODAY = date(2026, 11, 2)
DATA = 0.478686  # weight of data management
# Nine more skills of her role nobody judged.
ASSUMED = {"assumed": 9, "tools": 0, "old": 0, "disagreeing": 0}


def test_skills_that_no_work_asks_for_open_no_band(small_team, ana):
    report = gap_report(small_team, TODAY, people=True)

    found = report.confidence
    assert found.because == ASSUMED
    score = pytest.approx(1 - DATA * 0.3, abs=1e-6)
    assert (found.low, found.high) == (score, score)


def test_a_person_who_disagrees_opens_a_band(small_team, ana):
    # SQL at 3 of 4: fit 0.9375, 0.9077 of full speed, 0.4539 FTE covered, which is
    # 0.25 * 1.6 + 0.2039 * 1.2 = 0.6446 of people in data management.
    make_assessment(ana.person, "sql", 3, source="self")

    report = gap_report(small_team, TODAY, people=True)

    data = report.readiness.areas[0]
    assert (data.low, data.high) == (
        pytest.approx(0.644638, abs=1e-5),
        pytest.approx(0.7),
    )
    found = report.confidence
    assert found.low == pytest.approx(1 - DATA * (1 - 0.644638), abs=1e-5)
    assert found.high == pytest.approx(report.readiness.readiness)
    assert found.because == ASSUMED | {"disagreeing": 1}
    assert found.reasons == (
        "9 assumed from roles",
        "1 on which people and their managers disagree",
    )


def test_judgements_of_more_than_a_year_ago_are_old(small_team, ana):
    report = gap_report(small_team, date(2027, 11, 3), people=True)

    assert report.confidence.because["old"] == 4
    assert report.confidence.low < report.readiness.readiness


def test_viewers_of_few_people_get_no_counts(small_team, ana):
    few = gap_report(small_team, TODAY, people=False).confidence
    for number in range(4):
        make_member(small_team, f"P{number}", ["analyst"])
    many = gap_report(small_team, TODAY, people=False).confidence

    assert (few.because, few.reasons) == (None, ())
    assert many.because["assumed"] > 9


def test_the_readiness_of_many_teams_is_worked_out_without_a_band(small_team, ana):
    assert readiness_report(small_team, TODAY).areas[0].low is None
