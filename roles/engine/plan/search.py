"""The search for a good plan: a small programme first, then the whole one."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import numpy as np

from roles.engine.plan.answer import counts_of
from roles.engine.plan.decisions import KINDS, Decisions, in_whole
from roles.engine.plan.states import Model
from roles.engine.programme import Outcome, Solution, SolveFailed

SOME = 1e-6  # taken at all, in the relaxed programme
NEAR = 1  # quarters earlier or later than the best plan so far
ROUNDS = 3  # around the best plan so far, at most
FIRST_SHARE = 0.05  # of the time, for each small programme
PLAIN_SHARE = 0.5  # of the time, for the whole programme without sums
MUCH = 5e-4  # of readiness gained, after which another round is worth its time
HEURISTIC_EFFORT = 0.5
ROUNDING = 1e-6  # of readiness, that prices are taken to be wrong by at most
Build = Callable[[dict[str, Decisions]], Model]
# Takes the model that found something, its values or None, and a bound.
Watch = Callable[[Model, np.ndarray | None, float], bool]
Places = dict[str, np.ndarray]


@dataclass(frozen=True)
class Found:
    """How a search ended: `counts` by kind of all decisions, none where no plan.

    No plan can exceed `bound`.
    """

    outcome: Outcome
    bound: float
    counts: dict[str, np.ndarray]


def best_found(
    build: Build, model: Model, watch: Watch, *, gap: float, time_limit: float
) -> Found:
    """Return the best plan that the time allows, and its bound.

    Parameters
    ----------
    build : makes the programme of a plan from what may be decided
    model : the programme with all that may be decided
    watch : told of better plans and bounds; true stops the search
    gap : distance of plan and bound that is good enough. [readiness, 0-1]
    time_limit : [seconds]

    Returns
    -------
    Found

    Notes
    -----
    The relaxed programme gives a bound and prices, and names the decisions that
    matter; small programmes over these, then over those around the best plan so far,
    give good plans early. From the best starts the programme of all decisions that
    could lead to a plan better by more than the gap: ``bound - price > plan + gap``. A
    plan with any other is within the gap, so ``max(its bound, plan + gap)`` bounds
    every plan. Without sums so far its bound falls sooner, with them it finds better
    plans: it is tried without for a while, then with them.

    References
    ----------
    Own definition; no outside source.

    """
    ends = monotonic() + time_limit
    search = _Search(build, model, watch, gap)
    relaxed = search.relaxed(time_limit)
    if relaxed is None:
        return search.found()
    touched = near_places(model, relaxed.values, 0)
    search.among(touched, FIRST_SHARE * time_limit)
    for _ in range(ROUNDS):
        before = search.least
        if search.is_open():
            search.among(search.around(touched), FIRST_SHARE * time_limit)
        if search.least <= before + MUCH:
            break
    for share, by_sums in ((PLAIN_SHARE, False), (1.0, True)):
        if search.is_open():
            limit = min(share * time_limit, ends - monotonic())
            search.all_that_matters(relaxed, limit, by_sums)
    return search.found()


class _Search:
    """The best plan so far and what bounds every plan, through the stages."""

    def __init__(self, build: Build, model: Model, watch: Watch, gap: float):
        self._build, self._model, self._watch, self._gap = build, model, watch, gap
        self._outcome, self._bound, self.least = Outcome.TIME_LIMIT, np.inf, -np.inf
        self._counts = {kind: np.zeros(len(model.taken[kind])) for kind in KINDS}

    def found(self) -> Found:
        """Return how the search ended."""
        return Found(self._outcome, self._bound, self._counts)

    def is_open(self) -> bool:
        """Tell whether there is something left to look for."""
        if self._bound - self.least <= self._gap:
            self._outcome = Outcome.OPTIMAL
        over = {Outcome.OPTIMAL, Outcome.CANCELLED, Outcome.INFEASIBLE}
        return self._outcome not in over

    def relaxed(self, time_limit: float) -> Solution | None:
        """Return the solution of the relaxed programme, which bounds every plan."""
        model = self._model
        model.programme.relax(True)
        relaxed = self._solved(model, time_limit=time_limit)
        model.programme.relax(False)
        if relaxed is None or relaxed.outcome is not Outcome.OPTIMAL:
            return None
        self._outcome, self._bound = Outcome.TIME_LIMIT, relaxed.objective
        if self._watch(model, None, self._bound):
            self._outcome = Outcome.CANCELLED
            return None
        return relaxed

    def around(self, touched: Places) -> Places:
        """Return the decisions around the best plan so far, and those `touched`."""
        values = np.zeros(self._model.programme.column_count)
        for kind in KINDS:
            values[self._model.taken[kind]] = self._counts[kind]
        near = near_places(self._model, values, NEAR)
        return {kind: np.union1d(near[kind], touched[kind]) for kind in KINDS}

    def among(self, places: Places, time_limit: float) -> None:
        """Look for a better plan among the decisions at some places."""
        small = self._over(places)
        found = self._solved(
            small,
            time_limit=time_limit,
            gap=self._gap / 2,
            effort=HEURISTIC_EFFORT,
            start=self._start(small, places),
        )
        self._take(small, places, found)
        if found is not None and found.outcome is not Outcome.CANCELLED:
            # How the small programme ended says nothing of the whole one.
            self._outcome = Outcome.TIME_LIMIT

    def all_that_matters(
        self, relaxed: Solution, time_limit: float, by_sums: bool
    ) -> None:
        """Look among all that could lead to a plan better by more than the gap."""
        least = self.least + self._gap
        places = places_that_matter(self._model, relaxed, least)
        # With the plan so far in it, no lock makes this programme infeasible.
        for kind, counts in self._counts.items():
            places[kind] = np.union1d(places[kind], np.flatnonzero(counts))
        whole = self._over(places)
        whole.programme.by_sums = by_sums
        found = self._solved(
            whole,
            time_limit=time_limit,
            gap=self._gap,
            effort=HEURISTIC_EFFORT if by_sums else None,
            start=self._start(whole, places),
            floor=least,
        )
        if found is None:
            return
        self._take(whole, places, found)
        if found.outcome is Outcome.INFEASIBLE and self.least > -np.inf:
            self._outcome = Outcome.FAILED  # there is a plan: not to be trusted
        else:
            self._bound = min(self._bound, max(found.bound, least))

    def _over(self, places: Places) -> Model:
        """Return the programme over the decisions at some places."""
        decisions = self._model.decisions
        return self._build({kind: decisions[kind].at(places[kind]) for kind in KINDS})

    def _start(self, model: Model, places: Places) -> np.ndarray | None:
        """Return the best plan so far as values of a programme over some places."""
        if self.least == -np.inf:
            return None
        start = np.full(model.programme.column_count, np.nan)
        for kind in KINDS:
            counts = self._counts[kind][places[kind]]
            start[model.whole(kind)] = in_whole(kind, counts)
        return start

    def _solved(
        self, model: Model, floor: float = np.inf, **options: object
    ) -> Solution | None:
        """Return what the solver finds, or nothing if it fails.

        `floor` is what plans outside this programme can reach: with infinity, its
        bound says nothing of the whole.
        """

        def tell(values: np.ndarray | None, bound: float, _seconds: float) -> bool:
            return self._watch(model, values, min(max(bound, floor), self._bound))

        try:
            found = model.programme.solve(watch=tell, **options)
        except SolveFailed:
            self._outcome = Outcome.FAILED
            return None
        self._outcome = found.outcome
        return found

    def _take(self, model: Model, places: Places, found: Solution | None) -> None:
        """Take a plan that was found, if it is better than the best so far."""
        if found is None or found.values is None or found.objective <= self.least:
            return
        self.least = found.objective
        for kind, counts in counts_of(model, found.values).items():
            self._counts[kind][:] = 0
            self._counts[kind][places[kind]] = counts


def places_that_matter(model: Model, relaxed: Solution, least: float) -> Places:
    """Return the decisions that a plan worth more than `least` could take.

    The price of a decision is what the bound loses at least when one is taken.
    """
    most_lost = relaxed.objective - least + ROUNDING
    places = {}
    for kind in KINDS:
        whole = model.whole(kind)
        untouched = relaxed.values[whole] <= SOME
        lost = np.where(untouched, -relaxed.prices[whole], 0.0)
        places[kind] = np.flatnonzero(lost <= most_lost)
    return places


def near_places(model: Model, values: np.ndarray, quarters: int) -> Places:
    """Return the decisions that values take, and those some quarters from them."""
    places = {}
    for kind in KINDS:
        one, taken = model.decisions[kind], values[model.taken[kind]] > SOME
        # Options and quarters as one number each, quarters of options far apart.
        number = one.option * (one.quarter.max(initial=0) + 2 * quarters + 1)
        number += one.quarter
        steps = np.arange(-quarters, quarters + 1)
        near = np.isin(number, number[taken][:, None] + steps)
        places[kind] = np.flatnonzero(near)
    return places
