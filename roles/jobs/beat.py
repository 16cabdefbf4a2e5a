"""Say that a run lives while the solver is silent."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

from roles.actions.job import beat_job

logger = logging.getLogger(__name__)

# Well within the silence after which a worker is taken for dead.
INTERVAL = 10.0


@contextmanager
def beating(job_id: int, run: int) -> Iterator[None]:
    """Beat beside the work that this wraps, on a connection of its own."""
    ended = threading.Event()
    thread = threading.Thread(target=beat, args=(job_id, run, ended), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def beat(job_id: int, run: int, ended: threading.Event) -> None:
    """Beat until the work has ended."""
    while not ended.wait(INTERVAL):
        try:
            beat_job(job_id, run)
        except DatabaseError:
            # The next one may pass; a run that is never heard is taken for dead.
            logger.warning("Job %s could not be heard.", job_id, exc_info=True)
        finally:
            connection.close()
