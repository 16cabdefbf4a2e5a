"""Rules about what comes first: levels of skills, levels of capabilities."""

import numpy as np

from roles.engine.plan.states import Model


def learn_once(model: Model) -> None:
    """Learn each step once: sum over quarters of starts <= 1."""
    one = model.decisions["train"]
    rules = model.programme.rules(
        "learn once", (len(model.problem.options.steps),), at_most=1.0
    )
    model.programme.add(rules[one.option], model.taken["train"], 1.0)


def learn_one_step_at_a_time(model: Model) -> None:
    """Learn one step at a time: sum over a person's steps of learning <= 1."""
    problem, one = model.problem, model.decisions["train"]
    steps = problem.options.steps
    learning = one.under_way(problem.states, steps["quarters"])
    shape = (len(problem.states), len(problem.team.members))
    rules = model.programme.rules("one step at a time", shape, at_most=1.0)
    person = steps["person"].to_numpy(dtype=int)[one.option]
    model.programme.add(rules[:, person], model.taken["train"], learning)


def learn_in_order(model: Model) -> None:
    """Learn in order: starts of a level so far <= lower level of the skill done."""
    steps = model.problem.options.steps
    place = {(s.person, s.skill, s.to): n for n, s in enumerate(steps.itertuples())}
    pairs = [
        (number, place[key[0], key[1], key[2] - 1])
        for key, number in place.items()
        if (key[0], key[1], key[2] - 1) in place
    ]
    wait = steps["quarters"].to_numpy(dtype=int)
    _follow(model, "learn in order", "train", np.arange(len(steps)), wait, pairs)


def raise_once(model: Model) -> None:
    """Raise each level once: sum over ways and quarters of starts <= 1."""
    raises, one = model.problem.options.raises, model.decisions["raise"]
    level, _ = _levels(model)
    rules = model.programme.rules("raise once", (len(raises),), at_most=1.0)
    model.programme.add(rules[level[one.option]], model.taken["raise"], 1.0)


def raise_in_order(model: Model) -> None:
    """Raise in order: starts so far <= lower level standing, each prerequisite too.

    A prerequisite stands at the level that starts, or at its target if lower.
    """
    problem, raises = model.problem, model.problem.options.raises
    level, number = _levels(model)
    needs = problem.catalogue.prerequisites
    targets = problem.work.score.targets
    pairs = []
    for (name, to), later in number.items():
        wanted = {(name, to - 1)} | {
            (need, min(to, int(targets[need])))
            for need in needs.loc[needs["capability"] == name, "needs"]
            if need in targets.index
        }
        # What stands today, or is provided by others, is not there to be raised.
        pairs += [(later, number[one]) for one in sorted(wanted) if one in number]
    wait = raises["lead"].to_numpy(dtype=int)
    _follow(model, "raise in order", "raise", level, wait, pairs)


def _levels(model: Model) -> tuple[np.ndarray, dict[tuple[str, int], int]]:
    """Return for each raise the number of its level, whichever way it comes."""
    raises = model.problem.options.raises
    number: dict[tuple[str, int], int] = {}
    keys = zip(raises["capability"], raises["to"], strict=True)
    level = [number.setdefault(key, len(number)) for key in keys]
    return np.array(level, dtype=int), number


def _follow(
    model: Model,
    name: str,
    kind: str,
    level: np.ndarray,
    wait: np.ndarray,
    pairs: list[tuple[int, int]],
) -> None:
    """Let nothing start before what it needs stands: starts so far <= stands.

    `level` is the number of the level of each option, `pairs` are (later, earlier);
    counting starts so far instead of starts of a quarter is the same for whole
    numbers, and tighter between them.
    """
    one, taken = model.decisions[kind], model.taken[kind]
    quarters = model.problem.states[:-1]
    rules = model.programme.rules(name, (len(pairs), len(quarters)), at_most=0.0)
    later, earlier = np.array(pairs, dtype=int).reshape(-1, 2).T
    started = one.quarter <= quarters[:, None]
    stands = one.quarter + wait[one.option] <= quarters[:, None]
    for levels, counted, sign in ((later, started, 1.0), (earlier, stands, -1.0)):
        pair, decision = np.nonzero(levels[:, None] == level[one.option])
        rows, values = rules[pair].T, sign * counted[:, decision]
        model.programme.add(rows, taken[decision], values)
