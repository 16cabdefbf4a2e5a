"""The search for a good plan: a small programme first, then the whole one."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import numpy as np

from roles.engine.plan.answer import counts_of
from roles.engine.plan.states import KINDS, Decisions, Model, in_whole
from roles.engine.programme import Outcome

SOME = 1e-6  # taken at all, in the relaxed programme
MUCH_TRAINING = 1000  # decisions on training from which a plan without comes first
NEAR = 1  # quarters earlier or later that the small programme may choose
FIRST_SHARE = 0.1  # of the time, for a first good plan among few decisions
HEURISTIC_EFFORT = 0.5
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
    The relaxed programme gives a bound and names the decisions that matter; a
    programme over these and their neighbours in time gives a good plan early, from
    which the whole programme starts.

    References
    ----------
    Own definition; no outside source.

    """
    ends = monotonic() + time_limit
    counts, least = _plan_without_training(build, model, watch, gap, time_limit)
    model.programme.relax(True)
    relaxed = model.programme.solve(
        time_limit=ends - monotonic(),
        watch=lambda _values, limit, _: watch(model, None, limit),
    )
    model.programme.relax(False)
    if relaxed.outcome is not Outcome.OPTIMAL:
        return Found(relaxed.outcome, float("inf"), counts)
    bound = relaxed.objective
    if watch(model, None, bound):
        return Found(Outcome.CANCELLED, bound, counts)
    first, near = _first_plan(
        build, model, relaxed.values, watch, gap, FIRST_SHARE * time_limit
    )
    if first.values is not None and first.objective >= least:
        counts, least = near, first.objective
    if first.outcome is Outcome.CANCELLED:
        return Found(Outcome.CANCELLED, bound, counts)
    if bound - least <= gap:
        return Found(Outcome.OPTIMAL, bound, counts)
    start = np.full(model.programme.column_count, np.nan)
    for kind in KINDS:
        start[model.whole(kind)] = in_whole(kind, counts[kind])
    last = model.programme.solve(
        time_limit=ends - monotonic(),
        gap=gap,
        effort=HEURISTIC_EFFORT,
        start=start,
        watch=lambda values, limit, _: watch(model, values, min(limit, bound)),
    )
    if last.values is not None and last.objective >= least:
        counts = counts_of(model, last.values)
    return Found(last.outcome, min(last.bound, bound), counts)


def _plan_without_training(
    build: Build, model: Model, watch: Watch, gap: float, time_limit: float
) -> tuple[dict[str, np.ndarray], float]:
    """Return a plan that trains nobody, and its value, where training is much to weigh.

    With many people the relaxed programme takes long, nearly all of it for training;
    without, there is a good plan within seconds.
    """
    counts = {kind: np.zeros(len(model.taken[kind])) for kind in KINDS}
    if len(counts["train"]) <= MUCH_TRAINING:
        return counts, -np.inf
    places = {kind: np.arange(len(counts[kind])) for kind in KINDS}
    places["train"] = places["train"][:0]
    lean = build({kind: model.decisions[kind].at(places[kind]) for kind in KINDS})
    lean.programme.relax(True)
    limit = FIRST_SHARE * time_limit
    relaxed = lean.programme.solve(time_limit=limit)
    lean.programme.relax(False)
    if relaxed.outcome is not Outcome.OPTIMAL:
        return counts, -np.inf

    def tell(of: Model, values: np.ndarray | None, _bound: float) -> bool:
        # The bound of the programme without training is none of the whole.
        return watch(of, values, float("inf"))

    found, taken = _first_plan(build, lean, relaxed.values, tell, gap, limit)
    if found.values is None:
        return counts, -np.inf
    for kind in KINDS:
        counts[kind][places[kind]] = taken[kind]
    return counts, found.objective


def _first_plan(
    build: Build,
    model: Model,
    relaxed: np.ndarray,
    watch: Watch,
    gap: float,
    time_limit: float,
) -> tuple[object, dict[str, np.ndarray]]:
    """Return a good plan among the decisions near those of the relaxed programme."""
    places = near_places(model, relaxed)
    small = build({k: model.decisions[k].at(places[k]) for k in KINDS})
    bound = model.programme.value(relaxed)
    found = small.programme.solve(
        time_limit=time_limit,
        gap=gap / 2,
        effort=HEURISTIC_EFFORT,
        watch=lambda values, _bound, _seconds: watch(small, values, bound),
    )
    counts = {kind: np.zeros(len(model.taken[kind])) for kind in KINDS}
    if found.values is not None:
        for kind, taken in counts_of(small, found.values).items():
            counts[kind][places[kind]] = taken
    return found, counts


def near_places(model: Model, values: np.ndarray) -> Places:
    """Return the decisions that values take, and those a quarter before or after."""
    places = {}
    for kind in KINDS:
        one, taken = model.decisions[kind], values[model.taken[kind]] > SOME
        marked = set()
        for option, quarter in zip(one.option[taken], one.quarter[taken], strict=True):
            marked |= {(option, quarter + step) for step in range(-NEAR, NEAR + 1)}
        pairs = zip(one.option, one.quarter, strict=True)
        near = [place for place, pair in enumerate(pairs) if pair in marked]
        places[kind] = np.array(near, dtype=int)
    return places
