"""Programmes, solved by HiGHS: the only module that imports the solver."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np

from roles.engine.matrix import INFINITY, Matrix, flat

CALLBACK = highspy.cb.HighsCallbackType
WATCHED = [
    CALLBACK.kCallbackMipImprovingSolution,
    CALLBACK.kCallbackMipInterrupt,
    CALLBACK.kCallbackSimplexInterrupt,
]


class SolveFailed(RuntimeError):
    """The solver did not come to an answer that can be trusted."""


class Outcome(StrEnum):
    """How a solve ended."""

    OPTIMAL = "optimal"
    TIME_LIMIT = "time_limit"
    CANCELLED = "cancelled"
    INFEASIBLE = "infeasible"
    FAILED = "failed"


OUTCOMES = {
    highspy.HighsModelStatus.kOptimal: Outcome.OPTIMAL,
    highspy.HighsModelStatus.kModelEmpty: Outcome.OPTIMAL,
    highspy.HighsModelStatus.kTimeLimit: Outcome.TIME_LIMIT,
    highspy.HighsModelStatus.kInterrupt: Outcome.CANCELLED,
    highspy.HighsModelStatus.kInfeasible: Outcome.INFEASIBLE,
    highspy.HighsModelStatus.kUnboundedOrInfeasible: Outcome.INFEASIBLE,
}


@dataclass(frozen=True)
class Solution:
    """What a solve found; `values` is None where it found nothing.

    `bound` is what no solution can exceed. For programmes without integers only:
    `duals` are per rule, `prices` per variable: what one more would bring at most.
    """

    outcome: Outcome
    objective: float
    bound: float
    values: np.ndarray | None
    duals: np.ndarray
    prices: np.ndarray


class Programme(Matrix):
    """Variables and rules in named blocks, solved, changed and solved again.

    Examples
    --------
    >>> programme = Programme()
    >>> x = programme.variables("x", (2,), upper=3)
    >>> programme.add(programme.rules("together", (1,), at_most=4), x, 1)
    >>> programme.maximise(x, [2, 1])
    >>> float(programme.solve().objective)
    7.0

    """

    def __init__(self) -> None:
        super().__init__()
        self._solver: highspy.Highs | None = None
        self._relaxed = False
        self.by_sums = True  # whole numbers told by their sums so far
        self._changed: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def bounds_now(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the lowest and highest value of each variable, as last changed."""
        return self._changed.get("bounds") or self.bounds()

    def limits_now(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the lowest and highest sum of each rule, as last changed."""
        return self._changed.get("limits") or self.limits()

    def solve(
        self,
        *,
        time_limit: float | None = None,
        gap: float = 0.0,
        effort: float | None = None,
        start: np.ndarray | None = None,
        watch: Callable | None = None,
    ) -> Solution:
        """Solve, or solve again after changes, which then starts from the last basis.

        Parameters
        ----------
        time_limit : seconds
        gap : distance of objective and bound that is good enough, absolute
        effort : share of work given to the search for good solutions. [0-1]
        start : a solution to start from; missing values are found by the solver
        watch : called with (values or None, bound, seconds); true stops the solve

        Raises
        ------
        SolveFailed
            If the solver ends in a state that is neither an answer nor a limit.

        """
        solver = self._loaded()
        options = {
            "time_limit": INFINITY if time_limit is None else max(time_limit, 0.01),
            "mip_abs_gap": max(gap, 1e-9),
            "mip_rel_gap": 0.0,
        }
        if effort is not None:
            options["mip_heuristic_effort"] = effort
        for name, value in options.items():
            _check(solver.setOptionValue(name, value), name)
        if start is not None:
            start = self.with_sums(start) if self.by_sums else start
            known = np.flatnonzero(~np.isnan(start)).astype(np.int32)
            _check(solver.setSolution(len(known), known, start[known]), "start")
        if watch is not None:
            _watch(solver, watch, self.column_count)
        _check(solver.run(), "run")
        if watch is not None:
            solver.setCallback(None, None)
        return self._read(solver)

    def bound_variables(
        self, variables: np.ndarray, lower: object, upper: object
    ) -> None:
        """Change the bounds of variables of a programme that is complete."""
        change = self._loaded().changeColsBounds
        now = _change(change, self.bounds_now(), variables, lower, upper)
        self._changed["bounds"] = now

    def bound_rules(self, rules: np.ndarray, at_least: object, at_most: object) -> None:
        """Change the limits of rules of a programme that is complete."""
        change = self._loaded().changeRowsBounds
        now = _change(change, self.limits_now(), rules, at_least, at_most)
        self._changed["limits"] = now

    def relax(self, relaxed: bool) -> None:
        """Let whole numbers be any number, or have them whole again."""
        if relaxed != self._relaxed:
            self._relaxed = relaxed
            self._solver = None  # sums so far are for whole numbers alone

    def change_objective(self, costs: np.ndarray) -> None:
        """Maximise another sum of the variables, without a constant."""
        solver = self._loaded()
        everything = np.arange(self.column_count, dtype=np.int32)
        _check(solver.changeColsCost(len(everything), everything, costs), "objective")
        _check(solver.changeObjectiveOffset(0.0), "objective")

    def _loaded(self) -> highspy.Highs:
        """Return the solver with this programme in it."""
        if self._solver is None:
            self._solver = highspy.Highs()
            _check(self._solver.setOptionValue("output_flag", False), "output")
            # Always one: a change in a living process makes runs fail silently.
            _check(self._solver.setOptionValue("threads", 1), "threads")
            self._load(self._solver)
            self.closed = True
        return self._solver

    def _load(self, solver: highspy.Highs) -> None:
        """Give the solver the programme in its form, row by row."""
        integral = self.whole().any() and not self._relaxed
        lp, form = highspy.HighsLp(), self.form(counted=integral and self.by_sums)
        lp.num_col_, lp.num_row_ = len(form.lower), len(form.least)
        lp.sense_, lp.offset_ = highspy.ObjSense.kMaximize, self.constant
        lp.col_cost_ = form.costs
        lp.col_lower_, lp.col_upper_ = form.lower, form.upper
        lp.row_lower_, lp.row_upper_ = form.least, form.most
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = form.terms.starts
        lp.a_matrix_.index_ = form.terms.variables
        lp.a_matrix_.value_ = form.terms.values
        _check(solver.passModel(lp), "model")
        if integral:
            whole = np.flatnonzero(form.whole).astype(np.int32)
            kinds = np.ones(len(whole), dtype=np.uint8)
            status = solver.changeColsIntegrality(len(whole), whole, kinds)
            _check(status, "whole numbers")

    def _read(self, solver: highspy.Highs) -> Solution:
        """Return what the solver found, or raise."""
        status = solver.getModelStatus()
        if status not in OUTCOMES:
            raise SolveFailed(f"solver ended as {solver.modelStatusToString(status)}")
        if not self.column_count:  # nothing to find; the solver forgets the constant
            nothing = np.zeros(0), np.zeros(self.row_count), np.zeros(0)
            return Solution(OUTCOMES[status], self.constant, self.constant, *nothing)
        info, found = solver.getInfo(), solver.getSolution()
        integral = self.whole().any() and not self._relaxed
        bound = info.mip_dual_bound if integral else info.objective_function_value
        values = np.array(found.col_value)[: self.column_count]
        return Solution(
            outcome=OUTCOMES[status],
            objective=info.objective_function_value,
            bound=bound,
            values=values if found.value_valid else None,
            duals=np.array(found.row_dual)[: self.row_count],
            prices=np.array(found.col_dual)[: self.column_count],
        )


def _watch(solver: highspy.Highs, watch: Callable, column_count: int) -> None:
    """Let `watch` see each better solution and the bound, and stop the solve."""

    def report(kind: int, _text: str, out: object, into: object, _data: object) -> None:
        better = kind == CALLBACK.kCallbackMipImprovingSolution
        values = np.array(out.mip_solution)[:column_count] if better else None
        # A relaxed programme has no bound before its end.
        relaxed = kind == CALLBACK.kCallbackSimplexInterrupt
        bound = INFINITY if relaxed else out.mip_dual_bound
        if watch(values, bound, out.running_time):
            into.user_interrupt = True

    _check(solver.setCallback(report, None), "callback")
    for kind in WATCHED:
        _check(solver.startCallback(kind), "callback")


def _change(
    change: Callable,
    known: tuple[np.ndarray, np.ndarray],
    numbers: np.ndarray,
    lowest: object,
    highest: object,
) -> tuple[np.ndarray, np.ndarray]:
    """Change limits in the solver, and return all of them as they are now."""
    numbers, low, high = flat(numbers, lowest, highest)
    low, high = low.astype(float), high.astype(float)
    _check(change(len(numbers), numbers.astype(np.int32), low, high), "limits")
    known[0][numbers], known[1][numbers] = low, high
    return known


def _check(status: highspy.HighsStatus, what: str) -> None:
    """Raise if the solver refused."""
    if status == highspy.HighsStatus.kError:
        raise SolveFailed(f"the solver refused: {what}")
