"""An import from file to team, as its user sees it."""

import pytest
from django.urls import reverse

from tests.browser.look import LOOKS, check_page
from tests.imports.words import csv_of

pytestmark = pytest.mark.browser

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
    check_page(window, complaints, name)


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
