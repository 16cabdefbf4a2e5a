import pytest
from django.urls import reverse

from roles.models import LayerAnswer, Maturity
from tests.make import make_member

URL = reverse("infrastructure-overview", args=["acme", "data"])
EDIT = reverse("infrastructure-edit", args=["acme", "data", "storage_compute"])
STORAGE = "object_storage"


@pytest.fixture
def viewer(client, bob):
    client.force_login(bob)
    return client


def rate(team, capability, level, **fields):
    return Maturity.objects.create(
        team=team, capability_id=capability, level=level, **fields
    )


def opened(client):
    """Return what the form sends when nothing is touched."""
    form = client.get(EDIT).context["form"]
    answers = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in answers.items() if value is not False}


def rated(team):
    rows = team.maturities.values_list("capability", "level", "is_provided")
    return {key: (level, is_provided) for key, level, is_provided in rows}


def test_nothing_rated_is_named_plainly(editor, ready_team):
    page = editor.get(URL)

    assert "Infrastructure not rated: answer four questions" in page.text
    assert reverse("profile-overview", args=["acme", "data"]) + "#context" in page.text


def test_a_viewer_sees_it_and_is_not_asked_to_rate(viewer, ready_team):
    page = viewer.get(URL)

    assert "Infrastructure not rated" in page.text
    assert EDIT not in page.text
    assert "Answer the four questions" not in page.text


def test_filled_is_what_stands_and_outlined_what_is_asked(editor, ready_team):
    rate(ready_team, STORAGE, 1)

    page = editor.get(URL)

    assert 'aria-label="stands at 1; target 3"' in page.text
    assert (
        '<span class="step stands">0</span><span class="step stands">1</span>'
        '<span class="step">2</span><span class="step target">3</span>'
    ) in page.text


def test_what_a_layers_answer_says_is_hollow(editor, ready_team):
    LayerAnswer.objects.create(team=ready_team, layer_id="storage_compute", maturity=2)

    page = editor.get(URL)

    assert 'aria-label="assumed at 2; target 3"' in page.text
    assert "assumed from its layer" in page.text


def test_the_stage_switch_moves_the_outlines(editor, ready_team):
    rate(ready_team, STORAGE, 1)

    page = editor.get(URL, {"stage": "millions"})

    assert 'aria-label="stands at 1; target 4"' in page.text
    assert "These are the targets of another stage than yours" in page.text
    assert "Multiple common applications (yours)" in page.text


def test_says_what_nobody_keeps_running(viewer, ready_team):
    rate(ready_team, STORAGE, 2)

    page = viewer.get(URL)

    assert "Object storage for all collected data (0.0 of 2)" in page.text


def test_names_what_is_still_missing(editor, catalogue, team):
    page = editor.get(URL)

    assert "the scale stage" in page.text
    assert "The team has not said its scale stage yet." in page.text


def test_asks_as_many_queries_for_many_members_as_for_few(
    editor, ready_team, django_assert_num_queries
):
    rate(ready_team, STORAGE, 2)
    make_member(ready_team, "Ana", ["data_engineer"])
    with django_assert_num_queries(30) as few:
        editor.get(URL)
    for number in range(20):
        make_member(ready_team, f"Ben {number}", ["analyst"])
    rate(ready_team, "elastic_compute", 1)

    with django_assert_num_queries(len(few)):
        editor.get(URL)


def test_offers_the_written_anchors(editor, ready_team):
    page = editor.get(EDIT)

    assert "One project has rented a bucket" in page.text


def test_records_what_was_changed(editor, ready_team):
    data = opened(editor) | {STORAGE: "0", "elastic_compute-provided": "on"}

    page = editor.post(EDIT, data, follow=True)

    assert rated(ready_team) == {
        STORAGE: (0, False),
        "elastic_compute": (None, True),
    }
    assert "2 capabilities of Storage and compute rated." in page.text
    assert page.redirect_chain[0][0] == f"{URL}#storage_compute"


def test_what_is_assumed_stays_assumed_when_nothing_is_touched(editor, ready_team):
    LayerAnswer.objects.create(team=ready_team, layer_id="storage_compute", maturity=2)

    page = editor.post(EDIT, opened(editor), follow=True)

    assert rated(ready_team) == {}
    assert "Nothing was changed." in page.text


def test_a_rating_off_the_scale_saves_nothing(editor, ready_team):
    data = opened(editor) | {STORAGE: "5", "elastic_compute": "1"}

    page = editor.post(EDIT, data)

    assert "Nothing was saved." in page.text
    assert rated(ready_team) == {}


def test_the_second_editor_is_told_and_keeps_what_they_chose(editor, ready_team):
    data = opened(editor) | {STORAGE: "3"}
    rate(ready_team, STORAGE, 1)

    page = editor.post(EDIT, data)

    assert "Somebody else has rated the same capabilities" in page.text
    assert "Object storage for all collected data: now 1" in page.text
    assert rated(ready_team) == {STORAGE: (1, False)}
    form = page.context["form"]
    assert form[STORAGE].value() == "3"

    editor.post(EDIT, form.data)

    assert rated(ready_team) == {STORAGE: (3, False)}


def test_an_unknown_layer_is_not_found(editor, ready_team):
    url = reverse("infrastructure-edit", args=["acme", "data", "basement"])

    assert editor.get(url).status_code == 404
