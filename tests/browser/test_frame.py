"""The frame of the pages in a browser: keys, themes, saving as one goes."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TEAM = "/teams/acme/data/"
# Changes are made to the empty team, so that no other test sees them.
PROFILE = "/teams/acme/empty/profile/"


def test_two_keys_open_a_page_and_one_lists_them(open_as):
    window, complaints = open_as("olivia")
    window.goto(f"{TEAM}demand/")

    window.keyboard.press("?")
    listed = window.locator("#keys").inner_text()
    window.keyboard.press("Escape")
    window.keyboard.press("g")
    window.keyboard.press("r")

    expect(window).to_have_url(re.compile("/profile/$"))
    assert "open Profile" in listed
    assert complaints == []


def test_keys_do_nothing_while_one_types(open_as):
    window, _ = open_as("olivia")
    window.goto("/teams/new/")

    window.locator("#id_name").press_sequentially("go?")

    expect(window.locator("#id_name")).to_have_value("go?")
    expect(window.locator("#keys")).to_be_hidden()


def test_a_chosen_theme_stays(open_as):
    window, complaints = open_as("olivia", scheme="light")
    window.goto("/")
    expect(window.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")

    for _ in range(2):
        window.locator("[data-theme-toggle]").click()
    window.reload()

    expect(window.locator("body")).to_have_css("background-color", "rgb(20, 24, 29)")
    expect(window.locator("[data-theme-name]")).to_have_text("dark")
    assert complaints == []


def test_the_profile_saves_as_one_goes(open_as):
    window, complaints = open_as("alice")
    window.goto(PROFILE)
    for name, value in [("data_sources", "7"), ("new_models", "9")]:
        window.locator(f"#id_{name}").fill(value)
        window.locator(f"#id_{name}").blur()
        expect(window.locator("#context-saved")).to_contain_text("Saved at")
    window.get_by_text("1: Some code is under version control").click()
    expect(window.locator("#answer")).not_to_contain_text("Infrastructure is not rated")

    window.reload()

    expect(window.locator("#id_data_sources")).to_have_value("7")
    expect(window.locator("#id_new_models")).to_have_value("9")
    layer = window.get_by_role("group", name="Development environment")
    expect(layer.get_by_role("radio", checked=True)).to_have_value("1")
    assert complaints == []


def test_what_is_refused_while_saving_stands_at_its_field(open_as):
    window, complaints = open_as("olivia")
    window.goto(PROFILE)

    window.locator("#id_stakeholders").fill("-2")
    window.locator("#id_stakeholders").blur()

    expect(window.locator("#id_stakeholders_error")).to_be_visible()
    expect(window.locator("#id_stakeholders")).to_have_value("-2")
    assert complaints == []


def test_charts_follow_the_theme_and_can_be_taken_away(open_as):
    window, complaints = open_as("olivia", scheme="light")
    window.goto(f"{TEAM}gaps/")
    plot = window.locator("[data-chart]").first
    text = plot.locator(".xtick text, .ytick text").first
    expect(text).to_have_css("fill", re.compile(r"rgb\((26, 31, 37|84, 93, 104)\)"))

    for _ in range(2):
        window.locator("[data-theme-toggle]").click()

    expect(text).to_have_css(
        "fill", re.compile(r"rgb\((232, 235, 238|170, 179, 189)\)")
    )
    with window.expect_download() as download:
        window.get_by_role("button", name="PNG").first.click()
    assert download.value.suggested_filename.endswith(".png")
    assert complaints == []
