"""The profile saves as one goes, and on Enter and Save, without standing in its way."""

import time

import pytest
from django.urls import reverse

pytestmark = pytest.mark.browser

PAGE = reverse("profile-overview", args=["acme", "empty"])
POSTS = [
    reverse(f"profile-{part}", args=["acme", "empty"]) for part in ("context", "refine")
]
LATENCY = 0.3


@pytest.fixture(params=[0, LATENCY], ids=["near", "far"])
def profile(open_as, request):
    """The profile of a team without members, on a server that is near or far."""
    window, complaints = open_as("olivia")
    if request.param:
        for post in POSTS:
            window.route(
                f"**{post}", lambda route: (time.sleep(LATENCY), route.continue_())
            )
    window.goto(PAGE)
    yield window
    assert complaints == []


def wait(window):
    """Wait until nothing is on its way."""
    window.locator(".htmx-request").wait_for(state="detached")


def settle(window):
    """Wait for what is on its way, and read the page as it then stands."""
    wait(window)
    assert window.get_by_text("Not saved").count() == 0
    assert "Saved at" in window.inner_text("#context-saved")
    window.reload()


def stored(window, name="Stakeholder groups"):
    return window.get_by_label(name).input_value()


@pytest.mark.parametrize("number", ["3", "5", "7"])
def test_a_number_and_enter_are_saved_without_a_conflict(profile, number):
    profile.get_by_label("Stakeholder groups").fill("")
    profile.get_by_label("Stakeholder groups").press_sequentially(number)
    profile.keyboard.press("Enter")

    settle(profile)

    assert stored(profile) == number


@pytest.mark.parametrize("number", ["4", "6", "8"])
def test_a_click_on_save_straight_after_typing_is_no_conflict(profile, number):
    profile.get_by_label("Data sources").fill("9")
    profile.get_by_label("Stakeholder groups").fill("")
    profile.get_by_label("Stakeholder groups").press_sequentially(number)
    profile.locator("#context").get_by_role("button", name="Save").click()

    settle(profile)

    assert stored(profile) == number


def test_refining_straight_after_typing_is_no_conflict(profile):
    profile.locator("#refine summary").click()
    profile.get_by_label("Stakeholder groups").fill("1")
    profile.keyboard.press("Tab")
    profile.get_by_label("Stakeholder groups").fill("")
    profile.get_by_label("Stakeholder groups").press_sequentially("2")
    profile.locator("#refine").get_by_role("button", name="Save").click()

    wait(profile)
    assert "Saved at" in profile.inner_text("#refine-saved")
    settle(profile)
    assert stored(profile) == "2"


def test_coming_back_from_another_page_is_no_conflict(profile):
    profile.get_by_label("Stakeholder groups").fill("11")
    profile.keyboard.press("Tab")
    wait(profile)
    profile.get_by_role("link", name="Add a member").click()
    profile.go_back()
    profile.get_by_label("Stakeholder groups").fill("12")
    profile.keyboard.press("Enter")

    settle(profile)

    assert stored(profile) == "12"


def test_a_second_editor_is_told(open_as):
    first, second = open_as("olivia")[0], open_as("alice")[0]
    for window, number in [(first, "21"), (second, "22")]:
        window.goto(PAGE)
        window.get_by_label("Stakeholder groups").fill(number)
    first.keyboard.press("Enter")
    first.get_by_text("Saved at").wait_for()

    second.keyboard.press("Enter")

    second.get_by_text("Not saved: Olivia changed this").wait_for()
    assert "Stakeholder groups: 21" in second.inner_text("#context .note")
    assert stored(second) == "22"
