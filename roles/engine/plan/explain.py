"""Why each action is in the plan: what would be lost without it."""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from time import monotonic

import numpy as np

from roles.engine.plan.answer import counts_of, places_of
from roles.engine.plan.states import KINDS, Decisions, Model, in_whole
from roles.engine.programme import Outcome, Solution

WHOLE = 1e-6  # distance from a whole number that is rounding
SURE = 1e-9
MOST_NODES = 60  # beyond this the solver's own search is the better one
Build = Callable[[dict[str, Decisions]], Model]


class OwnActions:
    """The small programme over a plan's own actions: each may fall away, none is new.

    A contract may shrink, down to the least there may be.
    Always feasible: with all of them away, the team stays as it is.
    """

    def __init__(self, build: Build, model: Model, counts: dict[str, np.ndarray]):
        kept = {kind: model.decisions[kind].kept(counts[kind]) for kind in KINDS}
        self.model = build(kept)
        self._columns = np.concatenate([self.model.whole(kind) for kind in KINDS])
        self._upper = np.concatenate([in_whole(k, kept[k].upper) for k in KINDS])

    def best(
        self, without: np.ndarray | None = None, time_limit: float = math.inf
    ) -> Solution:
        """Return the best that the actions allow, proved, without some of them.

        Branching by hand: each relaxed programme starts from the last one's basis,
        which takes milliseconds where a fresh start takes a tenth of a second.
        """
        programme, upper = self.model.programme, self._upper.copy()
        if without is not None:
            upper[without] = 0
        programme.relax(True)
        best, nodes = None, [(np.zeros(len(upper)), upper)]
        ends = monotonic() + time_limit
        for _ in range(MOST_NODES):
            if not nodes and best is not None:
                return best
            if not nodes or monotonic() >= ends:
                break
            low, high = nodes.pop()
            programme.bound_variables(self._columns, low, high)
            found = programme.solve()
            least = -np.inf if best is None else best.objective + SURE
            if found.outcome is Outcome.INFEASIBLE or found.objective <= least:
                continue
            if branches := self._branches(found, low, high):
                nodes += branches
            else:
                best = found
        programme.relax(False)
        programme.bound_variables(self._columns, 0.0, upper)
        return programme.solve(time_limit=max(ends - monotonic(), 0.0))

    def _branches(self, found: Solution, low: np.ndarray, high: np.ndarray) -> list:
        """Return the bounds on both sides of what is furthest from whole."""
        taken = found.values[self._columns]
        apart = np.abs(taken - np.round(taken))
        if apart.max(initial=0.0) < WHOLE:
            return []
        place = int(apart.argmax())
        below, above = high.copy(), low.copy()
        below[place], above[place] = np.floor(taken[place]), np.ceil(taken[place])
        return [(low, below), (above, high)]


def polished(
    build: Build, model: Model, counts: dict[str, np.ndarray]
) -> tuple[Model, Solution]:
    """Return the best plan among the actions of a solution: nothing idle stays in it.

    Parameters
    ----------
    build : makes the programme of a plan from what may be decided
    model : the programme that was solved
    counts : how much it takes of each decision

    Returns
    -------
    Model, Solution
        Of the programme over the actions of the solution, which holds all of them.

    References
    ----------
    Own definition; no outside source.

    """
    own = OwnActions(build, model, counts)
    return own.model, own.best()


def worths(
    build: Build,
    model: Model,
    values: np.ndarray,
    lines: Sequence[Sequence[int]],
    time_left: Callable[[], float] = lambda: math.inf,
) -> list[float | None]:
    """Return by line of a plan the objective lost when it is not to be had.

    Parameters
    ----------
    build : makes the programme of a plan from what may be decided
    model : the programme of the plan
    values : its solution
    lines : the actions of each line, by their places in `answer.actions_of`
    time_left : asked before each line; at 0 the rest is not worked out. [seconds]

    Returns
    -------
    list of float, one per line. [0-1]
        None where the time did not allow for the proof.

    Notes
    -----
    Nothing new comes in the line's place, while other actions may fall away: a small
    programme over the plan's own actions, solved to the end, so the loss is exact.

    References
    ----------
    Own definition; no outside source.

    """
    counts = counts_of(model, values)
    own = OwnActions(build, model, counts)
    whole = model.programme.value(values)
    kept = {kind: np.flatnonzero(counts[kind]) for kind in KINDS}
    start = dict(zip(KINDS, np.cumsum([0, *map(len, kept.values())]), strict=False))
    numbers = np.array(
        [
            start[kind] + np.searchsorted(kept[kind], place)
            for kind, place in places_of(model, counts)
        ],
        dtype=int,
    )
    found = []
    for line in lines:
        seconds = time_left()
        best = own.best(numbers[list(line)], seconds) if seconds > 0 else None
        is_proved = best is not None and best.outcome is Outcome.OPTIMAL
        found.append(max(whole - best.objective, 0.0) if is_proved else None)
    return found


def lines_of(actions: Sequence[dict]) -> dict[tuple[str, str], list[int]]:
    """Return the lines of several actions: openings of a role, steps of a member.

    The levels of a capability are none: without the first, the others cannot stand.
    """
    lines = defaultdict(list)
    for place, action in enumerate(actions):
        if action["kind"] != "raise":
            key = action["role"] if "role" in action else action["member"]
            lines[action["kind"], key].append(place)
    return {line: places for line, places in lines.items() if len(places) > 1}
