"""What more money would bring, and less: the best plan for each of some budgets."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from roles.engine.catalogue import Catalogue
from roles.engine.fan_out import Asked, Told, fan_out
from roles.engine.plan.answer import UNIT
from roles.engine.plan.best import Best, best_plan
from roles.engine.plan.chosen import amount_of
from roles.engine.plan.decisions import KINDS
from roles.engine.plan.problem import InvalidQuestion, PlanQuestion
from roles.engine.plan.solve import impossible, nothing_done
from roles.engine.plan.states import Problem, problem_of
from roles.engine.team import Team

SAME = 1e-9
# From nothing to half as much again, the asked budget among them.
SHARES = np.arange(10) / 6
ALL = "all"
LINES = {
    ALL: KINDS,
    "hire_only": ["hire", "contract"],
    "train_only": ["train"],
    "invest_only": ["raise"],
}


@dataclass(frozen=True)
class Point:
    """The best plan found for a budget, which may be that of a smaller one.

    ``budget`` and ``planned_for`` in thousands.
    """

    budget: float
    planned_for: float
    plan: Best

    def to_document(self) -> dict:
        """Return the point as plain data: money in whole units, scores 0-1."""
        plan, found = self.plan, self.plan.actions is not None
        actions, taken = plan.actions or [], defaultdict(float)
        for action in actions:
            taken[action["kind"]] += amount_of(action)
        return {
            "budget": self.budget * UNIT,
            "status": str(plan.outcome),
            "objective": plan.objective if found else None,
            "bound": plan.bound if found else None,
            "gap": plan.gap if found else None,
            "readiness_closing": float(plan.readiness[-1]) if found else None,
            "spend": sum(action["cost"] for action in actions) * UNIT,
            "running_cost_afterwards": sum(one["running_cost"] for one in actions)
            * UNIT,
            "amounts": {kind: taken[kind] for kind in KINDS},
            "planned_for": self.planned_for * UNIT,
        }


@dataclass(frozen=True)
class Frontier:
    """Points by line, by budget; see `to_document`."""

    question: PlanQuestion
    lines: dict[str, list[Point]]
    is_cancelled: bool

    def to_document(self) -> dict:
        """Return the frontier as plain data: money in whole units, scores 0-1.

        Returns
        -------
        dict
            ``status``: done or cancelled, which leaves the points that were there;
            ``budget`` that was asked, ``quarters``; ``knee``: the budget after which
            more money brings less, or None; ``lines``: ``all``, ``hire_only`` (with
            contracts), ``train_only``, ``invest_only``, each a list of points by
            budget: ``budget``, ``status`` of the search, ``objective``, ``bound``,
            ``gap``, ``readiness_closing`` (None where nothing can be planned),
            ``spend``, ``running_cost_afterwards`` a year, ``amounts`` by kind (hires;
            FTE of contracts, summed over quarters; steps; levels), ``planned_for``:
            the budget whose plan this is, which may be a smaller one.

        """
        # Some points alone have another knee.
        knee = None if self.is_cancelled else knee_of(self.lines[ALL])
        return {
            "status": "cancelled" if self.is_cancelled else "done",
            "budget": self.question.budget * UNIT,
            "quarters": self.question.quarters,
            "knee": None if knee is None else knee * UNIT,
            "lines": {
                name: [point.to_document() for point in points]
                for name, points in self.lines.items()
            },
        }


def frontier(
    catalogue: Catalogue,
    team: Team,
    question: PlanQuestion,
    shares: Sequence[float] = SHARES,
    on_progress: Told | None = None,
    is_cancelled: Asked | None = None,
) -> Frontier:
    """Return the best plans for budgets around that of the question.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    question : PlanQuestion
        Its gap and time are those of each point.
    shares : the budgets, each as a share of that of the question
    on_progress : called with (done, all)
    is_cancelled : asked now and then; true leaves what is there so far

    Returns
    -------
    Frontier

    Raises
    ------
    InvalidQuestion
        If no budget makes a plan possible, with the reason.

    Notes
    -----
    What a budget allows, a greater one allows too, and what one kind of action can do,
    all kinds can: so a plan is passed on to where it is better than what was found,
    and a bound to where it is tighter. No line falls, and none lies above that of all.

    References
    ----------
    Own definition; no outside source.

    """
    budgets = np.unique(np.asarray(shares) * question.budget).tolist()
    asked = [(name, budget) for name in LINES for budget in budgets]
    problem = problem_of(catalogue, team, question)
    if reason := impossible(problem):
        raise InvalidQuestion(reason)
    given = (problem, nothing_done(problem))
    tasks = [partial(_best_for, *given, LINES[name], budget) for name, budget in asked]
    found = fan_out(tasks, on_progress, is_cancelled)
    lines: dict[str, list[Point]] = {name: [] for name in LINES}
    for place, plan in found.items():
        name, budget = asked[place]
        lines[name].append(Point(budget, budget, plan))
    return Frontier(question, passed_on(lines), len(found) < len(tasks))


def _best_for(
    problem: Problem, nothing_done: np.ndarray, kinds: list[str], budget: float
) -> Best:
    """Return the best plan for a budget."""
    question = replace(problem.question, budget=budget)
    return best_plan(replace(problem, question=question), nothing_done, kinds)


def passed_on(lines: dict[str, list[Point]]) -> dict[str, list[Point]]:
    """Return the lines with each plan and bound passed on to where it is the better."""
    everywhere = [point for points in lines.values() for point in points]
    return {
        name: [
            _settled(
                point, everywhere if name == ALL else points, [*points, *lines[ALL]]
            )
            for point in points
        ]
        for name, points in lines.items()
    }


def _settled(point: Point, plans: list[Point], bounds: list[Point]) -> Point:
    """Return a point with the best plan and the tightest bound that hold there."""
    possible = [one for one in plans if one.budget <= point.budget]
    best = max(possible, key=lambda one: (one.plan.objective, one.budget))
    bound = min(one.plan.bound for one in bounds if one.budget >= point.budget)
    plan = replace(
        best.plan,
        outcome=point.plan.outcome,
        bound=max(bound, best.plan.objective),
    )
    return Point(point.budget, best.planned_for, plan)


def knee_of(points: Sequence[Point]) -> float | None:
    """Return the budget after which more money brings less, or None.

    Notes
    -----
    The point highest above the straight line from the first point to the last, which
    is a corner of their concave hull; none where that is within its own gap.

    References
    ----------
    Own definition; no outside source.

    """
    found = [point for point in points if point.plan.actions is not None]
    if len(found) < 3:
        return None
    corner = max(found, key=lambda one: _height(one, found[0], found[-1]))
    is_sure = _height(corner, found[0], found[-1]) > corner.plan.gap + SAME
    return corner.budget if is_sure else None


def _height(point: Point, first: Point, last: Point) -> float:
    """Return how far the objective lies above the line between two others."""
    share = (point.budget - first.budget) / (last.budget - first.budget)
    rise = last.plan.objective - first.plan.objective
    return point.plan.objective - first.plan.objective - share * rise
