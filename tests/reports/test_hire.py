"""What the next hire would add, on a team worked out by hand."""

from datetime import date

import pytest

from roles.reports.gaps import gap_report
from tests.make import make_member

TODAY = date(2026, 11, 2)
DATA = 0.478686  # weight of data management: 0.9 x the neglect of its market


def test_next_hires_name_points_and_a_loaded_year(small_team, ana):
    report = gap_report(small_team, TODAY, people=False)

    options = {(row.role, row.seniority): row for row in report.next_hires}
    engineer = options["data_engineer", "senior"]
    # A senior has each level: the missing 0.5 FTE is covered, the last 0.3 gained.
    assert engineer.readiness_gained == pytest.approx(DATA * 0.3, abs=1e-6)
    # A salary of 159 k with 30% on top.
    assert engineer.annual_cost == 206_700
    gained = DATA * 0.3 / 2.067
    assert engineer.per_100_000 == pytest.approx(gained, abs=1e-6)
    assert options["cdo", "mid"].readiness_gained == pytest.approx(0, abs=1e-6)


def test_of_hires_with_the_same_effect_the_cheaper_stands_first(small_team):
    make_member(small_team, "Ana", ["data_engineer"], seniority="senior")

    options = gap_report(small_team, TODAY, people=False).next_hires

    # All work is covered, so that nobody adds anything.
    costs = [option.annual_cost for option in options]
    assert costs == sorted(costs)
