"""The grid of levels, and judging a cell of it."""

import json

import pytest
from django.urls import reverse

from roles.actions.assessment import assess
from tests.make import NOW, make_assessment, make_member
from tests.pages.matrix import member_url, said

URL = reverse("matrix-overview", args=["acme", "data"])


def test_an_empty_team_is_asked_for_people(editor, ready_team):
    page = editor.get(URL)

    assert "Nobody is on the team yet." in page.text
    assert reverse("member-create", args=["acme", "data"]) in page.text


def test_says_how_much_is_assumed_and_where_to_start(editor, ana):
    page = editor.get(URL)

    share = page.context["report"].assumed_share
    assert f"{share:.0%}".replace("%", "") in page.text
    assert "typical for the role, not a judgement of a person" in page.text
    assert "Start with Ana" in page.text


def test_a_cell_leads_to_the_same_skill_of_the_member(editor, ana):
    page = editor.get(URL)

    assert f'href="{member_url(ana)}#sql" title="3, practitioner">3<' in page.text


def test_0_not_assessed_and_not_applicable_look_different(editor, ready_team):
    ben = make_member(ready_team, "Ben", ["cdo"], levels={"r": 0})
    make_assessment(ben.person, "julia", None, verdict="n/a")

    page = editor.get(URL)

    url = member_url(ben)
    assert f'<td class="level level-0 assessed" data-skill="r"><a href="{url}#r"' in (
        page.text
    )
    assert f'href="{url}#julia" title="not applicable">–<' in page.text
    assert f'href="{url}#hadoop" title="not assessed">·<' in page.text


def test_names_what_rests_on_one_person(editor, ready_team):
    make_member(ready_team, "Ana", ["analyst"], levels={"mlops": 3})

    page = editor.get(URL)

    assert "Ana alone" in page.text


def test_names_in_words_where_one_of_several_will_do(editor, ready_team):
    make_member(ready_team, "Ana", ["analyst"], levels={"julia": 3})
    make_member(ready_team, "Ben", ["analyst"], levels={"spark": 3})

    page = editor.get(URL).text

    assert "<li>One of Scala and Spark or Julia at 3: 2 people</li>" in page


def test_filters_by_role_category_and_name(editor, ready_team, ana):
    make_member(ready_team, "Ben", ["data_engineer"])

    page = editor.get(URL, {"role": "analyst", "category": "Operations", "name": "a"})

    assert [row.name for row in page.context["page"]] == ["Ana"]
    assert {skill.category for skill in page.context["skills"]} == {"Operations"}


def test_a_filter_that_nobody_passes_says_so(editor, ana):
    assert "Nobody passes these filters." in editor.get(URL, {"name": "zoe"}).text


def test_shows_fifty_people_at_a_time(editor, ready_team):
    for number in range(51):
        make_member(ready_team, f"Person {number:02}", ["analyst"])

    first, last = editor.get(URL), editor.get(URL, {"page": 2, "name": "person"})

    assert len(first.context["rows"]) == 50
    assert [row.name for row, _ in last.context["rows"]] == ["Person 50"]
    assert "?name=person&amp;page=1" in last.text


def test_names_somebody_without_a_role(editor, ready_team):
    make_member(ready_team, "Cem")

    assert "Without a role nothing can be assumed, so Cem is not shown" in (
        editor.get(URL).text
    )


def test_works_before_stage_and_drivers_are_given(editor, catalogue, team):
    make_member(team, "Ana", ["analyst"])

    page = editor.get(URL)

    assert "known once stage and drivers are given" in page.text


def test_asks_as_many_queries_for_300_members_as_for_3(
    editor, ready_team, django_assert_num_queries
):
    for number in range(3):
        make_member(ready_team, f"A {number}", ["analyst"], levels={"sql": 2})
    editor.get(URL)
    with django_assert_num_queries(19) as few:
        editor.get(URL)
    for number in range(297):
        make_member(ready_team, f"B {number}", ["data_scientist"], levels={"r": 2})

    with django_assert_num_queries(len(few)):
        editor.get(URL)


def cell_url(member, skill="sql"):
    return reverse("matrix-cell", args=["acme", "data", member.pk, skill])


def told(response):
    return json.loads(response["HX-Trigger"])["levelSaved"]


def test_a_cell_of_the_grid_is_judged_alone(editor, ana):
    answer = editor.post(cell_url(ana), {"answer": "4", "version": 1})

    assert answer.text.strip().startswith('<td class="level level-4 assessed"')
    assert said(ana)[-1] == ("sql", "level", 4)
    assert told(answer)["text"] == "Ana, SQL: 4, expert."
    assert told(answer)["version"] == 2

    page = editor.post(told(answer)["undo"], {"back": "matrix"}, follow=True)

    assert page.redirect_chain[-1][0] == URL
    assert said(ana)[-1] == ("sql", "level", 3)


def test_a_cell_shows_what_stands_when_somebody_was_faster(editor, ana, olivia):
    assess(ana.person, "sql", 1, by=olivia, now=NOW)

    answer = editor.post(cell_url(ana), {"answer": "4", "version": 1})

    assert ">1</a>" in answer.text
    assert told(answer)["wrong"]
    assert told(answer)["version"] == 2
    assert said(ana)[-1] == ("sql", "level", 1)


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 5000])
def test_a_version_that_cannot_be_read_was_not_seen(editor, ana, version):
    cell = editor.post(cell_url(ana), {"answer": "4", "version": version})
    confirm = reverse("matrix-confirm", args=["acme", "data", ana.pk])
    page = editor.post(confirm, {"version": version}, follow=True)

    assert told(cell)["wrong"]
    assert "Nothing was confirmed." in page.text
    assert len(said(ana)) == 1


def test_a_cell_that_says_the_same_again_has_nothing_to_undo(editor, ana):
    answer = editor.post(cell_url(ana), {"answer": "3", "version": 1})

    assert told(answer)["undo"] == ""
    assert told(answer)["version"] == 1


@pytest.mark.parametrize("answer", ["5", "", None])
def test_a_cell_takes_no_answer_off_the_scale(editor, ana, answer):
    data = {} if answer is None else {"answer": answer, "version": 1}

    status = editor.post(cell_url(ana, "julia"), data).status_code

    assert status == (200 if answer == "" else 400)
    assert len(said(ana)) == 1


def test_a_cell_of_no_skill_is_not_found(editor, ana):
    data = {"answer": "3", "version": 1}

    assert editor.post(cell_url(ana, "cooking"), data).status_code == 404
