import json

import pytest
from django.urls import reverse

from roles.actions.assessment import assess
from roles.models import Assessment
from tests.make import NOW, make_assessment, make_member, make_team

URL = reverse("matrix-overview", args=["acme", "data"])


def member_url(member):
    return reverse("matrix-member", args=["acme", "data", member.pk])


@pytest.fixture
def ana(ready_team):
    """An analyst with SQL judged at 3."""
    return make_member(ready_team, "Ana", ["analyst"], levels={"sql": 3})


@pytest.fixture
def editor(client, alice):
    client.force_login(alice)
    return client


def opened(client, member):
    """Return what the form sends when nothing is touched."""
    form = client.get(member_url(member)).context["form"]
    answers = {name: form[name].value() or "" for name in form.fields}
    seen = {f"initial-{name}": value for name, value in answers.items()}
    return {**seen, **answers}


def said(member):
    rows = member.person.assessments.order_by("pk")
    return [(row.skill_id, row.verdict, row.level) for row in rows]


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
    with django_assert_num_queries(18) as few:
        editor.get(URL)
    for number in range(297):
        make_member(ready_team, f"B {number}", ["data_scientist"], levels={"r": 2})

    with django_assert_num_queries(len(few)):
        editor.get(URL)


def test_shows_the_history_of_a_skill(editor, ana, alice):
    assess(ana.person, "sql", 4, by=alice, now=NOW)

    page = editor.get(member_url(ana))

    assert "4, expert: 2 Nov 2026, manager, Alice" in page.text
    assert "history, 2" in page.text


def test_shows_what_the_levels_look_like(editor, ana):
    page = editor.get(member_url(ana))

    assert "Writes everyday queries or jobs alone" in page.text


def test_a_save_records_only_what_was_changed(editor, ana):
    data = opened(editor, ana) | {"r": "0", "julia": "n/a", "sql": ""}

    page = editor.post(member_url(ana), data, follow=True)

    assert said(ana) == [
        ("sql", "level", 3),
        ("sql", "withdrawn", None),
        ("r", "level", 0),
        ("julia", "n/a", None),
    ]
    assert "3 levels of Ana recorded." in page.text
    assert not Assessment.objects.exclude(source="manager").exists()


def test_nothing_touched_records_nothing(editor, ana):
    page = editor.post(member_url(ana), opened(editor, ana), follow=True)

    assert len(said(ana)) == 1
    assert "Nothing was changed." in page.text


def test_an_answer_off_the_scale_saves_nothing(editor, ana):
    data = opened(editor, ana) | {"r": "2", "julia": "7"}

    page = editor.post(member_url(ana), data)

    assert len(said(ana)) == 1
    assert "Nothing was saved." in page.text


def test_the_second_editor_is_told_and_keeps_what_they_typed(editor, ana, olivia):
    data = opened(editor, ana) | {"r": "2", "sql": "4"}
    assess(ana.person, "sql", 1, by=olivia, now=NOW)
    assess(ana.person, "bi_tools", 2, by=olivia, now=NOW)

    page = editor.post(member_url(ana), data)

    form = page.context["form"]
    assert "Somebody else has judged Ana since" in page.text
    assert "SQL: now 1, awareness" in page.text
    assert [row.level for row in ana.person.assessments.filter(skill="r")] == []
    # Typed is kept, and what was left alone is what stands now.
    answers = [form[name].value() for name in ("r", "sql", "bi_tools")]
    assert answers == ["2", "4", "2"]


def test_a_second_save_goes_over_what_stands_now(editor, ana, olivia):
    data = opened(editor, ana) | {"sql": "4"}
    assess(ana.person, "sql", 1, by=olivia, now=NOW)
    assess(ana.person, "bi_tools", 2, by=olivia, now=NOW)
    form = editor.post(member_url(ana), data).context["form"]

    editor.post(member_url(ana), form.data)

    assert said(ana)[-1] == ("sql", "level", 4)
    assert len(said(ana)) == 4


def test_confirms_all_that_is_assumed(editor, ana):
    assumed = editor.get(member_url(ana)).context["assumed"]
    url = reverse("matrix-confirm", args=["acme", "data", ana.pk])

    page = editor.post(url, {"version": 1}, follow=True)

    assert f"{assumed} levels of Ana recorded." in page.text
    assert "Every level that counts for Ana has been judged" in page.text


def test_confirms_nothing_over_what_was_not_seen(editor, ana, olivia):
    assess(ana.person, "r", 2, by=olivia, now=NOW)
    url = reverse("matrix-confirm", args=["acme", "data", ana.pk])

    page = editor.post(url, {"version": 1}, follow=True)

    assert "Nothing was confirmed." in page.text
    assert len(said(ana)) == 2


def test_a_save_can_be_undone(editor, ana):
    data = opened(editor, ana) | {"sql": "1"}
    page = editor.post(member_url(ana), data, follow=True)
    (message,) = page.context["messages"]

    page = editor.post(message.extra_tags, follow=True)

    assert said(ana)[-1] == ("sql", "level", 3)
    assert "The levels of Ana are as they were before." in page.text


def test_no_undo_over_a_newer_judgement(editor, ana, alice):
    entry = assess(ana.person, "sql", 1, by=alice, now=NOW, team=ana.team)
    assess(ana.person, "sql", 2, by=alice, now=NOW)
    url = reverse("matrix-undo", args=["acme", "data", ana.pk, entry.pk])

    page = editor.post(url, follow=True)

    assert "Somebody has assessed this since" in page.text
    assert said(ana)[-1] == ("sql", "level", 2)


def test_nobody_is_shown_or_judged_through_another_team(editor, ana, alice):
    other = make_team("other", editor=alice)
    url = reverse("matrix-member", args=["acme", other.slug, ana.pk])

    assert editor.get(url).status_code == 404
    assert editor.post(url, {}).status_code == 404


def test_no_page_for_somebody_who_left_the_team(editor, ana):
    ana.removed_at = NOW
    ana.save()

    assert editor.get(member_url(ana)).status_code == 404


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
