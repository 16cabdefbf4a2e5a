"""The other end of the process in which SCIP solves what this package formulates."""

import json
import subprocess
import sys
from dataclasses import dataclass

import numpy as np

from tests.independent.programme import CONSTANT, Expression, Programme
from tests.independent.tables import PROJECT


@dataclass(frozen=True)
class Proved:
    """The objective of SCIP's best, and what bounds every other."""

    objective: float
    bound: float


class Scip:
    """A process that solves one programme after the other."""

    def __enter__(self) -> "Scip":
        """Start the process."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.independent.scip_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
        )
        return self

    def __exit__(self, *_: object) -> None:
        """Let the process end, and wait for it."""
        self.process.communicate()

    def solved(self, programme: Programme) -> Proved | None:
        """Return the proved optimum of a programme, None where there is none."""
        self.process.stdin.write(json.dumps(as_matrices(programme)) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if answer["status"] == "infeasible":
            return None
        assert answer["status"] == "optimal", answer
        offset = programme.goal.get(CONSTANT, 0.0)
        return Proved(answer["objective"] + offset, answer["bound"] + offset)


def as_matrices(programme: Programme) -> dict:
    """Return a programme as places and factors, without any name."""
    place = {name: number for number, name in enumerate(programme.upper)}

    def placed(expression: Expression) -> list[tuple[int, float]]:
        return [(place[n], f) for n, f in expression.items() if f and n != CONSTANT]

    return {
        "upper": [None if np.isinf(one) else one for one in programme.upper.values()],
        "whole": [place[name] for name in programme.whole],
        "rows": [placed(row) for row, _ in programme.rows.values()],
        "right": [right for _, right in programme.rows.values()],
        "goal": placed(programme.goal),
    }
