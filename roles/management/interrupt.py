"""Ctrl-C asks a command for what there is so far."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def interrupt(follows: str = "the best plan so far") -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C ask for what there is so far; pressed twice it ends at once."""
    pressed = []

    def press(number: int, frame: object) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)
        sys.stderr.write(f"Stopping; {follows} follows.\n")

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
