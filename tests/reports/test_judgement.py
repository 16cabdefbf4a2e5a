"""What hangs on judgement, for a team of one task."""

from datetime import date

import pytest

from roles.reports.inputs import NotReady
from roles.reports.judgement import judgement_report
from tests.make import make_small

TODAY = date(2026, 11, 2)


def test_counts_the_moves_in_which_hires_stay(small_team, ana):
    report = judgement_report(small_team, TODAY)

    # 19 assumptions and the one task with work, down and up; no driver is above 0.
    assert report.moves == 40
    assert report.hires == report.hires[:1] == ("data_engineer",)
    assert report.hire_names == ("data engineer",)
    assert report.first_stays == report.three_stay == 40
    assert report.changes == ()
    assert report.low < report.readiness < report.high


def test_says_what_is_missing(team, catalogue):
    with pytest.raises(NotReady):
        judgement_report(team, TODAY)


@pytest.mark.slow
def test_names_the_numbers_that_change_the_first_hire(ready_team):
    # Half a person's work of each: the validator costs less and is named first, until
    # one of the two tasks weighs more than the other.
    make_small(ready_team, deploy_models=5, validate_models=10)

    report = judgement_report(ready_team, TODAY)

    assert report.hires == ("model_validator", "ml_engineer")
    found = [(row.name, row.before, row.after, row.hires) for row in report.changes]
    assert found == [
        ("work of: Put models into production", 0.5, 0.625, report.hires[::-1]),
        ("work of: Validate models independently", 0.5, 0.375, report.hires[::-1]),
    ]
    assert (report.moves, report.first_stays, report.three_stay) == (42, 40, 42)
