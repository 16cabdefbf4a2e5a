"""Where the work of a team comes from."""

from datetime import date

import pytest

from roles.reports.demand import demand_report
from tests.make import make_member

TODAY = date(2026, 11, 2)


def demands(team):
    """Return the tasks of the report by id."""
    return {task.task: task for task in demand_report(team, TODAY).tasks}


def test_work_is_base_and_so_much_for_each_driver(ready_team):
    task = demands(ready_team)["pipelines"]

    # 0.2 and 0.08 for each of 5 data sources.
    assert task.workload == pytest.approx(0.6)
    assert task.formula == "0.2 + 0.08 × 5 data sources"
    (part,) = task.parts
    assert part.fte == pytest.approx(0.4)


def test_sum_names_scale_and_own_share_where_they_change_it(ready_team):
    ready_team.stage_id = "millions"
    ready_team.scopes.create(task_id="pipelines", share=0.5)

    task = demands(ready_team)["pipelines"]

    # Half of 1.25 x 0.6.
    assert task.workload == pytest.approx(0.375)
    assert task.formula == (
        "0.5 own share × 1.25 for scale × (0.2 + 0.08 × 5 data sources)"
    )


def test_people_stand_beside_the_tasks_of_their_main_role(ready_team):
    make_member(ready_team, "Ana", ["data_engineer", "analyst"], fte=0.5)

    report = demand_report(ready_team, TODAY)

    roles = {role.role: role for role in report.roles}
    assert roles["data_engineer"].people_fte == 0.5
    assert roles["analyst"].people_fte == 0
    assert report.people_fte == 0.5


def test_roles_share_out_all_of_the_work(ready_team):
    report = demand_report(ready_team, TODAY)

    assert sum(role.workload for role in report.roles) == pytest.approx(report.workload)
    assert len(report.tasks) == 22
