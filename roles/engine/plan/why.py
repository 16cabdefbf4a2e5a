"""Why a plan is as it is, told step by step while it is worked out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from roles.engine.plan.answer import PlanAnswer
from roles.engine.plan.binding import binding
from roles.engine.plan.carry import hire_tasks
from roles.engine.plan.explain import Build, lines_of, worths
from roles.engine.plan.left_out import left_out
from roles.engine.plan.states import Model


def why(
    answer: PlanAnswer,
    build: Build,
    every: Model,
    own: Model,
    values: np.ndarray,
    time_left: Callable[[], float],
) -> Iterator[PlanAnswer]:
    """Yield the answer with more and more of why it is as it is.

    `every` is the programme with all that may be decided, `own` that of the plan.
    """
    gains = partial(worths, build, own, values, time_left=time_left)
    carried = hire_tasks(build, own, answer.counts, values)
    answer = replace(explained(answer, gains), hire_tasks=carried)
    yield answer
    answer = replace(answer, binding=binding(every, own, values, time_left))
    yield answer
    yield replace(answer, left_out=left_out(build, every, own, values, time_left))


def explained(answer: PlanAnswer, worth_of: Callable) -> PlanAnswer:
    """Return the answer with the worth of each action and of lines of several."""
    lines = lines_of(answer.actions)
    alone = [[place] for place in range(len(answer.actions))]
    gains = worth_of([*alone, *lines.values()])
    pairs = zip(answer.actions, gains, strict=False)
    actions = [{**action, "worth": gain} for action, gain in pairs]
    together = zip(lines, gains[len(alone) :], strict=True)
    return replace(
        answer,
        actions=actions,
        lines=[{"kind": k, "key": key, "worth": gain} for (k, key), gain in together],
    )
