"""A site with the demo team, and a browser to walk it; skipped where there is none."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"]
WATCH_POLICY = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="session")
def browser():
    """Chromium as the system has it."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium or Chrome found: browser tests need one")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a running site, and a session key for each user of the stage."""
    file = tmp_path_factory.mktemp("site") / "site.sqlite3"
    settings = {"DATABASE_URL": f"sqlite:///{file}", "DEBUG": "on"}
    env = {**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    stage = [sys.executable, "-m", "tests.browser.stage"]
    sessions = subprocess.run(stage, cwd=ROOT, env=env, capture_output=True, check=True)
    port = free_port()
    serve = [
        sys.executable,
        "manage.py",
        "runserver",
        "--noreload",
        f"127.0.0.1:{port}",
    ]
    with (file.parent / "log").open("w") as log:
        server = subprocess.Popen(serve, cwd=ROOT, env=env, stdout=log, stderr=log)
        wait_for(f"http://127.0.0.1:{port}/limits/")
        yield f"http://127.0.0.1:{port}", json.loads(sessions.stdout)
        server.terminate()
        server.wait()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(url, seconds=60):
    for _ in range(seconds * 5):
        try:
            return urlopen(url).close()
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(url)


@pytest.fixture
def open_as(browser, site):
    """Open a window as somebody: the window, and what its console complains about."""
    url, sessions = site
    contexts = []

    def start(name=None, *, scheme="light", width=1280):
        context = browser.new_context(
            base_url=url,
            color_scheme=scheme,
            viewport={"width": width, "height": 800},
        )
        contexts.append(context)
        context.add_init_script(WATCH_POLICY)
        if name:
            cookie = {"name": "sessionid", "value": sessions[name], "url": url}
            context.add_cookies([cookie])
        window, complaints = context.new_page(), []
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.on(
            "console",
            lambda said: (
                complaints.append(said.text)
                if said.type in ("error", "warning")
                else None
            ),
        )
        return window, complaints

    yield start
    for context in contexts:
        context.close()
