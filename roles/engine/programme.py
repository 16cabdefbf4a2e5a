"""The labelled sparse matrix every programme is built on; the only solver import."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np

INFINITY = highspy.kHighsInf
CALLBACK = highspy.cb.HighsCallbackType


class SolveFailed(RuntimeError):
    """The solver did not come to an answer that can be trusted."""


class Outcome(StrEnum):
    """How a solve ended."""

    OPTIMAL = "optimal"
    TIME_LIMIT = "time_limit"
    CANCELLED = "cancelled"
    INFEASIBLE = "infeasible"


OUTCOMES = {
    highspy.HighsModelStatus.kOptimal: Outcome.OPTIMAL,
    highspy.HighsModelStatus.kModelEmpty: Outcome.OPTIMAL,
    highspy.HighsModelStatus.kTimeLimit: Outcome.TIME_LIMIT,
    highspy.HighsModelStatus.kInterrupt: Outcome.CANCELLED,
    highspy.HighsModelStatus.kInfeasible: Outcome.INFEASIBLE,
    # Every variable of our programmes is bounded by people, work or money.
    highspy.HighsModelStatus.kUnboundedOrInfeasible: Outcome.INFEASIBLE,
}


@dataclass(frozen=True)
class Solution:
    """What a solve found; `values` is None where it found nothing.

    `bound` is what no solution can exceed; `duals` are per rule, for programmes
    without integers only.
    """

    outcome: Outcome
    objective: float
    bound: float
    values: np.ndarray | None
    duals: np.ndarray


class Programme:
    """Variables and rules in named blocks, gathered as arrays, then solved.

    Examples
    --------
    >>> programme = Programme()
    >>> x = programme.variables("x", (2,), upper=3)
    >>> row = programme.rules("together", (1,), at_most=4)
    >>> programme.add(row, x, 1)
    >>> programme.maximise(x, [2, 1])
    >>> float(programme.solve().objective)
    7.0

    """

    def __init__(self) -> None:
        self._columns: list[tuple] = []
        self._rows: list[tuple] = []
        self._terms: list[tuple] = []
        self._objective: list[tuple] = []
        self._blocks: list[tuple[int, str, tuple]] = []
        self.column_count = self.row_count = 0
        self.constant = 0.0
        self._solver: highspy.Highs | None = None
        self._relaxed = False

    def variables(
        self,
        name: str,
        shape: tuple,
        lower: float | np.ndarray = 0.0,
        upper: float | np.ndarray = INFINITY,
        integer: bool = False,
    ) -> np.ndarray:
        """Add a block of variables and return their numbers, in `shape`."""
        size = int(np.prod(shape))
        numbers = np.arange(self.column_count, self.column_count + size).reshape(shape)
        self._columns.append(
            (_spread(lower, shape), _spread(upper, shape), np.full(size, integer))
        )
        self.column_count += size
        return numbers

    def rules(
        self,
        name: str,
        shape: tuple,
        at_least: float | np.ndarray = -INFINITY,
        at_most: float | np.ndarray = INFINITY,
    ) -> np.ndarray:
        """Add a block of rules, empty so far, and return their numbers in `shape`."""
        size = int(np.prod(shape))
        numbers = np.arange(self.row_count, self.row_count + size).reshape(shape)
        self._rows.append((_spread(at_least, shape), _spread(at_most, shape)))
        self._blocks.append((self.row_count, name, shape))
        self.row_count += size
        return numbers

    def add(self, rules: np.ndarray, variables: np.ndarray, values: object) -> None:
        """Add value x variable to rules; the three are broadcast to one shape."""
        self._terms.append(_flat(rules, variables, values))

    def maximise(
        self, variables: np.ndarray, values: object, constant: float = 0.0
    ) -> None:
        """Add value x variable, and a constant, to what is maximised."""
        self._objective.append(_flat(variables, values))
        self.constant += constant

    def rule_name(self, number: int) -> str:
        """Return the name of a rule and its place in the block."""
        start, name, shape = max(b for b in self._blocks if b[0] <= number)
        place = np.unravel_index(number - start, shape)
        return f"{name} {tuple(int(i) for i in place)}"

    def costs(self) -> np.ndarray:
        """Return the factor of each variable in what is maximised."""
        costs = np.zeros(self.column_count)
        for columns, values in self._objective:
            np.add.at(costs, columns, values)
        return costs

    def value(self, values: np.ndarray) -> float:
        """Return what is maximised at these values of the variables."""
        return float(self.costs() @ values) + self.constant

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
            known = np.flatnonzero(~np.isnan(start)).astype(np.int32)
            _check(solver.setSolution(len(known), known, start[known]), "start")
        if watch is not None:
            _watch(solver, watch)
        _check(solver.run(), "run")
        if watch is not None:
            solver.setCallback(None, None)
        return self._read(solver)

    def bound_variables(
        self, variables: np.ndarray, lower: object, upper: object
    ) -> None:
        """Change the bounds of variables of a programme that was solved before."""
        flat, low, high = _flat(variables, lower, upper)
        status = self._loaded().changeColsBounds(
            len(flat), flat.astype(np.int32), low.astype(float), high.astype(float)
        )
        _check(status, "bounds")

    def bound_rules(self, rules: np.ndarray, at_least: object, at_most: object) -> None:
        """Change the limits of rules of a programme that was solved before."""
        flat, low, high = _flat(rules, at_least, at_most)
        status = self._loaded().changeRowsBounds(
            len(flat), flat.astype(np.int32), low.astype(float), high.astype(float)
        )
        _check(status, "limits")

    def relax(self, relaxed: bool) -> None:
        """Let whole numbers be any number, or have them whole again."""
        whole = self._whole()
        kinds = np.full(len(whole), 0 if relaxed else 1, dtype=np.uint8)
        status = self._loaded().changeColsIntegrality(len(whole), whole, kinds)
        _check(status, "whole numbers")
        self._relaxed = relaxed

    def _whole(self) -> np.ndarray:
        """Return the numbers of the variables that are whole."""
        return np.flatnonzero(_joined([part[2] for part in self._columns])).astype(
            np.int32
        )

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
            # The number of threads stays as it is: changing it in a living process
            # makes the next run fail without a word.
            _check(self._solver.setOptionValue("output_flag", False), "output")
            _check(self._solver.passModel(self._model()), "model")
        return self._solver

    def _model(self) -> highspy.HighsLp:
        """Return the programme in the solver's form, row by row."""
        lower, upper, integer = (_joined(part) for part in _columns(self._columns, 3))
        at_least, at_most = (_joined(part) for part in _columns(self._rows, 2))
        rules, variables, values = (_joined(part) for part in _columns(self._terms, 3))
        keep = values != 0
        rules, variables, values = rules[keep], variables[keep], values[keep]
        order = np.lexsort((variables, rules))
        rules, variables, values = _summed(
            rules[order], variables[order], values[order]
        )
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.column_count, self.row_count
        lp.sense_, lp.offset_ = highspy.ObjSense.kMaximize, self.constant
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = self.costs(), lower, upper
        lp.row_lower_, lp.row_upper_ = at_least, at_most
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.searchsorted(rules, np.arange(self.row_count + 1))
        lp.a_matrix_.index_, lp.a_matrix_.value_ = variables, values
        if integer.any():
            kinds = [highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger]
            lp.integrality_ = [kinds[int(whole)] for whole in integer]
        return lp

    def _read(self, solver: highspy.Highs) -> Solution:
        """Return what the solver found, or raise."""
        status = solver.getModelStatus()
        if status not in OUTCOMES:
            raise SolveFailed(f"solver ended as {solver.modelStatusToString(status)}")
        if not self.column_count:  # nothing to find; the solver forgets the constant
            nothing = np.zeros(0), np.zeros(self.row_count)
            return Solution(OUTCOMES[status], self.constant, self.constant, *nothing)
        info, found = solver.getInfo(), solver.getSolution()
        integral = len(self._whole()) and not self._relaxed
        bound = info.mip_dual_bound if integral else info.objective_function_value
        return Solution(
            outcome=OUTCOMES[status],
            objective=info.objective_function_value,
            bound=bound,
            values=np.array(found.col_value) if found.value_valid else None,
            duals=np.array(found.row_dual),
        )


