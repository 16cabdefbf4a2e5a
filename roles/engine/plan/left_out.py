"""The best action of each kind that a plan leaves out, and what it would add."""

import math
from collections.abc import Callable

import numpy as np

from roles.engine.matrix import INFINITY
from roles.engine.plan.answer import actions_of
from roles.engine.plan.candidates import Candidate, candidates_of
from roles.engine.plan.decisions import KINDS, in_whole
from roles.engine.plan.explain import Build, OwnActions, counts_among
from roles.engine.plan.money import money_of
from roles.engine.plan.named import BLOCKS, MONEY, free, restore, rows_of
from roles.engine.plan.states import Model
from roles.engine.programme import Outcome

HANDFUL = 8  # of a kind are worked out
LITTLE = 1e-6  # below it nothing is added; the solver's rounding


def left_out(
    build: Build,
    every: Model,
    own: Model,
    values: np.ndarray,
    time_left: Callable[[], float] = lambda: math.inf,
) -> list[dict]:
    """Return the best action of each kind that is not in a plan, and what it adds.

    Parameters
    ----------
    build : makes the programme of a plan from what may be decided
    every : the programme with all that may be decided
    own : a programme over the actions of a plan
    values : its solution, the plan
    time_left : asked before each candidate; at 0 the rest is left out. [seconds]

    Returns
    -------
    list of dict, one per kind that has a candidate; see `candidates.candidates_of`
        ``kind``, the keys of an action of that kind, ``adds``, ``cost``,
        ``running_cost``, ``because`` and ``rules``. A contract has its quarters from
        ``quarter`` to ``until``; training has its ``steps`` and the keys of the last.

    Notes
    -----
    ``adds`` is the objective gained when it may be had with its money given in
    addition: a small programme over the plan's own actions and this one, solved to the
    end. All other rules stay, other actions may fall away, none other is new.
    ``because`` is ``money`` where it then adds something, ``margin`` where it adds as
    much of that without more money (the plan is proved to its gap, no further),
    ``rules`` where it adds nothing and cannot stand beside the whole plan even with
    its money given (``rules`` names those that forbid it, each alone), and ``little``
    where it could and adds nothing. Of each kind a handful is worked out, in the order
    of what they add at most; it ends earlier where the next cannot add more. What is
    not proved in time is not in the list.

    References
    ----------
    Own definition; no outside source.

    """
    counts, objective = counts_among(every, own, values), own.programme.value(values)
    known = candidates_of(every, counts, objective)
    chosen = {kind: known[kind][:HANDFUL] for kind in KINDS}
    beside = _Beside(build, every, counts, chosen)
    found = []
    for kind in KINDS:
        # The plan itself is always possible, so at the worst nothing is added.
        best, most = None, objective
        for one in chosen[kind]:
            if best is not None and objective + one.adds <= most + LITTLE:
                break
            value = beside.value(one, most, time_left())
            if value is not None and (best is None or value > most + LITTLE):
                best, most = one, value
        if best is not None:
            found.append(beside.told(best, most - objective, objective, time_left))
    return [one for one in found if one is not None]


