"""What of a team has a default, and is refined."""

import pytest
from django.urls import reverse

from roles.models import Maturity, Team
from tests.pages.test_profile import CONTEXT, HTMX, SLUGS, URL, context

REFINE = reverse("profile-refine", args=SLUGS)


def test_htmx_gets_the_refinement_alone_when_it_is_refused(editor, team):
    sent = refinement(editor.get(URL), scope_features="-1")

    part = editor.post(REFINE, sent, headers=HTMX)

    assert part["HX-Retarget"] == "#refine"
    assert "<html" not in part.text
    assert "Give 0 or more." in part.text


def refinement(page, **changes):
    """Return what the form on the page would send, with changes."""
    form = page.context["refine_form"]
    sent = {form.add_prefix(name): form[name].value() for name in form.fields}
    sent = {name: "" if value is None else value for name, value in sent.items()}
    return {**sent, **{f"refine-{name}": value for name, value in changes.items()}}


def test_refines_weights_scopes_and_what_others_provide(editor, team):
    changes = {
        "scope_validate_models": "0",
        "weight_direction": "2",
        "provided": ["serving"],
    }

    editor.post(REFINE, refinement(editor.get(URL), **changes))

    assert dict(team.scopes.values_list("task", "share")) == {"validate_models": 0}
    assert dict(team.area_weights.values_list("area", "weight")) == {"direction": 2}
    assert Maturity.objects.get(is_provided=True).capability_id == "serving"


def test_a_refinement_sent_unchanged_changes_nothing(editor, team):
    editor.post(REFINE, refinement(editor.get(URL)))

    assert not team.scopes.exists()
    assert not team.area_weights.exists()
    assert not team.maturities.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"scope_features": "-1"},
        {"weight_direction": "0"},
        {"weight_direction": "1e308"},
        {"provided": ["x"]},
    ],
)
def test_refuses_a_bad_refinement_and_keeps_it_open(editor, team, changes):
    page = editor.post(REFINE, refinement(editor.get(URL), **changes))

    assert "Nothing was saved." in page.text
    assert '<details class="more" id="refine" open>' in page.text
    assert Team.objects.get().version == 1


def test_a_stale_refinement_is_told(editor, team):
    sent = refinement(editor.get(URL), scope_features="0.5")
    editor.post(CONTEXT, context())

    page = editor.post(REFINE, sent)

    assert "Not saved: Alice changed this on" in page.text
    assert not team.scopes.exists()
