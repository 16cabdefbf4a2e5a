from datetime import UTC, datetime

import pytest
from django.utils import timezone

from roles.models import AreaWeight, LayerAnswer, Maturity, TaskScope
from roles.queries.document import document, documents
from tests.make import make_assessment, make_member, make_person, make_team


def the_member(team):
    (member,) = document(team)["members"]
    return member


def test_says_what_was_never_said_as_nothing(ready_team):
    assert document(ready_team) == {
        "team": "data",
        "stage": "multiple",
        "drivers": {"data_sources": 5, "models": 3, "new_models": 2, "stakeholders": 4},
        "scope": {},
        "layers": {},
        "provided": [],
        "area_weights": None,
        "members": [],
        "maturity": {},
    }


def test_shows_all_of_a_member(ready_team):
    make_member(
        ready_team,
        "Ana",
        ["sme", "analyst"],
        seniority="senior",
        fte=0.5,
        annual_cost=90_000,
        start="2027-01-04",
        end="2027-12-31",
        levels={"sql": 3, "python": 0},
    )

    assert the_member(ready_team) == {
        "name": "Ana",
        "roles": ["sme", "analyst"],
        "seniority": "senior",
        "fte": 0.5,
        "annual_cost": 90_000.0,
        "start": "2027-01-04",
        "end": "2027-12-31",
        "levels": {"python": 0, "sql": 3},
        "from_tools": {},
        "not_applicable": [],
    }


def test_believes_the_manager_before_the_person(ready_team):
    person = make_member(ready_team, "Ana", levels={"sql": 1}).person
    make_assessment(person, "sql", 4, source="self")
    make_assessment(person, "python", 2, source="self")

    assert the_member(ready_team)["levels"] == {"python": 2, "sql": 1}


def test_a_withdrawn_judgement_gives_way_to_the_person(ready_team):
    person = make_member(ready_team, "Ana", levels={"sql": 1}).person
    make_assessment(person, "sql", 4, source="self")
    make_assessment(person, "sql", None, verdict="withdrawn")

    assert the_member(ready_team)["levels"] == {"sql": 4}


def test_not_applicable_is_told_apart_from_0(ready_team):
    person = make_member(ready_team, "Ana", levels={"r": 0}).person
    make_assessment(person, "sql", 4, source="self")
    make_assessment(person, "sql", None, verdict="n/a")

    member = the_member(ready_team)
    assert (member["levels"], member["not_applicable"]) == ({"r": 0}, ["sql"])


def test_tools_count_only_where_nobody_judged(ready_team):
    person = make_member(ready_team, "Ana", levels={"sql": 1}).person
    make_assessment(person, "sql", 2, source="tools")
    make_assessment(person, "python", 2, source="tools")

    assert the_member(ready_team)["from_tools"] == {"python": 2}


def test_evidence_has_the_day_and_the_own_level_where_it_differs(ready_team):
    before = datetime(2025, 3, 1, 12, tzinfo=UTC)
    person = make_member(ready_team, "Ana", levels={"sql": 1, "python": 2}).person
    make_assessment(person, "sql", 4, source="self", assessed_at=before)
    make_assessment(person, "python", 2, source="self", assessed_at=before)
    make_assessment(person, "r", 3, source="self", assessed_at=before)
    make_assessment(person, "spark", 2, source="tools")

    (member,) = document(ready_team, evidence=True)["members"]

    # On 2 November the manager judged; of R there is the own judgement alone.
    assert member["evidence"] == {
        "sql": {"on": "2026-11-02", "self": 4},
        "python": {"on": "2026-11-02"},
        "r": {"on": "2025-03-01"},
    }
    assert "evidence" not in the_member(ready_team)


def test_leaves_out_who_was_taken_off_the_team(ready_team):
    make_member(ready_team, "Ana", removed_at=timezone.now())

    assert document(ready_team)["members"] == []


def test_tells_two_of_one_name_apart(ready_team):
    for number in ["1234", "5678"]:
        person = make_person(ready_team.organisation, "Ana", number=number)
        make_member(ready_team, "", person=person)
    third = make_member(ready_team, "Ana")

    names = [member["name"] for member in document(ready_team)["members"]]

    assert names == ["Ana (1234)", "Ana (5678)", f"Ana ({third.pk})"]


def test_labels_members_by_id_when_asked(ready_team):
    member = make_member(ready_team, "Ana")

    (row,) = document(ready_team, labels="id")["members"]

    assert row["name"] == str(member.pk)


def test_a_layer_prefills_what_has_a_target_and_no_rating(ready_team):
    LayerAnswer.objects.create(team=ready_team, layer_id="ml_platform", maturity=1)
    Maturity.objects.create(team=ready_team, capability_id="serving", level=3)

    maturity = document(ready_team)["maturity"]

    assert (maturity["serving"], maturity["model_store"]) == (3, 1)
    # No target at this stage, and another layer.
    assert not {"on_prem_deployment", "object_storage"} & set(maturity)


def test_shows_what_was_refined(ready_team):
    AreaWeight.objects.create(team=ready_team, area_id="data_management", weight=2)
    TaskScope.objects.create(team=ready_team, task_id="pipelines", share=0)
    Maturity.objects.create(team=ready_team, capability_id="serving", is_provided=True)

    shown = document(ready_team)

    assert shown["area_weights"] == {"data_management": 2}
    assert shown["scope"] == {"pipelines": 0}
    assert (shown["provided"], shown["maturity"]) == (["serving"], {})


@pytest.mark.parametrize("members", [3, 30])
def test_reads_any_team_in_as_many_queries(
    ready_team, members, django_assert_num_queries
):
    for number in range(members):
        make_member(ready_team, f"P{number}", ["analyst"], levels={"sql": 1})

    LayerAnswer.objects.create(team=ready_team, layer_id="ml_platform", maturity=1)

    # members, answers, ratings, scopes, weights, capabilities, roles, levels
    with django_assert_num_queries(8):
        document(ready_team, evidence=True)


def test_documents_of_two_teams_keep_apart(ready_team, olivia):
    other = make_team("other", owner=olivia)
    member = make_member(ready_team, "Ana", ["analyst"], levels={"sql": 2})
    make_member(other, "Ben", ["sme"], levels={"sql": 1})
    make_member(other, "", ["sme"], person=member.person)
    LayerAnswer.objects.create(team=ready_team, layer_id="ml_platform", maturity=1)
    TaskScope.objects.create(team=other, task_id="pipelines", share=0)

    both = documents([ready_team, other])

    assert both == {team.pk: document(team) for team in [ready_team, other]}
    shown = [
        [(row["name"], row["roles"], row["levels"]) for row in said["members"]]
        for said in both.values()
    ]
    ana = {"sql": 2}
    assert shown == [
        [("Ana", ["analyst"], ana)],
        [("Ana", ["sme"], ana), ("Ben", ["sme"], {"sql": 1})],
    ]
    assert [said["scope"] for said in both.values()] == [{}, {"pipelines": 0}]
