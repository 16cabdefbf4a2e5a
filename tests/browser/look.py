"""How a window may look, and what has to hold of each page in it."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

LOOKS = {
    "light": {"scheme": "light"},
    "dark": {"scheme": "dark"},
    "phone": {"scheme": "light", "width": 360},
}
# Set to a folder to look at the pages.
PICTURES = os.environ.get("PICTURES")
# Axe would fetch style sheets once more, those that others import from a wrong place.
AXE = {"preload": False, "resultTypes": ["violations"]}


def check_page(window, complaints, name):
    """Raise unless the page is accessible, fits and complains of nothing."""
    if PICTURES:
        window.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
    found = Axe().run(window, options=AXE)
    assert found.violations_count == 0, found.generate_report()
    assert window.evaluate("document.documentElement.scrollWidth") <= window.evaluate(
        "document.documentElement.clientWidth"
    )
    assert complaints == []
