"""The labelled sparse matrix of a programme: blocks of variables, rules and terms."""

from dataclasses import dataclass

import numpy as np

INFINITY = float("inf")


@dataclass(frozen=True)
class Sparse:
    """A matrix row by row: those of row r stand from ``starts[r]`` to the next."""

    starts: np.ndarray
    variables: np.ndarray
    values: np.ndarray


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

    def rule_name(self, number: int) -> str:
        """Return the name of a rule and its place in the block."""
        start, name, shape = max(b for b in self._blocks if b[0] <= number)
        place = np.unravel_index(number - start, shape)
        return f"{name} {tuple(int(i) for i in place)}"

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

    def terms(self) -> Sparse:
        """Return the terms row by row, those of one rule and variable added up."""
        rules, variables, values = (_joined(part) for part in _parts(self._terms, 3))
        keep = np.flatnonzero(values)
        order = keep[np.lexsort((variables[keep], rules[keep]))]
        rules, variables, values = rules[order], variables[order], values[order]
        if len(rules):
            new = (np.diff(rules) != 0) | (np.diff(variables) != 0)
            first = np.flatnonzero(np.append(True, new))
            values = np.add.reduceat(values, first)
            rules, variables = rules[first], variables[first]
        starts = np.searchsorted(rules, np.arange(self.row_count + 1))
        return Sparse(starts, variables, values)

    def _check_open(self, name: str) -> None:
        """Refuse what would not reach the solver any more."""
        if self.closed:
            raise RuntimeError(f"{name}: the programme has been solved already")


def flat(*arrays: object) -> tuple[np.ndarray, ...]:
    """Return arrays, broadcast to one shape and flattened."""
    return tuple(part.ravel() for part in np.broadcast_arrays(*arrays))


def _spread(value: float | np.ndarray, shape: tuple) -> np.ndarray:
    """Return `value` as one flat array of floats for a block of `shape`."""
    return np.broadcast_to(np.asarray(value, dtype=float), shape).ravel()


def _parts(blocks: list[tuple], width: int) -> list[list]:
    """Return the parts of blocks, part by part."""
    return [[block[i] for block in blocks] for i in range(width)]


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    """Return the parts as one array."""
    return np.concatenate(parts) if parts else np.zeros(0)
