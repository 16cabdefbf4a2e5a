"""The document of a plan: who is named in it, and for whom."""

import pytest

from roles.queries.plan import member_names
from roles.reports.plan_document import plan_document
from tests.make import make_member
from tests.plans import make_plan, train


@pytest.fixture
def plan(ready_team):
    """Trains Ana, an analyst, in SQL."""
    ana = make_member(ready_team, "Ana", ["analyst"], levels={"sql": 1})
    return make_plan(ready_team, train(str(ana.pk)))


def test_document_names_members_for_those_who_may_see_them(plan):
    actions = plan_document(plan, member_names(plan))["actions"]

    assert actions[-1] == {
        "kind": "train",
        "quarter": 1,
        "member": "Ana",
        "skill": "sql",
        "to": 2,
        "cost": 3_000,
        "running_cost": 0,
        "worth": 0.001,
    }


def test_document_for_viewers_has_a_role_in_the_place_of_a_person(plan):
    action = plan_document(plan, None)["actions"][-1]

    assert action["member"] is None
    assert action["to"] is None
    assert action["role"] == "analyst"
