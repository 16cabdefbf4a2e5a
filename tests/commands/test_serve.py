"""`serve`: starts everything, tells how to sign in, and leaves nothing behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

PATIENCE = 90


@pytest.fixture
def port():
    """A port that is free."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Served:
    """A server on a database of its own, with what it said."""

    def __init__(self, folder: Path, port: int):
        self.port, self.said = port, folder / "said.txt"
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", f"--port={port}"],
                cwd=settings.BASE_DIR,
                env={
                    **os.environ,
                    "DATABASE_URL": f"sqlite:///{folder / 'served.sqlite3'}",
                    "DJANGO_SETTINGS_MODULE": "teamplan.settings",
                    "PYTHONUNBUFFERED": "1",
                },
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    def wait_for(self, text: str) -> str:
        return until(lambda: text in self.said.read_text() and self.said.read_text())

    def link(self) -> str:
        said = self.wait_for("/link/")
        return re.search(r"http://127\.0\.0\.1:\d+(/link/\S+)", said).group(1)

    def get(self, path: str, cookie: str = "") -> tuple[dict, str]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path, headers={"Cookie": cookie})
            with connection.getresponse() as answer:
                return dict(answer.getheaders()), answer.read().decode()

    def worker(self) -> int:
        return until(lambda: next(iter(children_of(self.process.pid)), None))


def until(ask):
    """Return what `ask` answers, once it is something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := ask():
            return answer
        time.sleep(0.2)
    raise AssertionError("It did not happen in time.")


def children_of(process: int) -> list[int]:
    # Linux tells them by the thread that started them.
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for found in threads for child in found.read_text().split()]


def is_alive(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def served(tmp_path, port):
    """A running server, ended whatever happens."""
    served = Served(tmp_path, port)
    yield served
    served.process.kill()
    served.process.wait()


def test_a_taken_port_is_named_before_anything_is_begun(port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()

        with pytest.raises(CommandError) as error:
            call_command("serve", port=port, stdout=StringIO())

    assert f"Port {port} of 127.0.0.1 cannot be used" in str(error.value)
    assert error.value.returncode == 1


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
def test_signs_the_local_manager_in_once_and_shows_the_demo_team(served):
    link = served.link()

    entered, _ = served.get(link)
    _, home = served.get("/", entered["Set-Cookie"].split(";")[0])
    again, _ = served.get(link)

    assert entered["Location"] == "/"
    assert "Parcel insights" in home
    assert again["Location"] == "/sign-in/"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
def test_a_worker_that_ends_is_replaced(served):
    first = served.worker()

    os.kill(first, signal.SIGKILL)

    served.wait_for("starting another")
    assert until(lambda: set(children_of(served.process.pid)) - {first})


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_is_left_behind_however_it_ends(served, how):
    worker = served.worker()
    served.link()

    served.process.send_signal(how)

    served.process.wait(PATIENCE)
    assert until(lambda: not is_alive(worker))
