"""What a search shows while it looks, and when it is told to stop."""

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

import numpy as np

from roles.engine.plan.answer import PlanAnswer
from roles.engine.plan.states import Model
from roles.engine.programme import Outcome

Progress = Callable[[PlanAnswer | None, float, float], object]
SECONDS_BETWEEN = 1.0
HIGHEST_READINESS = 1.0  # a bound where the search had no time to find one


class Watch:
    """What the solver calls: passes better plans on, and asks whether to stop."""

    def __init__(
        self,
        finish: Callable[..., PlanAnswer],
        on_progress: Progress | None,
        is_cancelled: Callable[[], bool] | None,
        idle: float,
    ):
        self._finish, self._best, self._most = finish, None, idle
        self._on_progress, self._is_cancelled = on_progress, is_cancelled
        self._began, self._last = monotonic(), -SECONDS_BETWEEN

    def __call__(self, model: Model, values: np.ndarray | None, bound: float) -> bool:
        """Report, and return whether to stop."""
        seconds, bound = monotonic() - self._began, min(bound, HIGHEST_READINESS)
        # The solver's first finds may leave everybody idle: worse than no plan.
        better = values is not None and model.programme.value(values) > self._most
        if better:
            self._most = model.programme.value(values)
            self._best = self._finish(model, values, status="running", bound=bound)
        if better or seconds - self._last >= SECONDS_BETWEEN:
            self._report(bound)
        return self._is_called_off()

    def show(self, answer: PlanAnswer, bound: float) -> None:
        """Report an answer that only lacks its explanation."""
        self._best = answer
        self._report(bound)

    def best_so_far(self, bound: float) -> PlanAnswer | None:
        """Return the best plan that was seen, where the solver failed afterwards."""
        if self._best is None:
            return None
        bound = min(max(bound, self._most), HIGHEST_READINESS)
        return replace(self._best, status=Outcome.FAILED, bound=bound)

    def time_left(
        self, allowed: float, bound: float, was_called_off: bool
    ) -> Callable[[], float]:
        """Return what tells the seconds left to explain: none once called off.

        Whoever called off the search still gets a moment's explanation.
        """
        ends = monotonic() + allowed

        def left() -> float:
            if monotonic() - self._began - self._last >= SECONDS_BETWEEN:
                self._report(bound)
            is_over = not was_called_off and self._is_called_off()
            return 0.0 if is_over else max(ends - monotonic(), 0.0)

        return left

    def _report(self, bound: float) -> None:
        self._last = monotonic() - self._began
        if self._on_progress is not None:
            self._on_progress(self._best, bound, self._last)

    def _is_called_off(self) -> bool:
        return bool(self._is_cancelled is not None and self._is_cancelled())
