"""What the pages about gaps say, and to whom."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from roles.models import LayerAnswer
from tests.make import ABLE, make_assessment, make_member, make_small

TEAM = ["acme", "data"]
URL = reverse("gaps-overview", args=TEAM)
AWAY = reverse("gaps-away", args=TEAM)
HIRES = reverse("gaps-hires", args=TEAM)
PART = {"HX-Request": "true"}


@pytest.fixture
def small_team(ready_team):
    """Has 1 FTE of pipelines to run, half of it covered; nobody validates models."""
    cache.clear()
    # Bases of 0.2 and 0.05 FTE.
    make_small(ready_team, pipelines=5, validate_models=4)
    make_member(ready_team, "Ana Alvarez", ["data_engineer"], levels=ABLE, fte=0.5)
    return ready_team


def text_of(client, user, url=URL, **extra):
    """Return the words of a page, with single spaces between them."""
    client.force_login(user)
    page = client.get(url, **extra)
    assert page.status_code == 200
    return " ".join(page.text.split())


def test_first_line_names_the_weak_point_and_what_nobody_can_do(
    client, bob, small_team
):
    text = text_of(client, bob)

    assert "Readiness <strong>" in text
    assert "Most is missing in serving and deployment: 0.0 of" in text
    assert "Nobody here is able to validate models independently." in text


def test_shows_the_formula_with_the_figures_put_in(client, bob, small_team):
    assert "0.48 × (1.00 × 70)" in text_of(client, bob)


def test_the_band_stands_beside_the_score_with_its_reasons(
    client, alice, bob, small_team
):
    make_assessment(small_team.members.get().person, "sql", 3, source="self")

    editor, viewer = text_of(client, alice), text_of(client, bob)

    # People in data management score 0.7, with SQL at 3 they score 0.64; nobody
    # validates models.
    for text in [editor, viewer]:
        assert "70 (64–70)" in text
        assert "With all open levels at their lowest it would be" in text
    reason = "1 on which people and their managers disagree"
    assert reason in editor
    # One person: a count would be theirs.
    assert reason not in viewer
    assert "Open are levels that are assumed, read from tools, old" in viewer


def test_a_score_without_open_levels_has_no_band(client, alice, small_team):
    assert "With all open levels" not in text_of(client, alice)


def test_viewers_see_no_people(client, bob, small_team):
    text = text_of(client, bob)

    assert "Alvarez" not in text
    assert "Who carries what" not in text
    assert "is away for a quarter" not in text


def test_viewers_of_few_people_see_no_counts_by_level_and_why(
    client, alice, bob, small_team
):
    viewer, editor = text_of(client, bob), text_of(client, alice)

    reason = "With fewer than five people on the team, how many are able to do a task"
    assert reason in viewer
    assert reason not in editor
    for counted in ["People at level", "One level short", "single points of failure"]:
        assert counted not in viewer
        assert counted in editor
    assert '<td class="number">some</td>' in viewer
    assert '<td class="number">1</td>' in editor


def test_viewers_of_five_people_see_counts_by_level(client, bob, small_team):
    for number in range(4):
        make_member(small_team, f"Person {number}", ["analyst"])

    text = text_of(client, bob)

    assert "With fewer than five people" not in text
    for counted in ["People at level", "One level short"]:
        assert counted in text


def test_editors_see_who_carries_what_and_owners_spare_time(
    client, alice, olivia, small_team
):
    make_member(small_team, "Ben Baker", ["visualization_engineer"])

    editor, owner = text_of(client, alice), text_of(client, olivia)

    assert "0.5</span> Build and run data pipelines" in editor
    assert "Time the model could not place" not in editor
    assert "Time the model could not place" in owner


def test_key_people_are_a_part_for_htmx_and_a_page_for_all_others(
    client, alice, small_team
):
    part = text_of(client, alice, AWAY, headers=PART)
    page = text_of(client, alice, AWAY)

    assert "<html" not in part
    assert "<html" in page
    for text in [part, page]:
        assert "Ana Alvarez" in text
        assert "Build and run data pipelines" in text
        # 0.7 of the weight of data management, 0.4787.
        assert "−33.5" in text


def test_next_hires_are_a_part_for_htmx_and_a_page_for_all_others(
    client, bob, small_team
):
    part, page = text_of(client, bob, HIRES, headers=PART), text_of(client, bob, HIRES)

    assert "<html" not in part
    assert "<html" in page
    assert "The hire with most effect is one more" in part
    assert "model validator" in part


def test_parts_vary_by_who_asks_for_them(client, alice, small_team):
    client.force_login(alice)

    assert "HX-Request" in client.get(AWAY)["Vary"]


def test_page_of_one_person_says_what_stops(client, alice, small_team):
    member = small_team.members.get()
    url = reverse("gaps-member", args=[*TEAM, member.pk])

    text = text_of(client, alice, url)

    assert "Nobody else here is able to do: Build and run data pipelines." in text


def test_there_is_no_page_of_somebody_who_is_not_on_the_team(
    client, alice, bob, small_team
):
    client.force_login(alice)
    assert client.get(reverse("gaps-member", args=[*TEAM, 0])).status_code == 404

    client.force_login(bob)
    member = small_team.members.get()
    url = reverse("gaps-member", args=[*TEAM, member.pk])
    assert client.get(url).status_code == 404


def test_says_what_is_missing_with_links_for_those_who_can_mend_it(
    client, alice, bob, catalogue, team
):
    editor, viewer = text_of(client, alice), text_of(client, bob)

    assert "the scale stage, the number of data sources" in editor
    assert reverse("profile-overview", args=TEAM) in editor
    assert "the scale stage" in viewer
    assert reverse("profile-overview", args=TEAM) not in viewer


@pytest.mark.parametrize("url", [AWAY, HIRES])
def test_parts_say_what_is_missing_too(client, alice, catalogue, team, url):
    assert "the scale stage" in text_of(client, alice, url)


def test_a_member_without_a_role_is_to_be_given_one(client, alice, ready_team):
    make_member(ready_team, "Ana")

    text = text_of(client, alice)

    assert "a role for every member is missing" in text
    assert "Give the members their roles" in text


def test_an_empty_team_sees_what_waits_for_it(client, alice, bob, ready_team):
    editor, viewer = text_of(client, alice), text_of(client, bob)

    for text in [editor, viewer]:
        assert "nobody is on the team" in text
        assert "Build and run data pipelines" in text
    assert "Add members with their roles" in editor
    assert "Those who edit the team can add members." in viewer


def test_a_team_without_work_lacks_nothing(client, bob, small_team):
    small_team.scopes.update(share=0)

    text = text_of(client, bob)
    assert "drivers and scopes ask for no work at all" in text
    assert "<strong>Nothing is missing</strong>" in text
    assert "<strong>Nobody adds much</strong>" in text_of(client, bob, HIRES)
    assert "Readiness <strong>100</strong>" in text


def test_infrastructure_not_rated_asks_four_questions(client, bob, small_team):
    before = text_of(client, bob)
    LayerAnswer.objects.create(team=small_team, layer_id="storage_compute", maturity=1)

    after = text_of(client, bob)

    asked = "Infrastructure not rated: answer four questions to plan investment."
    assert asked in before
    assert asked not in after


def test_full_scope_stands_beside_the_score(client, bob, small_team):
    assert "At full scope" in text_of(client, bob)


@pytest.mark.parametrize("size", [3, 300])
def test_asks_as_often_for_many_people_as_for_few(
    client, alice, small_team, django_assert_num_queries, size
):
    for number in range(size):
        make_member(small_team, f"Person {number}", ["analyst"], levels={"sql": 2})
    client.force_login(alice)
    client.get(URL)

    # Session, user, team, two rights; layers, ratings, scopes, weights, members twice,
    # roles, levels; own salaries and assumptions, catalogue; two for the menu.
    with django_assert_num_queries(18):
        client.get(URL)
