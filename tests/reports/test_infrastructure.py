from datetime import date

import pytest

from roles.models import Capability, LayerAnswer, Maturity
from roles.reports.infrastructure import infrastructure_report
from tests.make import make_member

TODAY = date(2026, 11, 2)
STORAGE = "object_storage"


def rate(team, capability, level, **fields):
    return Maturity.objects.create(
        team=team, capability_id=capability, level=level, **fields
    )


def row_of(report, key):
    return next(row for row in report.capabilities if row.capability == key)


@pytest.fixture
def engineers(ready_team):
    """Two senior data engineers."""
    for name in ["Ana", "Ben"]:
        make_member(ready_team, name, ["data_engineer"], seniority="senior")
    return ready_team


def test_goes_from_the_ground_up(ready_team):
    report = infrastructure_report(ready_team, TODAY)

    assert [band.layer for band in report.layers] == [
        "storage_compute",
        "resource_management",
        "ml_platform",
        "development_environment",
    ]
    assert len(report.capabilities) == 33


def test_nothing_rated_is_an_ordinary_answer(ready_team):
    report = infrastructure_report(ready_team, TODAY)

    assert not report.is_rated
    assert len(report.not_rated) == len(report.asked)
    assert (row_of(report, STORAGE).level, row_of(report, STORAGE).upkeep) == (
        None,
    ) * 2


def test_tells_a_rating_from_the_answer_of_its_layer(ready_team):
    LayerAnswer.objects.create(team=ready_team, layer_id="storage_compute", maturity=2)
    rate(ready_team, STORAGE, 0)

    report = infrastructure_report(ready_team, TODAY)

    rated, assumed = row_of(report, STORAGE), row_of(report, "elastic_compute")
    assert (rated.level, rated.is_assumed) == (0, False)
    assert (assumed.level, assumed.is_assumed) == (2, True)
    assert report.layers[0].answer == 2


def test_another_stage_moves_the_targets_and_nothing_else(ready_team):
    rate(ready_team, STORAGE, 3)

    own = infrastructure_report(ready_team, TODAY)
    grown = infrastructure_report(ready_team, TODAY, "millions")

    # Object storage: 3 at multiple, 4 at millions.
    assert (row_of(own, STORAGE).target, row_of(grown, STORAGE).target) == (3, 4)
    assert row_of(grown, STORAGE).level == 3
    assert (own.own_stage, grown.own_stage) == ("multiple", "multiple")
    assert row_of(own, STORAGE).is_reached
    assert not row_of(grown, STORAGE).is_reached


def test_investment_grows_with_scale(ready_team):
    few, multiple, millions = infrastructure_report(ready_team, TODAY).stages

    assert few.levels < multiple.levels < millions.levels
    assert few.levels == sum(row.target_few for row in Capability.objects.all())


def test_an_unknown_stage_is_the_teams_own(ready_team):
    report = infrastructure_report(ready_team, TODAY, "galactic")

    assert report.stage.stage == "multiple"


def test_what_is_missing_is_priced_without_what_others_provide(ready_team):
    # Object storage 1 of 3 at 30 thousand a level; elastic compute is not ours.
    rate(ready_team, STORAGE, 1)
    rate(ready_team, "elastic_compute", 0, is_provided=True)

    report = infrastructure_report(ready_team, TODAY)

    assert (report.stage.missing, report.stage.cost) == (2, 60000)


def test_what_stands_is_kept_where_somebody_can(engineers):
    rate(engineers, STORAGE, 2)

    row = row_of(infrastructure_report(engineers, TODAY), STORAGE)

    assert row.kept == pytest.approx(2)
    assert not row.is_neglected
    # Relief of a level: a quarter of 0.2 of data platform and 0.1 of pipelines.
    # data platform: 0.3 + 3 x 0.02; pipelines: 0.2 + 5 x 0.08.
    assert row.relief == pytest.approx(2 * (0.2 * 0.36 + 0.1 * 0.6) / 4)
    assert row.upkeep == pytest.approx(2 * row.upkeep_of_level)


def test_what_nobody_can_keep_is_named(ready_team):
    rate(ready_team, STORAGE, 2)

    report = infrastructure_report(ready_team, TODAY)

    assert [row.capability for row in report.not_kept] == [STORAGE]


def test_what_others_provide_needs_no_upkeep(ready_team):
    rate(ready_team, STORAGE, 2, is_provided=True)

    report = infrastructure_report(ready_team, TODAY)

    assert row_of(report, STORAGE).upkeep == 0
    assert report.not_kept == []


def test_says_whether_prerequisites_stand(ready_team):
    # Ephemeral training compute, target 2, stands on elastic compute at 2.
    key = "ephemeral_training_compute"
    needs = {}
    for level in [None, 1, 2]:
        Maturity.objects.update_or_create(
            team=ready_team, capability_id="elastic_compute", defaults={"level": level}
        )
        needs[level] = row_of(infrastructure_report(ready_team, TODAY), key).needs

    assert {level: one.stands for level, (one,) in needs.items()} == {
        None: None,
        1: False,
        2: True,
    }


def test_shows_targets_before_the_team_can_be_assessed(catalogue, team):
    rate(team, STORAGE, 2)

    report = infrastructure_report(team, TODAY, "millions")

    assert "the scale stage" in report.missing
    row = row_of(report, STORAGE)
    assert (row.level, row.target, row.kept, row.relief) == (2, 4, None, None)
    assert report.layers[0].infrastructure is None


def test_market_support_is_the_papers_or_a_judgement(ready_team):
    report = infrastructure_report(ready_team, TODAY)

    assert row_of(report, STORAGE).marks == {}
    assert row_of(report, STORAGE).support == 1
    # Experiment tracking: Good at Azure, Unknown at the two others.
    tracking = row_of(report, "experiment_tracking")
    assert tracking.marks == {
        "Azure": "Good",
        "AWS": "Unknown",
        "Google Cloud": "Unknown",
    }
    assert tracking.support == pytest.approx(1 / 3)


def test_a_prerequisite_need_not_go_beyond_its_own_target(ready_team):
    # Ephemeral training compute wants 2, but elastic compute is asked for 1 only.
    Capability.objects.filter(pk="elastic_compute").update(target_multiple=1)
    rate(ready_team, "elastic_compute", 1)
    rate(ready_team, "ephemeral_training_compute", 0)

    row = row_of(infrastructure_report(ready_team, TODAY), "ephemeral_training_compute")

    assert row.needs[0].stands
    assert row.waits_for == []
