"""Where independent solves are worked out: on this machine, or on a Dask cluster."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from joblib import parallel_config

# Ctrl-C is for whoever asked: the processes end what they are at.
DEAF = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)
TO_ANSWER = 10  # seconds, for a scheduler


@contextmanager
def fanned_out() -> Iterator[None]:
    """Let what is fanned out within this go to the processes that the settings name.

    The numbers are the same wherever they are worked out.
    """
    if settings.DASK_SCHEDULER:
        with cluster(settings.DASK_SCHEDULER):
            yield
    else:
        with parallel_config("loky", n_jobs=settings.PROCESSES, initializer=DEAF):
            yield


@contextmanager
def cluster(address: str) -> Iterator[None]:
    """Let what is fanned out within this go to the Dask cluster at `address`."""
    try:
        from distributed import Client
    except ImportError as reason:
        raise ImproperlyConfigured(
            "DASK_SCHEDULER is set, which takes requirements-scale.txt."
        ) from reason
    try:
        client = Client(address, set_as_default=False, timeout=TO_ANSWER)
    except (OSError, ValueError) as reason:
        raise ImproperlyConfigured(
            f"DASK_SCHEDULER: no scheduler answers at {address!r}."
        ) from reason
    with client, parallel_config("dask", client=client):
        yield
