"""What decisions cost, quarter by quarter. Money in thousands."""

from dataclasses import dataclass

import numpy as np

from roles.engine.plan.decisions import Decisions
from roles.engine.plan.states import Problem


@dataclass(frozen=True)
class Money:
    """Cost of one unit of each decision.

    ``once`` and ``recurring``: quarters x decisions; ``running``: what it costs a
    quarter after the horizon.
    """

    once: np.ndarray
    recurring: np.ndarray
    running: np.ndarray

    @property
    def spend(self) -> np.ndarray:
        """Return all it costs, quarters x decisions."""
        return self.once + self.recurring


def money_of(problem: Problem, kind: str, decisions: Decisions) -> Money:
    """Return what the decisions of a kind cost.

    Notes
    -----
    A hire: a share of a year's cost when decided, a quarter of it each quarter from
    joining. A contract: its price in the quarter at work. A step of training: its cost
    at the start. A level: its cost at the start and, when bought, upkeep in each
    quarter in which it stands.

    References
    ----------
    Own definition; the prices name their basis in the catalogue.

    """
    chosen = problem.options.of(kind).iloc[decisions.option]
    cost = chosen["cost"].to_numpy(dtype=float)
    nothing, at_once = np.zeros(len(chosen), dtype=int), cost
    wait, running = nothing, nothing * 0.0
    if kind == "hire":
        wait, running = chosen["lead"].to_numpy(dtype=int), cost / 4
        at_once = chosen["once"].to_numpy(dtype=float)
    elif kind == "raise":
        wait = chosen["lead"].to_numpy(dtype=int)
        running = chosen["running"].to_numpy(dtype=float)
    quarters = problem.states[:-1, None]
    starts = quarters == decisions.quarter
    if kind == "contract":
        return Money(once=0.0 * starts, recurring=starts * cost, running=running)
    return Money(
        once=starts * at_once,
        recurring=(quarters >= decisions.quarter + wait) * running,
        running=running,
    )


def money_saved(problem: Problem) -> np.ndarray:
    """Return the pay of members who left, by the end of each quarter, if it counts.

    Of members who are expected to leave, the expected part.
    """
    quarters = problem.question.quarters
    if not problem.question.leavers_pay:
        return np.zeros(quarters)
    after = [problem.question.first_day(quarter + 2) for quarter in range(quarters)]
    has_left = [
        [end is not None and end < day for end in problem.team.members["end"]]
        for day in after
    ]
    there, stays = problem.presence.to_numpy()[:-1], problem.survival[:-1, None]
    gone = np.where(has_left, 1 - there, 0.0) + there * (1 - stays)
    return (gone @ _pay(problem) / 4).cumsum()


def _pay(problem: Problem) -> np.ndarray:
    """Return a year's pay of each member.

    One that is not known counts with what the catalogue says of the role.
    """
    pay = []
    for name, member in problem.team.members.iterrows():
        cost = member["cost"]
        if np.isnan(cost):
            role, seniority = problem.team.roles[name][0], member["seniority"]
            cost = problem.catalogue.annual_cost(role, seniority or "mid")
            cost = np.nan_to_num(cost) * member["fte"]
        pay.append(cost)
    return np.array(pay, dtype=float)
