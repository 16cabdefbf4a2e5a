"""An import from file to team, as its user sees it."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.browser.test_every_page import LOOKS
from tests.imports.words import csv_of

pytestmark = pytest.mark.browser

PICTURES = os.environ.get("PICTURES")
HEADER = ["Name", "Title", "Salary (EUR)", "Python", "Tableau", "Shell scripting"]
GOOD = [
    HEADER,
    ["Ana", "Data scientist", 90000, 3, "", 2],
    ["Ben", "Manager", "", "", 4, 1],
]
BAD = [*GOOD, ["Cem", "Analyst", "lots", 7, "#REF!", 1]]
PREVIEW = "**/import/*/"


def send(window, rows, team):
    window.goto(reverse("imports-upload"))
    file = {"name": "Team.csv", "mimeType": "text/csv", "buffer": csv_of(rows)}
    window.set_input_files("input[type=file]", file)
    if team == "new":
        window.get_by_label("Name of the new team").fill("Fresh")
    else:
        window.get_by_label("Team", exact=True).select_option(team)
    window.get_by_role("button", name="See what it would do").click()
    window.wait_for_url(PREVIEW)


def check(window, complaints, name):
    for fold in window.locator("main summary").all():
        fold.click()
    if PICTURES:
        window.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
    found = Axe().run(window)
    assert found.violations_count == 0, found.generate_report()
    assert window.evaluate("document.documentElement.scrollWidth") <= window.evaluate(
        "document.documentElement.clientWidth"
    )
    assert complaints == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("name", "rows"), [("good", GOOD), ("bad", BAD)])
def test_preview_is_accessible_and_fits(open_as, look, name, rows):
    window, complaints = open_as("olivia", **LOOKS[look])

    send(window, rows, "acme/data")

    check(window, complaints, f"imports-{name}-{look}")


def test_takes_a_team_over(open_as):
    window, complaints = open_as("olivia")

    send(window, GOOD, "new")
    window.get_by_label("Manager").select_option("analyst")
    window.get_by_role("button", name="Take it over").click()

    window.wait_for_url("**/imported/")
    assert "Fresh has 2 members" in window.inner_text("h1")
    check(window, complaints, "imports-taken")
