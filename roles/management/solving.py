"""Many solves at a time within a command."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError

from roles.jobs.fan_out import fanned_out
from roles.management.acting import refuse
from roles.management.interrupt import interrupt
from roles.reports.answer import Unanswerable


@contextmanager
def solving() -> Iterator[Callable[[], bool]]:
    """Fan out what is solved within this; Ctrl-C asks for what there is so far."""
    try:
        with interrupt("what there is so far") as is_called_off, fanned_out():
            yield is_called_off
    except ImproperlyConfigured as reason:
        raise refuse(str(reason)) from reason
    except Unanswerable as reason:
        raise CommandError(str(reason)) from reason
