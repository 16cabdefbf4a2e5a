"""A browser for the tests that need one; they are skipped where there is none."""

import os
import shutil

import pytest

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"]


@pytest.fixture(scope="session")
def browser():
    """Chromium as the system has it."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium or Chrome found: browser tests need one")
    # Playwright keeps an event loop in this thread, which Django would refuse.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Visit:
    """A user at the browser; `problems` lists what the console complains about."""

    def __init__(self, browser, live_server, client, *, width=1280, scheme="light"):
        self.url = live_server.url
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme
        )
        self.context.add_cookies(
            [
                {"name": key, "value": morsel.value, "url": self.url}
                for key, morsel in client.cookies.items()
            ]
        )
        self.problems = []
        self.page = self.context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))

    def hear(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(message.text)

    def open(self, path):
        self.page.goto(self.url + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def overflow(self):
        """Return by how many pixels the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - window.innerWidth"
        )

    def violations(self):
        """Return what axe finds: rule and place."""
        from axe_playwright_python.sync_playwright import Axe

        return [
            (found["id"], node["target"])
            for found in Axe().run(self.page).response["violations"]
            for node in found["nodes"]
        ]


@pytest.fixture
def visit(browser, live_server, client):
    """Make visits of whoever is signed in with `client`."""
    visits = []

    def start(**how):
        visits.append(Visit(browser, live_server, client, **how))
        return visits[-1]

    yield start
    for one in visits:
        one.context.close()
