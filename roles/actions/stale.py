"""What is said to somebody who saves over a change that they have not seen."""


class Stale(Exception):
    """Somebody else changed this since it was opened; `now` is what stands."""

    def __init__(self, now: object) -> None:
        super().__init__("Somebody else has changed this since you opened it.")
        self.now = now
