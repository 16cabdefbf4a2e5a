"""Work through jobs for as long as whoever started this lives."""

import os
import sys
import threading

from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker


class Command(DatabaseWorker):
    """The worker of `serve`: `db_worker` that ends with its standard input."""

    help = "Work through jobs until standard input ends; `serve` starts this."

    def handle(self, **options) -> None:
        """Work, with one eye on the process that started this."""
        threading.Thread(target=end_with_input, daemon=True).start()
        super().handle(**options)


def end_with_input() -> None:
    """End at once when standard input does: nobody is there to work for."""
    sys.stdin.buffer.read()
    # Not sys.exit, which would end this thread only.
    os._exit(0)
