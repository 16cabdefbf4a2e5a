"""Why each action is in the plan: what would be lost without it."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from time import monotonic

import numpy as np

from roles.engine.plan.answer import counts_of, places_of
from roles.engine.plan.decisions import KINDS, Decisions, in_whole
from roles.engine.plan.named import free, restore, rows_of
from roles.engine.plan.states import Model
from roles.engine.programme import Outcome, Solution

WHOLE = 1e-6  # distance from a whole number that is rounding
SURE = 1e-9
MOST_NODES = 60  # beyond this the solver's own search is the better one
Build = Callable[[dict[str, Decisions]], Model]


class OwnActions:
    """The small programme over some actions: each may fall away, none is new.

    A contract may shrink, down to the least there may be. Always feasible: with all of
    them away, the team stays as it is.
    """

    def __init__(self, build: Build, model: Model, counts: dict[str, np.ndarray]):
        kept = {kind: model.decisions[kind].kept(counts[kind]) for kind in KINDS}
        self.model = build(kept)
        self.whole = np.concatenate([self.model.whole(kind) for kind in KINDS])
        self.upper = np.concatenate([in_whole(k, kept[k].upper) for k in KINDS])
        self._counts = counts

    def numbers(self, places: Iterable[tuple[str, int]]) -> np.ndarray:
        """Return where actions stand in `whole`, by kind and place in the model."""
        kept = {kind: np.flatnonzero(self._counts[kind]) for kind in KINDS}
        ends = np.cumsum([0, *(len(kept[kind]) for kind in KINDS)])
        start = dict(zip(KINDS, ends, strict=False))
        found = [start[kind] + np.searchsorted(kept[kind], at) for kind, at in places]
        return np.array(found, dtype=int)

    def best(
        self,
        high: np.ndarray | None = None,
        low: np.ndarray | None = None,
        *,
        least: float = -math.inf,
        time_limit: float = math.inf,
    ) -> Solution:
        """Return the best that the actions allow, proved, with some bounds of them.

        What is not better than `least` is not looked for: infeasible, if all is so.

        Branching by hand: each relaxed programme starts from the last one's basis,
        which takes milliseconds where a fresh start takes a tenth of a second.
        """
        programme = self.model.programme
        high = self.upper if high is None else high
        low = np.zeros(len(high)) if low is None else low
        programme.relax(True)
        best, nodes = None, [(math.inf, low, high)]
        ends = monotonic() + time_limit
        for _ in range(MOST_NODES):
            # What cannot be better than the best so far need not be solved.
            while nodes and nodes[-1][0] <= least + SURE:
                nodes.pop()
            if not nodes or monotonic() >= ends:
                break
            _, *bounds = nodes.pop()
            programme.bound_variables(self.whole, *bounds)
            found = programme.solve()
            if found.outcome is Outcome.INFEASIBLE or found.objective <= least + SURE:
                continue
            if branches := self._branches(found, *bounds):
                nodes += [(found.objective, *branch) for branch in branches]
            else:
                best, least = found, found.objective
        if not nodes:
            return replace(found, outcome=Outcome.INFEASIBLE) if best is None else best
        programme.relax(False)
        programme.bound_variables(self.whole, low, high)
        return programme.solve(time_limit=max(ends - monotonic(), 0.0))

    def best_of_rest(
        self, high: np.ndarray, time_left: Callable[[], float]
    ) -> Solution | None:
        """Return the best of some actions; without any lock where not all can hold."""
        if (seconds := time_left()) <= 0:
            return None
        best = self.best(high, time_limit=seconds)
        if best.outcome is Outcome.INFEASIBLE:
            locked = rows_of(self.model.programme, "locked")
            free(self.model.programme, locked)
            best = self.best(high, time_limit=seconds)
            restore(self.model.programme, locked)
        return best

    def _branches(self, found: Solution, low: np.ndarray, high: np.ndarray) -> list:
        """Return the bounds on both sides of what is furthest from whole."""
        taken = found.values[self.whole]
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
    numbers = own.numbers(places_of(model, counts))
    found = []
    for line in lines:
        high = own.upper.copy()
        high[numbers[list(line)]] = 0
        best = own.best_of_rest(high, time_left)
        is_proved = best is not None and best.outcome is Outcome.OPTIMAL
        found.append(max(whole - best.objective, 0.0) if is_proved else None)
    return found


def counts_among(every: Model, own: Model, values: np.ndarray) -> dict[str, np.ndarray]:
    """Return how much a plan takes of each decision of a programme with more of them.

    Decisions stand by option and quarter in both.
    """
    found = {}
    for kind, counts in counts_of(own, values).items():
        one, last = every.decisions[kind], every.problem.states[-1]
        pairs, wanted = (
            d.option * last + d.quarter for d in (one, own.decisions[kind])
        )
        found[kind] = np.zeros(len(pairs))
        found[kind][np.isin(pairs, wanted)] = counts
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
