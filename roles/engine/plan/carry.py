"""Which tasks the people a plan hires will carry, once all is landed."""

import numpy as np
import pandas as pd

from roles.engine.allocation import UPKEEP, readiness_terms
from roles.engine.plan.decisions import KINDS
from roles.engine.plan.explain import Build
from roles.engine.plan.states import Model

SLACK = 1e-7  # of readiness, so that the solver's rounding shuts nothing out
TINY = 1e-4  # preferences that break ties, far below a unit of time
LEAST_TIME = 1e-6  # time below this is rounding of the solver


def hire_tasks(
    build: Build, model: Model, counts: dict[str, np.ndarray], values: np.ndarray
) -> list[dict]:
    """Return the work time of all hires of a role and seniority by task.

    Parameters
    ----------
    build : makes the programme of a plan from what may be decided
    model : the programme of the plan
    counts : how much the plan takes of each decision
    values : its solution

    Returns
    -------
    list of dict
        ``role``, ``seniority``, ``task``, ``fte`` in the closing state. [FTE]

    Notes
    -----
    The decisions and the readiness of the closing state stay; as much time as can be
    goes to home tasks, with a tiny fixed preference that makes it unique.

    References
    ----------
    Own definition; no outside source.

    """
    if not counts["hire"].any():
        return []
    settled = build({kind: model.decisions[kind].kept(counts[kind]) for kind in KINDS})
    programme, work, blocks = settled.programme, settled.problem.work, settled.blocks
    own, factors = readiness_terms(work, model.blocks)
    closing, _ = readiness_terms(work, blocks)
    rule = programme.rules("closing", (1,), values[own[-1]] @ factors - SLACK)
    programme.add(rule, closing[-1], factors)
    programme.relax(True)
    for kind in KINDS:
        taken = settled.decisions[kind].upper
        # Contracts have an end; they need not be held to the last digit.
        least = 0.0 if kind == "contract" else taken
        programme.bound_variables(settled.taken[kind], least, taken)
    programme.change_objective(_preferences(settled))
    return _listed(settled, programme.solve().values[blocks.time[-1]])


def _preferences(model: Model) -> np.ndarray:
    """Return what is maximised: time on home tasks in the closing state, no ties."""
    problem, ways = model.problem, model.problem.ways
    work, every = problem.work, problem.catalogue.tasks.index
    roles = [problem.team.roles[name] for name in problem.team.members.index]
    roles += [(role,) for role in problem.options.hires["role"]]
    at_home = problem.catalogue.tasks["home_role"].to_numpy()
    home = np.array([np.isin(at_home, held) for held in roles])
    place = ways.among(every, work)
    tie = (ways.group * 31 + place * 17 + ways.kind * 7) % 101 / 101
    costs = np.zeros(model.programme.column_count)
    costs[model.blocks.time[-1]] = home[ways.group, place] - TINY * (1 + tie)
    return costs


def _listed(model: Model, time: np.ndarray) -> list[dict]:
    """Return the work time of those who were hired, by role, seniority and task."""
    problem, ways = model.problem, model.problem.ways
    members, hires = len(problem.team.members), problem.options.hires
    some = np.flatnonzero(
        (ways.group >= members) & (ways.kind != UPKEEP) & (time > LEAST_TIME)
    )
    offers = hires.iloc[ways.group[some] - members]
    rows = pd.DataFrame(
        {
            "role": offers["role"].to_numpy(),
            "seniority": offers["seniority"].to_numpy(),
            "task": problem.work.workload.index[ways.task[some]],
            "fte": time[some],
        }
    )
    together = rows.groupby(["role", "seniority", "task"], as_index=False)["fte"].sum()
    return together.to_dict("records")
