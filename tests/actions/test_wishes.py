"""What may be wished of a plan, and what is said of the rest."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from roles.actions.plan import make_plan
from roles.actions.wishes import check_wishes
from tests.make import make_member

START = date(2027, 1, 1)
LEAST = {"budget": 1_000_000, "quarters": 4}


def refused(**wishes) -> dict:
    with pytest.raises(ValidationError) as error:
        check_wishes({**LEAST, **wishes}, START)
    return error.value.message_dict


def test_contracts_are_usual_and_expected_leavers_are_not():
    question = check_wishes(LEAST, START)

    assert question["contractors"] is True
    assert question["attrition"] is False
    assert question["locked"] == question["excluded"] == []


def test_a_wish_leaves_the_usual_one_as_it_was(catalogue):
    check_wishes({**LEAST, "locked": ["hire role=analyst"]}, START)

    assert check_wishes(LEAST, START)["locked"] == []


@pytest.mark.parametrize("name", ["contractors", "attrition", "keep_going"])
def test_a_switch_is_on_or_off(name):
    assert refused(**{name: "maybe"}) == {name: ["maybe is neither yes nor no."]}


def test_says_which_pattern_cannot_be(catalogue):
    said = refused(locked=["hire role=baker"], excluded=["hire count=2"])

    assert said["locked"][0].startswith("hire role=baker: role 'baker' is not one of")
    assert said["excluded"][0].startswith("hire count=2: 'count' does not go with hire")


def test_patterns_wait_until_the_quarters_are_right(catalogue):
    assert refused(quarters=0, locked=["hire quarter=9"]).keys() == {"quarters"}


def test_a_plan_keeps_members_by_their_ids(ready_team, alice):
    ana = make_member(ready_team, "Ana", ["analyst"])
    wishes = {**LEAST, "excluded": ["train member=Ana"]}

    plan = make_plan(ready_team, wishes, by=alice, today=START)

    assert plan.question["excluded"] == [{"kind": "train", "member": str(ana.pk)}]


def test_viewers_name_no_members(ready_team, bob):
    make_member(ready_team, "Ana", ["analyst"])
    wishes = {**LEAST, "locked": ["train member=Ana"]}

    with pytest.raises(ValidationError, match="that is for those who edit"):
        make_plan(ready_team, wishes, by=bob, today=START, people=False)
