"""Who is expected to leave, and which openings make up for it; by hand."""

from roles.reports.hiring import hiring_report
from tests.reports.test_hiring import HIRE, make_plan


def test_expected_leavers_are_replaced_after_those_who_are_known(catalogue, team):
    # One of each: the known leaver of May, and one of the two who are expected.
    replacing = {**HIRE, "backfill": 1}

    posts = hiring_report(make_plan(team, actions=[replacing]), people=True).openings

    assert [post.kind for post in posts] == ["Backfill", "Expected backfill"]


def test_an_expected_leaver_is_replaced_by_a_later_opening_of_the_role(catalogue, team):
    first = {**HIRE, "count": 1, "backfill": 1}
    actions = [first, {**first, "quarter": 2, "joins": 3, "backfill": 0}]

    posts = hiring_report(make_plan(team, actions=actions), people=True).openings

    assert [post.kind for post in posts] == ["Backfill", "Expected backfill"]


def test_losses_are_told_by_role_beside_their_backfills(catalogue, team):
    losses = [
        {"role": "data_engineer", "quarter": 1, "fte": 0.25},
        {"role": "data_engineer", "quarter": 2, "fte": 0.5},
        {"role": "analyst", "quarter": 4, "fte": 0.125},
    ]
    answer = {"actions": [{**HIRE, "backfill": 1}], "expected_losses": losses}

    analyst, engineer = hiring_report(make_plan(team, **answer), people=True).losses

    assert (analyst.role, analyst.fte, analyst.backfills) == (
        *("Analyst", (0, 0, 0, 0.125)),
        0,
    )
    assert engineer.fte == (0.25, 0.5, 0, 0)
    assert (engineer.total, engineer.backfills) == (0.75, 1)


def test_viewers_read_the_losses_of_all_roles_together(catalogue, team, monkeypatch):
    monkeypatch.setattr("roles.reports.loss.ENOUGH_PEOPLE", 0)
    # Of the only analyst they would tell the working time.
    losses = [
        {"role": "data_engineer", "quarter": 2, "fte": 0.5},
        {"role": "analyst", "quarter": 2, "fte": 0.125},
        {"role": "analyst", "quarter": 3, "fte": 0.125},
    ]
    answer = {"actions": [{**HIRE, "backfill": 1}], "expected_losses": losses}

    (both,) = hiring_report(make_plan(team, **answer), people=False).losses

    assert (both.role, both.fte) == ("All roles", (0, 0.625, 0.125, 0))
    assert both.backfills == 1


def test_viewers_read_no_losses_of_fewer_than_five(catalogue, team):
    losses = [{"role": "analyst", "quarter": 2, "fte": 0.125}]
    plan = make_plan(team, expected_losses=losses)

    assert hiring_report(plan, people=False).losses == []
    assert len(hiring_report(plan, people=True).losses) == 1
