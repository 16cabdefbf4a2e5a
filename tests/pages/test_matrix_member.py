"""The levels of one person: read, judged, confirmed, undone."""

from django.urls import reverse

from roles.actions.assessment import assess
from roles.models import Assessment
from tests.make import NOW, make_team
from tests.pages.matrix import member_url, said


def opened(client, member):
    """Return what the form sends when nothing is touched."""
    form = client.get(member_url(member)).context["form"]
    answers = {name: form[name].value() or "" for name in form.fields}
    seen = {f"initial-{name}": value for name, value in answers.items()}
    return {**seen, **answers}


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
