"""Every page that an editor can open: accessible, calm, and without complaints."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.browser.stage import demo
from tests.test_access import PAGES

pytestmark = pytest.mark.browser

FILES = {"hiring-xlsx", "hiring-csv", "imports-template"}
# Where a page answers 200 to the owner, a browser shall like it.
OPEN = sorted(
    page for page, row in PAGES.items() if row[5] == 200 and page not in FILES
)
LOOKS = {
    "light": {"scheme": "light"},
    "dark": {"scheme": "dark"},
    "phone": {"scheme": "light", "width": 360},
}
# Set to a folder to look at the pages.
PICTURES = os.environ.get("PICTURES")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", OPEN)
def test_page_is_accessible_and_fits(open_as, page, look):
    window, complaints = open_as("olivia", **LOOKS[look])

    window.goto(reverse(page, args=PAGES[page][0]))
    window.wait_for_load_state("networkidle")
    wait_for_charts(window)

    if PICTURES:
        file = Path(PICTURES) / f"{page}-{look}.png"
        window.screenshot(path=file, full_page=True)
    found = Axe().run(window)
    assert found.violations_count == 0, found.generate_report()
    assert window.evaluate("document.documentElement.scrollWidth") <= window.evaluate(
        "document.documentElement.clientWidth"
    )
    assert complaints == []


def wait_for_charts(window):
    """Wait until each chart on the page is drawn."""
    window.wait_for_function(
        "[...document.querySelectorAll('[data-chart]')]"
        ".every(plot => plot.querySelector('svg'))"
    )


def test_viewer_sees_gaps_without_names(open_as):
    window, complaints = open_as("bob")

    window.goto(reverse("gaps-overview", args=["acme", "data"]))

    text = window.inner_text("main")
    assert [name for row in demo()["members"] if (name := row["name"]) in text] == []
    assert complaints == []
