"""Every page that an editor can open: accessible, calm, and without complaints."""

import pytest
from django.urls import reverse

from tests.browser.look import LOOKS, check_page
from tests.browser.stage import demo
from tests.test_access import PAGES

pytestmark = pytest.mark.browser

FILES = {
    "gaps-csv",
    "hiring-xlsx",
    "hiring-csv",
    "plans-xlsx",
    "plans-csv",
    "imports-template",
}
# Where a page answers 200 to the owner, a browser shall like it.
OPEN = sorted(
    page for page, row in PAGES.items() if row[5] == 200 and page not in FILES
)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", OPEN)
def test_page_is_accessible_and_fits(open_as, page, look):
    window, complaints = open_as("olivia", **LOOKS[look])

    window.goto(reverse(page, args=PAGES[page][0]))
    window.wait_for_load_state("networkidle")
    wait_for_charts(window)

    check_page(window, complaints, f"{page}-{look}")


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