class _Beside:
    """The programme over a plan's own actions and what may be had besides."""

    def __init__(
        self,
        build: Build,
        every: Model,
        counts: dict[str, np.ndarray],
        chosen: dict[str, list[Candidate]],
    ):
        self._every = every
        together = {kind: counts[kind].copy() for kind in KINDS}
        for one in [one for kind in KINDS for one in chosen[kind]]:
            for kind, amount in self._amounts(one).items():
                together[kind] = np.maximum(together[kind], counts[kind] + amount)
        self._own = OwnActions(build, every, together)
        self._programme = self._own.model.programme
        self._plan = np.zeros(len(self._own.whole))
        for kind in KINDS:
            taken = np.flatnonzero(counts[kind])
            numbers = self._own.numbers((kind, place) for place in taken)
            self._plan[numbers] = in_whole(kind, counts[kind][taken])

    def _amounts(self, one: Candidate) -> dict[str, np.ndarray]:
        """Return how much of each decision a candidate takes."""
        least = self._every.problem.catalogue.assume("contract_least")
        amounts = {kind: np.zeros(len(self._every.taken[kind])) for kind in KINDS}
        for kind, place in one.places:
            amounts[kind][place] = least if kind == "contract" else 1.0
        return amounts

    def _with(self, one: Candidate) -> np.ndarray:
        """Return the most of each action: the plan's and the candidate's."""
        high = self._plan.copy()
        high[self._own.numbers(one.places)] += 1
        return high

    def value(
        self, one: Candidate, least: float, seconds: float, *, given: bool = True
    ) -> float | None:
        """Return the best with a candidate and, if given, its money; None if unproved.

        `least` is known to be possible; it is the answer where nothing is better.
        """
        if seconds <= 0:
            return None
        if given:
            self._give_money(one)
        high = self._with(one)
        best = self._own.best(high, least=least, time_limit=seconds)
        self._take_money()
        if best.outcome is Outcome.INFEASIBLE:
            return least
        return max(best.objective, least) if best.outcome is Outcome.OPTIMAL else None

    def told(
        self,
        one: Candidate,
        adds: float,
        objective: float,
        time_left: Callable[[], float],
    ) -> dict | None:
        """Return a candidate as an action with what it adds, and why it is left out."""
        broken: list[str] = []
        if adds > LITTLE:
            value = self.value(one, objective, time_left(), given=False)
            if value is None:
                return None
            because = "margin" if value - objective > LITTLE else "money"
        else:
            broken = self._broken(one)
            because = "rules" if broken else "little"
        return {
            **_as_action(actions_of(self._every, self._amounts(one))),
            **{"adds": max(adds, 0.0), "because": because, "rules": broken},
        }

    def _broken(self, one: Candidate) -> list[str]:
        """Return the rules that, each alone, forbid it beside the whole plan."""
        self._programme.relax(True)
        high = self._with(one)
        self._programme.bound_variables(self._own.whole, high, high)
        self._give_money(one)
        broken = [] if self._is_possible() else [r for r in BLOCKS if self._frees(r)]
        self._take_money()
        return broken

    def _frees(self, rule: str) -> bool:
        """Tell whether all is possible without a rule."""
        rows = rows_of(self._programme, rule)
        free(self._programme, rows)
        possible = self._is_possible()
        restore(self._programme, rows)
        return possible

    def _is_possible(self) -> bool:
        return self._programme.solve().outcome is Outcome.OPTIMAL

    def _give_money(self, one: Candidate) -> None:
        """Raise what may be spent, and what may be left running, by a candidate's."""
        every, limits = self._every, self._programme.limits()[1]
        budget, afterwards = (rows_of(self._programme, rule) for rule in MONEY)
        for kind, amounts in self._amounts(one).items():
            money = money_of(every.problem, kind, every.decisions[kind])
            limits[budget] += money.spend.cumsum(axis=0) @ amounts
            limits[afterwards] += money.running @ amounts
        for rows in (budget, afterwards):
            self._programme.bound_rules(rows, -INFINITY, limits[rows])

    def _take_money(self) -> None:
        for rule in MONEY:
            restore(self._programme, rows_of(self._programme, rule))


def _as_action(steps: list[dict]) -> dict:
    """Return the actions of one candidate as one: its last step, and what all cost."""
    first, last = steps[0], steps[-1]
    unneeded = {"worth", "joins", "one_off", "backfill"}
    action = {key: last[key] for key in last if key not in unneeded}
    action["quarter"] = first["quarter"]
    action["cost"] = sum(step["cost"] for step in steps)
    action["running_cost"] = sum(step["running_cost"] for step in steps)
    if last["kind"] == "contract":
        action["until"] = last["quarter"]
    if last["kind"] == "train":
        keys = ("quarter", "skill", "from", "to")
        action["steps"] = [{key: step[key] for key in keys} for step in steps]
    return action
