"""The page about gaps, as wide as a screen is."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.browser

# What a scroll bar takes of a window of 1280.
WIDTH = 1280 - 15


def test_the_table_of_areas_fits_beside_its_chart(open_as):
    window, complaints = open_as("olivia", width=WIDTH)
    window.goto(reverse("gaps-overview", args=["acme", "data"]))
    table = window.get_by_role("region", name="Focus areas")
    # The longest figure that a large team has.
    table.locator("tbody tr:first-child td:last-child").evaluate(
        "cell => { cell.textContent = '110.8/131.0' }"
    )

    assert table.evaluate("it => it.scrollWidth") <= table.evaluate(
        "it => it.clientWidth"
    )
    assert complaints == []
