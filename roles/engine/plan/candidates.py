"""What a plan could do besides, and at most how much each of it could add."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from roles.engine.plan.decisions import KINDS, in_whole
from roles.engine.plan.named import MONEY, beyond, rows_of
from roles.engine.plan.states import Model

NEAR = 1e-6
ORDER = ["raise once", "raise in order"]  # rules that decisions alone keep or break
Places = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Candidate:
    """Something a plan leaves out: decisions by kind and place, had together.

    ``adds`` is more than it can add, whatever else of the plan falls away. [0-1]
    """

    kind: str
    places: Places
    adds: float


def candidates_of(
    model: Model, counts: dict[str, np.ndarray], objective: float
) -> dict[str, list[Candidate]]:
    """Return by kind what could be had besides a plan, what may add most first.

    Parameters
    ----------
    model : the programme with all that may be decided
    counts : how much the plan takes of each decision
    objective : of the plan. [0-1]

    Notes
    -----
    A hire: one more of a role and seniority in a quarter. A contract: the least amount
    of a role and seniority, in one quarter or from one to the last. Training: what is
    missing of a set of steps, one after the other. A level: the next of a capability,
    with all it needs standing by then.

    ``adds = relaxed + sum over decisions of (c - y * a) - objective``, with ``relaxed``
    the relaxed programme of the plan's own actions and y its duals, those of money
    taken as 0, for its money is given: no programme with the candidate exceeds that.

    References
    ----------
    Own definition; no outside source.

    """
    relaxed, priced = _priced(model, counts)
    found = {}
    for kind in KINDS:
        every = [
            Candidate(kind, places, relaxed - objective + _worth(model, places, priced))
            for places in _OFFERS[kind](model, counts)
        ]
        found[kind] = sorted(every, key=lambda one: (-round(one.adds, 9), one.places))
    return found


def _priced(model: Model, counts: dict[str, np.ndarray]) -> tuple[float, np.ndarray]:
    """Return the relaxed value of a plan's actions, and the worth of each variable."""
    programme = model.programme
    programme.relax(True)
    for kind in KINDS:
        taken = model.taken[kind]
        programme.bound_variables(taken, 0.0, counts[kind])
        whole = in_whole(kind, counts[kind])
        programme.bound_variables(model.whole(kind), 0.0, whole)
    found = programme.solve()
    duals = found.duals.copy()
    duals[np.concatenate([rows_of(programme, rule) for rule in MONEY])] = 0.0
    terms = programme.terms()
    rows = np.repeat(np.arange(programme.row_count), np.diff(terms.starts))
    used = np.bincount(
        terms.variables, terms.values * duals[rows], minlength=programme.column_count
    )
    return found.objective, programme.costs() - used


def _worth(model: Model, places: Places, priced: np.ndarray) -> float:
    """Return at most what the decisions add together."""
    least = model.problem.catalogue.assume("contract_least")
    total = 0.0
    for kind, place in places:
        amount = least if kind == "contract" else 1.0
        total += amount * priced[model.taken[kind][place]]
        if kind == "contract":
            total += priced[model.at_work[place]]
    return total


def _hires(model: Model, counts: dict[str, np.ndarray]) -> Iterator[Places]:
    """Yield one more hire of each role and seniority in each quarter."""
    more = counts["hire"] < model.decisions["hire"].upper
    yield from ((("hire", int(place)),) for place in np.flatnonzero(more))


def _contracts(model: Model, counts: dict[str, np.ndarray]) -> Iterator[Places]:
    """Yield contracts of one quarter, and of each quarter to the last."""
    one = model.decisions["contract"]
    for option in np.unique(one.option):
        free = np.flatnonzero((one.option == option) & (counts["contract"] == 0))
        places = [("contract", int(place)) for place in free]
        yield from ((place,) for place in places)
        last = one.quarter[one.option == option].max()
        for start in range(len(free) - 1):
            run = one.quarter[free[start:]]
            if len(run) == last - run[0] + 1:  # no quarter of it is in the plan
                yield tuple(places[start:])


def _training(model: Model, counts: dict[str, np.ndarray]) -> Iterator[Places]:
    """Yield what is missing of each set of steps, by the quarter of its start."""
    one, options = model.decisions["train"], model.problem.options
    wait = options.steps["quarters"].to_numpy(dtype=int)
    known = set(one.option[counts["train"] > 0].tolist())
    pairs = zip(one.option.tolist(), one.quarter.tolist(), strict=True)
    at = {pair: place for place, pair in enumerate(pairs)}
    sets = options.sets[["first", "second"]].drop_duplicates().to_numpy(dtype=int)
    seen = set()
    for both in sets.tolist():
        steps = tuple(step for step in both if step >= 0 and step not in known)
        if not steps or steps in seen:
            continue
        seen.add(steps)
        for quarter in model.problem.states[:-1]:
            starts = np.cumsum([quarter, *wait[list(steps[:-1])]])
            places = [at.get(pair) for pair in zip(steps, starts, strict=True)]
            if None not in places:
                yield tuple(("train", place) for place in places)


def _levels(model: Model, counts: dict[str, np.ndarray]) -> Iterator[Places]:
    """Yield each level that could start beside the plan's."""
    programme, taken = model.programme, model.taken["raise"]
    rules = np.concatenate([programme.block(name).ravel() for name in ORDER])
    values = np.zeros(programme.column_count)
    values[taken] = counts["raise"]
    terms, rest = programme.terms(), -beyond(programme, values)
    rows = np.repeat(np.arange(programme.row_count), np.diff(terms.starts))
    breaks = np.isin(rows, rules) & (terms.values > rest[rows] + NEAR)
    fits = ~np.isin(taken, terms.variables[breaks]) & (counts["raise"] == 0)
    yield from ((("raise", int(place)),) for place in np.flatnonzero(fits))


_OFFERS = {
    "hire": _hires,
    "contract": _contracts,
    "train": _training,
    "raise": _levels,
}
