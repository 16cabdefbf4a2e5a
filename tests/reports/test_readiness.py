"""Readiness of teams, and what is still missing where there is none."""

from datetime import date

import pytest

from roles.models import DRIVERS, LayerAnswer, OwnAssumption
from roles.queries.catalogue import base_tables
from roles.reports.inputs import NotReady, engine_inputs
from roles.reports.readiness import (
    NotWorkedOut,
    readiness_by_team,
    readiness_report,
)
from tests.make import make_member, make_organisation, make_team

TODAY = date(2026, 11, 2)


def test_readiness_is_the_sum_of_what_the_areas_add(ready_team):
    make_member(ready_team, "Ana", ["data_engineer"], seniority="senior")
    LayerAnswer.objects.create(team=ready_team, layer_id="ml_platform", maturity=2)

    report = readiness_report(ready_team, TODAY)

    # weight x (share of people x people + the rest x infrastructure)
    worked_out = sum(
        area.weight
        * (
            area.share * area.people
            + area.share_of_infrastructure * (area.infrastructure or 0)
        )
        for area in report.areas
    )
    assert report.readiness == pytest.approx(worked_out)
    assert sum(area.counts for area in report.areas) == pytest.approx(report.readiness)
    assert sum(area.weight for area in report.areas) == pytest.approx(1)


def test_areas_stand_in_order_of_weight(ready_team):
    report = readiness_report(ready_team, TODAY)

    # The market serves data management least; direction has a tenth of its own.
    assert [area.area for area in report.areas] == [
        "data_management",
        "serving_deployment",
        "training_authoring",
        "direction",
    ]
    assert report.weakest.area == "data_management"


def test_counts_only_who_is_there_on_the_day(ready_team):
    make_member(ready_team, "Ana", ["analyst"], fte=0.5)
    make_member(ready_team, "Ben", ["analyst"], end=date(2026, 10, 31))

    report = readiness_report(ready_team, TODAY)

    assert (report.headcount, report.fte) == (1, 0.5)


def test_reports_each_team_or_says_what_it_lacks(ready_team, olivia):
    blank = make_team("blank", owner=olivia)

    by_team = readiness_by_team([ready_team, blank], TODAY)

    assert by_team[ready_team.pk].readiness == pytest.approx(0, abs=1e-6)
    assert isinstance(by_team[blank.pk], NotReady)
    assert by_team[blank.pk].missing[0] == "stage"


def test_inputs_are_told_apart_by_all_that_changes_a_number(ready_team):
    first = engine_inputs(ready_team, TODAY).key
    ready_team.name = "Other"
    renamed = engine_inputs(ready_team, TODAY).key
    tomorrow = engine_inputs(ready_team, date(2026, 11, 3)).key
    ready_team.organisation.salary_factor = 2
    paid = engine_inputs(ready_team, TODAY).key
    make_member(ready_team, "Ana", ["analyst"])
    joined = engine_inputs(ready_team, TODAY).key

    assert first == renamed
    assert len({first, tomorrow, paid, joined}) == 4


def make_analysts(team_name, count):
    """Return a team that can be assessed, with so many analysts."""
    team = make_team(
        team_name,
        stage_id="multiple",
        data_sources=5,
        models_in_production=3,
        new_models=2,
        stakeholders=4,
    )
    for name in ["Ana", "Ben"][:count]:
        make_member(team, name, ["analyst"], levels={"sql": count})
    LayerAnswer.objects.create(team=team, layer_id="ml_platform", maturity=count)
    return team


@pytest.mark.parametrize("teams", [1, 8])
def test_reports_many_teams_in_as_many_queries_as_one(
    catalogue, django_assert_num_queries, teams
):
    made = [make_analysts(f"team{number}", 2) for number in range(teams)]
    base_tables()  # the catalogue is read once per version

    # a document (8), names, the newest catalogue, own salaries, own assumptions
    with django_assert_num_queries(12):
        readiness_by_team(made, TODAY)


def test_reports_each_of_many_teams_as_it_would_alone(catalogue):
    one, two = make_analysts("one", 1), make_analysts("two", 2)

    by_team = readiness_by_team([one, two], TODAY)

    assert by_team[one.pk] == readiness_report(one, TODAY)
    assert by_team[two.pk] == readiness_report(two, TODAY)
    assert (by_team[one.pk].headcount, by_team[two.pk].headcount) == (1, 2)


def test_a_team_that_cannot_be_worked_out_leaves_the_others_alone(ready_team, caplog):
    # To divide by a typical cost of nothing says nothing of effort.
    other = make_organisation("Other")
    drivers = dict.fromkeys(DRIVERS.values(), 1)
    odd = make_team("odd", organisation=other, stage_id="multiple", **drivers)
    LayerAnswer.objects.create(team=odd, layer_id="ml_platform", maturity=2)
    OwnAssumption.objects.create(
        organisation=other, assumption_id="typical_cost", value=0, reason="Free"
    )

    by_team = readiness_by_team([ready_team, odd], TODAY)

    assert by_team[ready_team.pk].areas
    assert isinstance(by_team[odd.pk], NotWorkedOut)
    assert f"team {odd.pk} cannot be worked out" in caplog.text
