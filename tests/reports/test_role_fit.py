"""Which roles levels match, by name and for editors."""

from datetime import date

import pytest

from roles.reports.gaps import gap_report
from tests.make import ABLE, make_member

TODAY = date(2026, 11, 2)


def test_names_the_role_that_levels_match_better(small_team, ana):
    make_member(small_team, "Cem", ["analyst"], levels=ABLE | {"cloud": 3})

    first, second = gap_report(small_team, TODAY, people=True).role_fit

    # Of four skills nothing is said.
    assert (first.name, first.skills, first.scores) == ("Ana Alvarez", 4, None)
    assert first.better is None
    # sql 4 and four 3s have a length of sqrt(52), a data engineer's profile sqrt(99)
    # and an analyst's sqrt(57), with sql 3 and python 2 in common.
    assert second.scores["data_engineer"] == pytest.approx((52 / 99) ** 0.5)
    assert second.scores["analyst"] == pytest.approx(18 / (52 * 57) ** 0.5)
    assert (second.better, second.better_name) == ("data_engineer", "Data engineer")
    assert second.interests == ()


def test_viewers_get_none_of_it(small_team, ana):
    assert gap_report(small_team, TODAY, people=False).role_fit == ()
