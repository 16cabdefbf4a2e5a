"""The labelled sparse matrix of a programme: blocks of variables, rules and terms."""

from dataclasses import dataclass

import numpy as np

from roles.engine.staircase import (
    Staircase,
    by_sums,
    definitions,
    staircase,
    sums_so_far,
)

INFINITY = float("inf")
ROUNDING = 1e-12  # what is left of terms that cancel


@dataclass(frozen=True)
class Sparse:
    """A matrix row by row: those of row r stand from ``starts[r]`` to the next."""

    starts: np.ndarray
    variables: np.ndarray
    values: np.ndarray


@dataclass(frozen=True)
class Form:
    """A matrix as the solver takes it: all of it as arrays.

    ``lower``, ``upper``, ``costs`` and ``whole`` by variable, ``least`` and ``most``
    by rule.
    """

    lower: np.ndarray
    upper: np.ndarray
    costs: np.ndarray
    whole: np.ndarray
    least: np.ndarray
    most: np.ndarray
    terms: Sparse


class Matrix:
    """Variables and rules in named blocks, gathered as arrays, in any order.

    What is added afterwards to a closed matrix would be lost, so it is refused.
    """

    def __init__(self) -> None:
        self._columns: list[tuple] = []
        self._rows: list[tuple] = []
        self._terms: list[tuple] = []
        self._objective: list[tuple] = []
        self._blocks: list[tuple[int, str, tuple]] = []
        self._stairs: list[Staircase] = []
        self.column_count = self.row_count = 0
        self.constant = 0.0
        self.closed = False

    def variables(
        self,
        name: str,
        shape: tuple,
        lower: float | np.ndarray = 0.0,
        upper: float | np.ndarray = INFINITY,
        integer: bool = False,
    ) -> np.ndarray:
        """Add a block of variables and return their numbers, in `shape`."""
        self._check_open(name)
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
        self._check_open(name)
        size = int(np.prod(shape))
        numbers = np.arange(self.row_count, self.row_count + size).reshape(shape)
        self._rows.append((_spread(at_least, shape), _spread(at_most, shape)))
        self._blocks.append((self.row_count, name, shape))
        self.row_count += size
        return numbers

    def count_up(self, variables: np.ndarray, group: np.ndarray) -> None:
        """Let the solver decide on "so many by now" rather than "so many now".

        The variables of a group stand beside each other, in order of time. Sums so
        far make the search shorter: to say no to one of them leaves as much open as
        to say yes, and rules about what came before are short.
        """
        self._check_open("sums")
        self._stairs.append(staircase(variables, group))

    def add(self, rules: np.ndarray, variables: np.ndarray, values: object) -> None:
        """Add value x variable to rules; the three are broadcast to one shape."""
        self._check_open("terms")
        self._terms.append(flat(rules, variables, values))

    def maximise(
        self, variables: np.ndarray, values: object, constant: float = 0.0
    ) -> None:
        """Add value x variable, and a constant, to what is maximised."""
        self._check_open("objective")
        self._objective.append(flat(variables, values))
        self.constant += constant

    def block(self, name: str) -> np.ndarray:
        """Return the numbers of a block's rules, in its shape; none if not there."""
        for start, block, shape in self._blocks:
            if block == name:
                return start + np.arange(int(np.prod(shape))).reshape(shape)
        return np.zeros(0, dtype=int)

    def costs(self) -> np.ndarray:
        """Return the factor of each variable in what is maximised."""
        costs = np.zeros(self.column_count)
        for columns, values in self._objective:
            np.add.at(costs, columns, values)
        return costs

    def value(self, values: np.ndarray) -> float:
        """Return what is maximised at these values of the variables."""
        return float(self.costs() @ values) + self.constant

    def bounds(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the lowest and highest value of each variable."""
        return tuple(_joined(part) for part in _parts(self._columns, 3)[:2])

    def whole(self) -> np.ndarray:
        """Tell of each variable whether it is a whole number."""
        return _joined(_parts(self._columns, 3)[2]).astype(bool)

    def limits(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the lowest and highest sum of each rule."""
        return tuple(_joined(part) for part in _parts(self._rows, 2))

    def bounds_now(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the bounds that a solver is given; a programme may change them."""
        return self.bounds()

    def limits_now(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the limits that a solver is given; a programme may change them."""
        return self.limits()

    def terms(self) -> Sparse:
        """Return the terms row by row, those of one rule and variable added up."""
        return _row_by_row(*self._all_terms(), self.row_count)

    def form(self, counted: bool) -> Form:
        """Return the whole matrix; `counted`: whole numbers by their sums so far.

        The sums come after all variables, what defines them after all rules.
        """
        (lower, upper), (least, most) = self.bounds_now(), self.limits_now()
        costs, whole, terms = self.costs(), self.whole(), self._all_terms()
        for stairs in self._stairs if counted else ():
            size = len(stairs.summed)
            sums, rules = len(lower) + np.arange(size), len(least) + np.arange(size)
            parts = by_sums(stairs, sums, *terms), definitions(stairs, sums, rules)
            terms = tuple(np.concatenate(pair) for pair in zip(*parts, strict=True))
            whole[stairs.steps[stairs.summed]] = False  # as differences of sums
            whole = np.append(whole, np.full(size, True))
            lower = np.append(lower, np.full(size, -INFINITY))
            upper = np.append(upper, np.full(size, INFINITY))
            costs = np.append(costs, np.zeros(size))
            least, most = (np.append(part, np.zeros(size)) for part in (least, most))
        rows = _row_by_row(*terms, len(least))
        return Form(lower, upper, costs, whole, least, most, rows)

    def with_sums(self, values: np.ndarray) -> np.ndarray:
        """Return values of all variables with those of the sums after them."""
        sums = [sums_so_far(stairs, values) for stairs in self._stairs]
        return np.concatenate([values, *sums])

    def _all_terms(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return rules, variables and values of all terms, in any order."""
        rules, variables, values = (_joined(part) for part in _parts(self._terms, 3))
        return rules.astype(int), variables.astype(int), values

    def _check_open(self, name: str) -> None:
        """Refuse what would not reach the solver any more."""
        if self.closed:
            raise RuntimeError(f"{name}: the programme has been solved already")


def flat(*arrays: object) -> tuple[np.ndarray, ...]:
    """Return arrays, broadcast to one shape and flattened."""
    return tuple(part.ravel() for part in np.broadcast_arrays(*arrays))


def _row_by_row(
    rules: np.ndarray, variables: np.ndarray, values: np.ndarray, row_count: int
) -> Sparse:
    """Return terms row by row, those of one rule and variable added up."""
    order = np.lexsort((variables, rules))
    rules, variables, values = rules[order], variables[order], values[order]
    if len(rules):
        new = (np.diff(rules) != 0) | (np.diff(variables) != 0)
        first = np.flatnonzero(np.append(True, new))
        values = np.add.reduceat(values, first)
        keep = np.abs(values) > ROUNDING
        rules, variables, values = (
            rules[first][keep],
            variables[first][keep],
            values[keep],
        )
    starts = np.searchsorted(rules, np.arange(row_count + 1))
    return Sparse(starts, variables, values)


def _spread(value: float | np.ndarray, shape: tuple) -> np.ndarray:
    """Return `value` as one flat array of floats for a block of `shape`."""
    return np.broadcast_to(np.asarray(value, dtype=float), shape).ravel()


def _parts(blocks: list[tuple], width: int) -> list[list]:
    """Return the parts of blocks, part by part."""
    return [[block[i] for block in blocks] for i in range(width)]


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    """Return the parts as one array."""
    return np.concatenate(parts) if parts else np.zeros(0)
