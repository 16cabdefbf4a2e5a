"""Independent pieces of work, done by as many processes as there are."""

import warnings
from collections.abc import Callable, Sequence
from typing import TypeVar

from joblib import Parallel, delayed
from joblib.externals.loky.process_executor import TerminatedWorkerError

Result = TypeVar("Result")
Told = Callable[[int, int], object]
Asked = Callable[[], bool]


def fan_out(
    tasks: Sequence[Callable[[], Result]],
    on_progress: Told | None = None,
    is_cancelled: Asked | None = None,
) -> dict[int, Result]:
    """Do the tasks, in any order, and return what each came to.

    Parameters
    ----------
    tasks : sequence of what can be called, and pickled
    on_progress : called with (done, all) before the first and after each
    is_cancelled : asked after each; true leaves the rest undone

    Returns
    -------
    dict of place in `tasks` -> result, by place
        All of them, unless cancelled.

    Notes
    -----
    Where the work is done is joblib's setting: here, one after the other, unless
    `joblib.parallel_config` says otherwise. No task may depend on another.

    References
    ----------
    Own definition; no outside source.

    Examples
    --------
    >>> from functools import partial
    >>> fan_out([partial(pow, 2, 3), partial(pow, 2, 5)])
    {0: 8, 1: 32}

    """
    found: dict[int, Result] = {}
    if on_progress is not None:
        on_progress(0, len(tasks))
    done = Parallel(return_as="generator_unordered")(
        delayed(_done)(place, task) for place, task in enumerate(tasks)
    )
    try:
        for place, result in done:
            found[place] = result
            if on_progress is not None:
                on_progress(len(found), len(tasks))
            if is_cancelled is not None and is_cancelled():
                break
    except TerminatedWorkerError:
        # Processes that had just begun are ended by the Ctrl-C that calls off the rest.
        if is_cancelled is None or not is_cancelled():
            raise
    finally:
        with warnings.catch_warnings():
            # What was under way is given up on purpose.
            warnings.filterwarnings("ignore", ".*have been cancelled.*", UserWarning)
            done.close()
    return dict(sorted(found.items()))


def _done(place: int, task: Callable[[], Result]) -> tuple[int, Result]:
    """Return what a task came to, beside its place."""
    return place, task()
