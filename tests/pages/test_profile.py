"""What a manager says about a team, and what follows from it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roles.models import Team
from tests.make import make_member

SLUGS = ["acme", "data"]
URL = reverse("profile-overview", args=SLUGS)
CONTEXT = reverse("profile-context", args=SLUGS)
HTMX = {"HX-Request": "true"}


def context(**changes):
    data = {
        "version": 1,
        "stage": "multiple",
        "data_sources": 5,
        "models_in_production": 3,
        "new_models": 2,
        "stakeholders": 4,
        "layer_ml_platform": 0,
        "budget": "",
    }
    return {**data, **changes}


def test_says_what_is_missing_and_what_comes_next(editor):
    page = editor.get(URL)

    assert "Still missing: the scale stage, the number of data sources" in page.text
    assert "Say how much is asked of the team." in page.text
    assert "Infrastructure is not rated" in page.text


def test_explains_stages_drivers_and_answers_in_words(editor):
    page = editor.get(URL)

    assert "Multiple common applications." in page.text
    assert "A churn score, a demand forecast and a fraud check" in page.text
    assert "0: Jobs are started by hand, when somebody remembers." in page.text
    assert "4: A data scientist takes a model from idea to watched" in page.text


def test_saves_the_context(editor, team):
    answer = editor.post(CONTEXT, context(budget="250000"))

    assert answer.url == URL
    team.refresh_from_db()
    assert (team.stage_id, team.new_models, team.budget) == ("multiple", 2, 250_000)
    assert list(team.layer_answers.values_list("layer", "maturity")) == [
        ("ml_platform", 0)
    ]


def test_a_part_may_be_saved_and_the_rest_said_later(editor, team):
    editor.post(CONTEXT, {"version": 1, "data_sources": 5})

    team.refresh_from_db()
    assert team.missing() == ["stage", "models", "new_models", "stakeholders"]


@pytest.mark.parametrize(
    "field",
    [
        *("data_sources", "models_in_production", "new_models", "stakeholders"),
        "budget",
    ],
)
@pytest.mark.parametrize("value", ["-1", "many", "nan", "inf"])
def test_refuses_bad_numbers_and_keeps_what_was_typed(editor, team, field, value):
    page = editor.post(CONTEXT, context(**{field: value}))

    assert page.status_code == 200
    assert "Nothing was saved." in page.text
    assert f'id="id_{field}_error"' in page.text
    assert f'value="{value}"' in page.text
    assert Team.objects.get().stage is None


def test_refuses_an_answer_outside_the_scale(editor, team):
    page = editor.post(CONTEXT, context(layer_ml_platform=5))

    assert "Select a valid choice. 5 is not one" in page.text
    assert not team.layer_answers.exists()


def test_errors_are_linked_to_their_field(editor):
    page = editor.post(CONTEXT, context(new_models="-1"))

    described = 'aria-describedby="id_new_models_helptext id_new_models_error"'
    assert described in page.text
    assert 'aria-invalid="true"' in page.text


def test_htmx_gets_what_was_saved_and_the_new_version(editor):
    part = editor.post(CONTEXT, context(), headers=HTMX)

    assert part.text.startswith('\n<span id="context-saved"')
    assert 'name="version" value="2"' in part.text
    assert "Add the people." in part.text
    assert "<html" not in part.text


def test_htmx_gets_the_form_alone_when_it_is_refused(editor):
    part = editor.post(CONTEXT, context(new_models="-1"), headers=HTMX)

    assert part["HX-Retarget"] == "#context"
    assert "<html" not in part.text
    assert "Nothing was saved." in part.text


def test_a_stale_edit_is_told_who_changed_what_and_keeps_its_words(
    editor, client, olivia, alice
):
    client.force_login(olivia)
    client.post(CONTEXT, context(stakeholders=4))
    client.force_login(alice)

    page = client.post(CONTEXT, context(stakeholders=9, stage="few"))

    assert "Not saved: Olivia changed this on" in page.text
    assert "<li>Stakeholder groups: 4</li>" in page.text
    assert "used?: Multiple common applications</li>" in page.text
    assert "<li>New models a year" not in page.text
    assert 'name="stakeholders" value="9"' in page.text
    assert Team.objects.get().stakeholders == 4


def test_saving_a_stale_edit_again_puts_it_in_place(editor, client):
    editor.post(CONTEXT, context(stakeholders=4))
    page = editor.post(CONTEXT, context(stakeholders=9))

    version = page.context["context_form"]["version"].value()
    editor.post(CONTEXT, context(stakeholders=9, version=version))

    assert Team.objects.get().stakeholders == 9


def test_what_stands_already_is_no_conflict(editor, team):
    editor.post(CONTEXT, context(stakeholders=4))

    again = editor.post(CONTEXT, context(stakeholders=4), headers=HTMX)

    assert "Saved at" in again.text
    assert 'name="version" value="2"' in again.text


def test_no_browser_keeps_the_page_with_a_version_that_stood_before(editor):
    assert "no-store" in editor.get(URL)["Cache-Control"]


def test_save_says_so(editor):
    page = editor.post(CONTEXT, context(), follow=True)

    assert "<span>Saved.</span>" in page.text


def test_shows_typical_cost_as_typical(editor, team):
    # US median of a mid analyst 91 thousand, with 30 % on top: 118.3
    make_member(team, "Ana", ["analyst"])
    make_member(team, "Ben", ["analyst"], annual_cost=80_000)

    page = editor.get(URL)

    assert "USD\xa0118\xa0k ○" in page.text
    assert '<td class="number">USD\xa080\xa0k</td>' in page.text


def test_reads_three_hundred_members_in_as_many_queries_as_three(
    editor, team, django_assert_num_queries
):
    for number in range(3):
        make_member(team, f"Member {number}", ["analyst", "sme"])
    editor.get(URL)
    with CaptureQueriesContext(connection) as few:
        editor.get(URL)
    for number in range(3, 300):
        make_member(team, f"Member {number}", ["analyst", "sme"])

    with django_assert_num_queries(len(few)):
        editor.get(URL)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("models_in_production", "1e18", "1e+18 is not a number from 0 to 100,000."),
        ("new_models", "-1", "Give 0 or more."),
        ("budget", "-1", "Give 0 or more."),
        ("budget", "0.125", "Give two decimals at most."),
        ("budget", "1" * 14, "Give fewer digits."),
    ],
)
def test_context_out_of_range_is_refused_with_a_reason(
    editor, team, field, value, message
):
    page = editor.post(CONTEXT, context(**{field: value}))

    assert message in page.text
    assert "Ensure" not in page.text
    assert Team.objects.get().version == 1
