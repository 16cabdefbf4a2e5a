"""Solves programmes with SCIP: one a line on standard input, one answer a line.

A process of its own, since SCIP's wheel cannot be loaded beside HiGHS.
"""

import json
import sys

from pyscipopt import Model, quicksum

SECONDS = 120.0


def solved(problem: dict) -> dict:
    """Return status, best objective and bound of a maximum under `rows <= right`."""
    model = Model()
    model.hideOutput()
    model.setParam("limits/time", SECONDS)
    whole = set(problem["whole"])
    columns = [
        model.addVar(vtype="I" if place in whole else "C", lb=0.0, ub=upper)
        for place, upper in enumerate(problem["upper"])
    ]
    for row, right in zip(problem["rows"], problem["right"], strict=True):
        if row:
            parts = (factor * columns[place] for place, factor in row)
            model.addCons(quicksum(parts) <= right)
        elif right < 0:
            return {"status": "infeasible"}
    goal = quicksum(factor * columns[place] for place, factor in problem["goal"])
    model.setObjective(goal, "maximize")
    model.optimize()
    answer = {"status": model.getStatus()}
    if model.getNSols() == 0:
        return answer
    return answer | {"objective": model.getObjVal(), "bound": model.getDualbound()}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(solved(json.loads(line))) + "\n")
        sys.stdout.flush()
