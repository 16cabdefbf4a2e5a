"""The answer of a plan: what to do when, what it leads to, what it costs."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from roles.engine.allocation import readiness_terms
from roles.engine.plan.attrition import expected_losses, listed, with_backfill
from roles.engine.plan.decisions import KINDS
from roles.engine.plan.money import money_of
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.states import Model, Problem

UNIT = 1000  # money is in thousands inside, in whole units in a document
ACTION_KEYS = {
    "hire": ["role", "seniority", "count"],
    "contract": ["role", "seniority", "fte"],
    "train": ["member", "skill", "from", "to", "confirm_first"],
    "raise": ["capability", "from", "to", "mode"],
}


@dataclass(frozen=True)
class PlanAnswer:
    """One plan, or why there is none. Money in thousands, scores 0-1.

    Attributes
    ----------
    status : optimal (within the gap), time_limit, cancelled, failed (the solver did;
        plan and bound, if any, hold) or infeasible
    reason : text, where infeasible
    readiness : array, quarters 1 to Q and the closing state
    nothing_done : array, the same with no decisions
    objective, bound : mean readiness less spend; no plan can exceed the bound
    once, recurring : array, spend by quarter: hiring, training and raising against
        pay and upkeep
    actions : list of dict, by quarter
        ``kind``, ``quarter`` of the decision (of a contract: at work), what is done,
        ``cost`` within the horizon, ``running_cost`` a year after it, ``worth`` (None
        until explained); of hires also ``joins``, the quarter of it, ``one_off`` cost
        and ``backfill``: how many replace members who are expected to leave.
    counts : mapping of kind -> array, how much of each decision was taken
    coverage : DataFrame, quarters x areas: share of the work that is covered
    hire_tasks : list of dict; see `carry.hire_tasks`
    expected_losses : list of dict; see `attrition.listed`
    lines : list of dict; ``kind``, ``key`` (role or member) and ``worth`` of all their
        actions together, where there are several
    left_out : list of dict; see `left_out.left_out`
    binding : list of dict; see `binding.binding`

    """

    question: PlanQuestion
    status: str
    readiness_now: float
    reason: str = ""
    readiness: np.ndarray | None = None
    nothing_done: np.ndarray | None = None
    objective: float | None = None
    bound: float | None = None
    once: np.ndarray | None = None
    recurring: np.ndarray | None = None
    actions: list[dict] = field(default_factory=list)
    counts: dict[str, np.ndarray] = field(default_factory=dict)
    coverage: pd.DataFrame | None = None
    hire_tasks: list[dict] = field(default_factory=list)
    expected_losses: list[dict] = field(default_factory=list)
    lines: list[dict] = field(default_factory=list)
    left_out: list[dict] = field(default_factory=list)
    binding: list[dict] = field(default_factory=list)

    @property
    def gap(self) -> float | None:
        """Return how much better than this another plan could be at most."""
        return None if self.bound is None else max(self.bound - self.objective, 0.0)

    @property
    def spend(self) -> np.ndarray | None:
        """Return the new money of each quarter. [thousands]"""
        return None if self.once is None else self.once + self.recurring

    def to_document(self) -> dict:
        """Return the plan as plain data: money in whole units, scores 0-1."""
        question, found = self.question, self.readiness is not None
        last = question.quarters
        running = sum(action["running_cost"] for action in self.actions)
        return {
            "status": str(self.status),
            "reason": self.reason,
            "start": question.start.isoformat(),
            "budget": question.budget * UNIT,
            "quarters": last,
            "headcount": question.headcount,
            "onboarding": question.onboarding,
            "readiness_now": self.readiness_now,
            "readiness_by_quarter": _listed(self.readiness, last),
            "readiness_closing": float(self.readiness[-1]) if found else None,
            "readiness_nothing_done": _listed(self.nothing_done, last),
            "objective": self.objective,
            "bound": self.bound,
            "gap": self.gap,
            "spend_by_quarter": _listed(self.spend, last, UNIT),
            "hiring_by_quarter": _listed(self.once, last, UNIT),
            "running_by_quarter": _listed(self.recurring, last, UNIT),
            "running_cost_afterwards": running * UNIT,
            "coverage_by_quarter": {}
            if self.coverage is None
            else {area: list(self.coverage[area]) for area in self.coverage},
            "hire_tasks": self.hire_tasks,
            "expected_losses": self.expected_losses,
            "lines": self.lines,
            "left_out": [_in_units(action) for action in self.left_out],
            "binding": self.binding,
            "actions": [_in_units(action) for action in self.actions],
        }


def _listed(values: np.ndarray | None, last: int, unit: float = 1) -> list[float]:
    """Return the values of the quarters as plain numbers."""
    return [] if values is None else [float(v) * unit for v in values[:last]]


def _in_units(action: dict) -> dict:
    """Return an action with its money in whole units."""
    money = ("cost", "running_cost", "one_off")
    money = {key: action[key] * UNIT for key in money if key in action}
    return {**action, **money}


def counts_of(model: Model, values: np.ndarray) -> dict[str, np.ndarray]:
    """Return how much of each decision a solution takes: whole numbers, or FTE.

    A contract within the solver's rounding of the least there may be is that least.
    """
    counts = {kind: np.round(values[model.whole(kind)]) for kind in KINDS}
    least = model.problem.catalogue.assume("contract_least")
    counts["contract"] *= np.maximum(values[model.taken["contract"]], least)
    return counts


def answer_of(
    model: Model,
    values: np.ndarray,
    *,
    status: str,
    bound: float,
    readiness_now: float,
    nothing_done: np.ndarray,
) -> PlanAnswer:
    """Return a solution of the programme as an answer, without worths."""
    problem, counts = model.problem, counts_of(model, values)
    variables, factors = readiness_terms(problem.work, model.blocks)
    money = {k: money_of(problem, k, model.decisions[k]) for k in KINDS}
    objective, losses = model.programme.value(values), expected_losses(problem)
    return PlanAnswer(
        question=problem.question,
        status=status,
        readiness_now=readiness_now,
        readiness=values[variables] @ factors + problem.work.score.constant,
        nothing_done=nothing_done,
        objective=float(objective),
        bound=float(max(bound, objective)),
        once=sum(money[kind].once @ counts[kind] for kind in KINDS),
        recurring=sum(money[kind].recurring @ counts[kind] for kind in KINDS),
        actions=with_backfill(actions_of(model, counts), losses),
        expected_losses=listed(losses),
        counts=counts,
        coverage=_coverage(model, values),
    )


def places_of(model: Model, counts: dict[str, np.ndarray]) -> list[tuple[str, int]]:
    """Return what was taken as kind and place, by quarter, kind and option."""
    found = [
        (model.decisions[kind].quarter[place], number, place, kind)
        for number, kind in enumerate(KINDS)
        for place in np.flatnonzero(counts[kind])
    ]
    return [(kind, int(place)) for _, _, place, kind in sorted(found)]


def actions_of(model: Model, counts: dict[str, np.ndarray]) -> list[dict]:
    """Return the decisions that were taken as actions, in the order of `places_of`."""
    money = {k: money_of(model.problem, k, model.decisions[k]) for k in KINDS}
    actions = []
    for kind, place in places_of(model, counts):
        decisions, count = model.decisions[kind], counts[kind][place]
        action = {
            "kind": kind,
            "quarter": int(decisions.quarter[place]),
            **_what(model.problem, kind, int(decisions.option[place]), count),
            "cost": float(money[kind].spend[:, place].sum() * count),
            "running_cost": float(money[kind].running[place] * count * 4),
            "worth": None,
        }
        if kind == "hire":
            lead = model.problem.options.hires["lead"].iloc[decisions.option[place]]
            action["joins"] = action["quarter"] + int(lead)
            action["one_off"] = float(money[kind].once[:, place].sum() * count)
        actions.append(action)
    return actions


def _what(problem: Problem, kind: str, option: int, count: float) -> dict:
    """Return what an action does, by the keys of its kind."""
    row = problem.options.of(kind).iloc[option].to_dict()
    row = {**row, "count": int(count), "fte": float(count)}
    row["confirm_first"] = bool(row.get("confirm", False))
    plain = {key: row[key] for key in ACTION_KEYS[kind]}
    levels = {key: int(plain[key]) for key in ("from", "to") if key in plain}
    return {**plain, **levels}


def _coverage(model: Model, values: np.ndarray) -> pd.DataFrame:
    """Return the covered share of each area's work by quarter; 1 without work."""
    problem, work = model.problem, model.problem.work
    covered = values[model.blocks.covered].sum(axis=2)[:-1]
    area = problem.catalogue.tasks.loc[work.workload.index, "area"]
    done = pd.DataFrame(covered, columns=work.workload.index).T.groupby(area).sum().T
    load = work.workload.groupby(area).sum()
    share = (done / load).clip(0, 1).reindex(columns=problem.catalogue.areas)
    return share.fillna(1.0)
