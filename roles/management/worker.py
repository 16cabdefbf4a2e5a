"""The worker beside the server: one process, started again when it ends."""

import subprocess
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from django.conf import settings

REST = 1.0  # seconds before a worker that ended is started again
PATIENCE = 5.0  # seconds until a worker that does not end is killed


class Worker:
    """A context in which a worker process runs.

    The worker ends when its standard input does. The system closes that when this
    process ends, however it ends, so no worker is ever left behind.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        """Remember how to `say` what happens; nothing is started yet."""
        self.say = say
        self.process: subprocess.Popen | None = None
        self.lock = threading.Lock()
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.keep, daemon=True)

    def __enter__(self) -> "Worker":
        """Start the worker, and watch over it."""
        self.start()
        self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the worker; a search under way can be started again."""
        with self.lock:
            self.ending.set()
            process = self.process
        process.stdin.close()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self.thread.join(PATIENCE)

    def start(self) -> None:
        """Start a process, unless the end has come meanwhile."""
        with self.lock:
            if self.ending.is_set():
                return
            # A session of its own: Ctrl-C reaches the server alone, which ends it.
            self.process = subprocess.Popen(  # noqa: S603
                [sys.executable, "manage.py", "work", "--no-reload"],
                cwd=settings.BASE_DIR,
                stdin=subprocess.PIPE,
                start_new_session=True,
            )

    def keep(self) -> None:
        """Start the worker anew whenever it ends."""
        while not self.ending.is_set():
            code = self.process.wait()
            if not self.ending.wait(REST):
                self.say(f"The worker ended with code {code}; starting another.")
                self.start()
