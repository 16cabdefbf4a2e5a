"""A labelled linear programme, solved by scipy, and the certificate of its optimum."""

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

Expression = dict[str, float]
CONSTANT = ""


def constant(value: float) -> Expression:
    """Return an expression without variables."""
    return {CONSTANT: value}


def total(*parts: Expression) -> Expression:
    """Return the sum of expressions."""
    result: Expression = {}
    for part in parts:
        for name, factor in part.items():
            result[name] = result.get(name, 0.0) + factor
    return result


def times(factor: float, expression: Expression) -> Expression:
    """Return a multiple of an expression."""
    return {name: factor * value for name, value in expression.items()}


def value_of(expression: Expression, values: dict[str, float]) -> float:
    """Return what an expression comes to."""
    return sum(
        factor * (1.0 if name == CONSTANT else values[name])
        for name, factor in expression.items()
    )


@dataclass
class Solution:
    """Values by variable, duals by row, the objective and what bounds it."""

    objective: float
    bound: float
    values: dict[str, float]
    duals: dict[str, float]


@dataclass
class Programme:
    """Variables from 0 to an upper end, rows `left <= right`, one maximum."""

    upper: dict[str, float] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    rows: dict[str, tuple[Expression, float]] = field(default_factory=dict)
    goal: Expression = field(default_factory=dict)

    def variable(self, name: str, upper: float = np.inf, whole: bool = False) -> dict:
        """Add a variable and return it as an expression."""
        assert name not in self.upper, name
        self.upper[name] = upper
        if whole:
            self.whole.add(name)
        return {name: 1.0}

    def at_most(self, name: str, left: Expression, right: Expression) -> None:
        """Add the row `left <= right`."""
        assert name not in self.rows, name
        row = total(left, times(-1.0, right))
        bound = -row.pop(CONSTANT, 0.0)
        self.rows[name] = (row, bound)

    def matrix(self) -> tuple[csr_array, np.ndarray]:
        """Return the rows as a matrix and their right sides."""
        place = {name: j for j, name in enumerate(self.upper)}
        entries = [
            (i, place[name], factor)
            for i, (row, _) in enumerate(self.rows.values())
            for name, factor in row.items()
        ]
        down, across, factors = zip(*entries, strict=True) if entries else ((), (), ())
        shape = (len(self.rows), len(self.upper))
        matrix = csr_array((factors, (down, across)), shape=shape)
        return matrix, np.array([bound for _, bound in self.rows.values()])

    def costs(self) -> np.ndarray:
        """Return what each variable adds to the maximum."""
        return np.array([self.goal.get(name, 0.0) for name in self.upper])

    def solved(self) -> Solution | None:
        """Return the optimum of the programme with continuous variables."""
        matrix, right = self.matrix()
        limits = [(0.0, upper) for upper in self.upper.values()]
        found = linprog(-self.costs(), matrix, right, bounds=limits, method="highs")
        if found.status == 2:
            return None
        assert found.status == 0, found.message
        objective = -found.fun + self.goal.get(CONSTANT, 0.0)
        values = dict(zip(self.upper, found.x, strict=True))
        duals = dict(zip(self.rows, -found.ineqlin.marginals, strict=True))
        return Solution(objective, objective, values, duals)

    def solved_whole(self, seconds: float = 60.0, gap: float = 1e-7) -> Solution | None:
        """Return the best found with whole variables whole, and what bounds it."""
        matrix, right = self.matrix()
        found = milp(
            -self.costs(),
            integrality=np.array([name in self.whole for name in self.upper]),
            bounds=Bounds(0.0, np.array(list(self.upper.values()))),
            constraints=LinearConstraint(matrix, -np.inf, right),
            options={"time_limit": seconds, "mip_rel_gap": gap},
        )
        offset = self.goal.get(CONSTANT, 0.0)
        if found.x is None:
            return None
        values = dict(zip(self.upper, found.x, strict=True))
        bound = -(
            found.mip_dual_bound if found.mip_dual_bound is not None else found.fun
        )
        return Solution(-found.fun + offset, bound + offset, values, {})


def certificate_faults(
    programme: Programme,
    values: dict[str, float],
    duals: dict[str, float],
    near: float = 1e-7,
) -> list[str]:
    """Return why these values and duals do not prove an optimum; empty if they do.

    Weak duality: `right . duals + upper . (reduced gains above 0)` bounds every
    feasible value of the maximum, so equality proves that none is better.
    """
    matrix, right = programme.matrix()
    x = np.array([values[name] for name in programme.upper])
    y = np.array([duals[name] for name in programme.rows])
    upper = np.array(list(programme.upper.values()))
    gains = programme.costs() - matrix.T @ y
    endless = np.isinf(upper)
    broken = {
        "row {} is broken": (programme.rows, right - matrix @ x < -near),
        "variable {} is out of its range": (
            programme.upper,
            (x < -near) | (x > upper + near),
        ),
        "dual of {} has the wrong sign": (programme.rows, y < -near),
        "gain of {} is not priced": (programme.upper, (gains > near) & endless),
    }
    faults = [
        words.format(name)
        for words, (names, wrong) in broken.items()
        for name in np.array(list(names))[wrong]
    ]
    ceiling = right @ y + np.maximum(gains, 0) @ np.where(endless, 0, upper)
    reached = programme.costs() @ x
    if abs(ceiling - reached) > near:
        faults.append(f"objective {reached} is not the bound {ceiling}")
    return faults
