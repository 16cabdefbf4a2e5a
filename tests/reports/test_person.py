"""Who carries what and what stops without them, and who may see it."""

import json
from dataclasses import asdict
from datetime import date

import pytest

from roles.reports.gaps import gap_report, member_report

TODAY = date(2026, 11, 2)
DATA = 0.478686  # weight of data management: 0.9 x the neglect of its market


def test_names_what_stops_without_each_person_in_order_of_names(small_team, ana, ben):
    report = gap_report(small_team, TODAY, people=True)

    first, second = report.key_people
    assert (first.name, second.name) == ("Ana Alvarez", "Ben Baker")
    # Without Ana nothing of the 0.7 stays.
    assert first.readiness_lost == pytest.approx(DATA * 0.7, abs=1e-6)
    assert first.tasks_stopped == ("pipelines",)
    assert second.readiness_lost == pytest.approx(0, abs=1e-9)
    assert second.tasks_stopped == ()


def test_only_owners_see_time_the_model_could_not_place(small_team, ana, ben):
    owner = gap_report(small_team, TODAY, people=True, is_owner=True)
    editor = gap_report(small_team, TODAY, people=True)

    assert [(row.name, row.fte) for row in owner.spare] == [("Ben Baker", 1.0)]
    assert editor.spare == ()


def test_allocation_names_who_carries_what(small_team, ana, ben):
    report = gap_report(small_team, TODAY, people=True)

    (row,) = report.allocation
    assert (row.name, row.task, row.fte) == ("Ana Alvarez", "pipelines", 0.5)
    assert report.work[0].carriers == ("Ana Alvarez",)


def test_form_without_people_holds_no_name_id_allocation_or_pay(small_team, ana, ben):
    ana.annual_cost = 123_457
    ana.save()

    report = gap_report(small_team, TODAY, people=False, is_owner=True)

    text = json.dumps(asdict(report), default=str)
    for secret in ["Alvarez", "Baker", "987654", "123457"]:
        assert secret not in text
    assert '"member"' not in text
    assert report.allocation == report.upkeep == report.spare == report.key_people == ()


def test_report_of_one_person_is_about_them_alone(small_team, ana, ben):
    report = member_report(small_team, TODAY, str(ana.pk))

    assert report.person.name == "Ana Alvarez"
    assert [row.task for row in report.allocation] == ["pipelines"]
    assert member_report(small_team, TODAY, "0") is None
