"""Which rules hold a plan back, and what one more unit of each would be worth."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from roles.engine.plan.decisions import KINDS, in_whole
from roles.engine.plan.named import beyond, restore, rows_of, waiting
from roles.engine.plan.states import Model
from roles.engine.programme import Outcome

MOST = 5  # of one rule are told, those worth most
LITTLE = 1e-6  # below it nothing is gained; the solver's rounding
ROUNDING = 1e-6
# One more unit: thousands of money, people, FTE, readiness.
UNITS = {
    "budget": (100.0, "100,000 more by then"),
    "afterwards": (25.0, "100,000 a year more left running"),
    "headcount": (1.0, "one person more from then on"),
    "onboarding": (1.0, "one person more to join then"),
    "contractors": (1.0, "1 FTE more under contract then"),
    "prerequisites": (math.inf, "without waiting"),
    "landing": (1.0, "1 FTE more of work by people able to do it then"),
    "learners": (1.0, "1 FTE more of learners supervised then"),
    "keep_going": (0.01, "1 point less of readiness kept then"),
}
# These are used up in pieces: a rest smaller than one unit is none.
IN_PIECES = {"budget", "afterwards", "headcount", "onboarding", "keep_going"}
# What is released or allowed in one quarter is there in all that follow.
STAYS = {"budget", "headcount"}
OF_STATES = {"landing", "learners"}  # a row for each state and task


@dataclass(frozen=True)
class _Limit:
    """One limit of a rule: the row at which it binds, and those that one unit moves."""

    rule: str
    row: int
    moved: np.ndarray
    at_most: float  # what it is worth at most, by the duals


def binding(
    every: Model,
    own: Model,
    values: np.ndarray,
    time_left: Callable[[], float] = lambda: math.inf,
) -> list[dict]:
    """Return the rules that bind, and what one more unit of each is worth.

    Parameters
    ----------
    every : the programme with all that may be decided
    own : a programme over the actions of a plan
    values : its solution, the plan
    time_left : asked before each; at 0 the rest is left out. [seconds]

    Returns
    -------
    list of dict, what is worth most first
        ``rule``, ``quarter``, ``about``: the task that people must be able to do or the
        capability that waits, else empty; ``unit``: one unit in words; ``worth`` of it.
        [0-1]

    Notes
    -----
    A rule binds in a quarter if the plan leaves nothing of it (of money, people and
    readiness to keep: less than a unit) and the relaxed programme, in which everything
    is on offer and may be had in parts, gains with one unit more: ``worth =
    relaxed(limit + unit) - relaxed(limit)``, both solved to the end. It tells where a
    rule presses; what whole actions make of a unit may differ. Money that is released
    stays, and so does a head. Of one rule at most five are told. What is not proved in
    time is not in the list.

    References
    ----------
    Own definition; no outside source.

    """
    programme = every.programme
    programme.relax(True)
    for kind in KINDS:
        # Hires have the onboarding of a quarter for a bound, which may become more.
        upper = every.decisions[kind].upper + (kind == "hire")
        programme.bound_variables(every.taken[kind], 0.0, upper)
        programme.bound_variables(every.whole(kind), 0.0, in_whole(kind, upper))
    relaxed = programme.solve()
    left = _left(own, values)
    found = []
    for rule in UNITS:
        limits = _limits(every, rule, relaxed.duals, left)
        limits = sorted(limits, key=lambda one: (-round(one.at_most, 9), one.row))
        for one in limits[:MOST]:
            worth = _worth(every, one, relaxed.objective, time_left())
            if worth is not None and worth > LITTLE:
                found.append({**_told(every, one), "worth": worth})
    return sorted(found, key=lambda one: -one["worth"])


def _left(own: Model, values: np.ndarray) -> dict[str, np.ndarray]:
    """Return by rule how far the plan is from the limit of each row."""
    left = -beyond(own.programme, values)
    return {rule: left[rows_of(own.programme, rule)] for rule in UNITS}


def _limits(
    every: Model, rule: str, duals: np.ndarray, left: dict[str, np.ndarray]
) -> Iterator[_Limit]:
    """Yield the limits of a rule that the plan and the relaxed programme meet."""
    unit, _ = UNITS[rule]
    rows, price = rows_of(every.programme, rule), np.abs(duals)
    rest = unit - ROUNDING if rule in IN_PIECES else ROUNDING
    last = every.problem.question.quarters
    if rule == "prerequisites":
        for pair in rows.reshape(-1, last):
            if (price[pair] > LITTLE).any():
                yield _Limit(rule, pair[price[pair].argmax()], pair, price[pair].sum())
        return
    # Of a state's rules those of the closing state, the last, are none of a quarter.
    wide = len(rows) // (last + 1) if rule in OF_STATES else 1
    for place, row in enumerate(rows[: last * wide]):
        if price[row] > ROUNDING / unit and left[rule][place] <= rest:
            moved = rows[place:] if rule in STAYS else rows[place : place + 1]
            yield _Limit(rule, int(row), moved, unit * price[moved].sum())


def _worth(every: Model, one: _Limit, objective: float, seconds: float) -> float | None:
    """Return what the relaxed programme gains with one unit more, None if unproved."""
    if seconds <= 0:
        return None
    programme, (unit, _) = every.programme, UNITS[one.rule]
    low, high = (limit[one.moved] for limit in programme.limits())
    programme.bound_rules(one.moved, low - unit, high + unit)
    found = programme.solve(time_limit=seconds)
    restore(programme, one.moved)
    is_proved = found.outcome is Outcome.OPTIMAL
    return max(found.objective - objective, 0.0) if is_proved else None


def _told(every: Model, one: _Limit) -> dict:
    """Return what a limit is about, in the words of a document."""
    problem, unit = every.problem, UNITS[one.rule][1]
    place = int(np.flatnonzero(rows_of(every.programme, one.rule) == one.row)[0])
    about, quarter = "", place % problem.question.quarters + 1
    if one.rule in OF_STATES:
        tasks = {
            "landing": problem.work.owners,
            "learners": problem.work.workload.index,
        }
        names = tasks[one.rule]
        quarter, about = place // len(names) + 1, names[place % len(names)]
    elif one.rule == "prerequisites":
        (about, to), *needs = waiting(every, one.moved)
        unit = f"level {to} {unit}"
        if needs:
            unit += f" for level {needs[0][1]} of {needs[0][0]}"
    return {"rule": one.rule, "quarter": quarter, "about": about, "unit": unit}