def _watch(solver: highspy.Highs, watch: Callable) -> None:
    """Let `watch` see each better solution and the bound, and stop the solve."""

    def report(kind: int, _text: str, out: object, into: object, _data: object) -> None:
        better = kind == CALLBACK.kCallbackMipImprovingSolution
        values = np.array(out.mip_solution) if better else None
        if watch(values, out.mip_dual_bound, out.running_time):
            into.user_interrupt = True

    _check(solver.setCallback(report, None), "callback")
    for kind in (
        CALLBACK.kCallbackMipImprovingSolution,
        CALLBACK.kCallbackMipInterrupt,
    ):
        _check(solver.startCallback(kind), "callback")


def _check(status: highspy.HighsStatus, what: str) -> None:
    """Raise if the solver refused."""
    if status == highspy.HighsStatus.kError:
        raise SolveFailed(f"the solver refused: {what}")


def _spread(value: float | np.ndarray, shape: tuple) -> np.ndarray:
    """Return `value` as one flat array of floats for a block of `shape`."""
    return np.broadcast_to(np.asarray(value, dtype=float), shape).ravel()


def _flat(*arrays: object) -> tuple[np.ndarray, ...]:
    """Return arrays, broadcast to one shape and flattened."""
    return tuple(part.ravel() for part in np.broadcast_arrays(*arrays))


def _summed(
    rules: np.ndarray, variables: np.ndarray, values: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return sorted terms with those of the same rule and variable added up."""
    if not len(rules):
        return rules, variables, values
    new = np.append(True, (np.diff(rules) != 0) | (np.diff(variables) != 0))
    first = np.flatnonzero(new)
    return rules[first], variables[first], np.add.reduceat(values, first)


def _columns(blocks: list[tuple], width: int) -> list[list]:
    """Return the parts of blocks, part by part."""
    return [[block[i] for block in blocks] for i in range(width)]


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    """Return the parts as one array."""
    return np.concatenate(parts) if parts else np.zeros(0)
