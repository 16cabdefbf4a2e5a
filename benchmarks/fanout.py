"""How long a frontier and robustness take, against one plan and on two processes.

Run by hand: ``python -m benchmarks.fanout [frontier] [robustness]``.
"""

import sys
from dataclasses import replace
from time import perf_counter, process_time

from joblib import parallel_config

from benchmarks.engine import START, make_team, read_catalogue
from roles.engine.catalogue import Catalogue
from roles.engine.plan.best import best_plan
from roles.engine.plan.frontier import LINES, SHARES
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.robustness import robustness
from roles.engine.plan.solve import nothing_done, solve_plan
from roles.engine.plan.states import problem_of

PEOPLE, SEEDS = 12, [1, 2, 3]
QUESTION = PlanQuestion(250.0 * PEOPLE, 8, START, time_limit=60.0)
ROUGH = replace(QUESTION, gap=0.01, time_limit=30.0)  # as the command asks for
DRAWS, REPLANS, PROCESSES = 200, 20, [2, 1]


def time_frontier(catalogue: Catalogue) -> None:
    """Print what the ten points of each line take against one plan to 0.25 points."""
    print("CPU time over that of the plan, and the widest gap in points")
    print(f"{'seed':>5} {'plan s':>7} {'gap':>5}" + "".join(f"{n:>14}" for n in LINES))
    for seed in SEEDS:
        team = make_team(catalogue, PEOPLE, seed)
        began = process_time()
        plan = solve_plan(catalogue, team, QUESTION)
        one = process_time() - began
        cells = [time_line(catalogue, team, kinds, one) for kinds in LINES.values()]
        print(f"{seed:5} {one:7.1f} {100 * plan.gap:5.2f}" + "".join(cells), flush=True)


def time_line(catalogue: Catalogue, team: object, kinds: list, one: float) -> str:
    """Return what one line takes, as text."""
    began, gaps = process_time(), []
    problem = problem_of(catalogue, team, ROUGH)
    idle = nothing_done(problem)
    for share in SHARES:
        question = replace(ROUGH, budget=share * ROUGH.budget)
        best = best_plan(replace(problem, question=question), idle, kinds)
        gaps.append(best.gap)
    return f"{(process_time() - began) / one:8.2f} {100 * max(gaps):5.2f}"


def time_robustness(catalogue: Catalogue) -> None:
    """Print how long the draws of a plan take on two processes and on one."""
    team = make_team(catalogue, PEOPLE, SEEDS[0])
    problem = problem_of(catalogue, team, ROUGH)
    actions = best_plan(problem, nothing_done(problem)).actions
    numbers = {"draws": DRAWS, "replans": REPLANS, "seed": 1}
    first = None
    print(f"{'processes':>9} {'s':>7} {'ratio':>6} {'within a point':>15}")
    for processes in PROCESSES:
        began = perf_counter()
        with parallel_config("loky", n_jobs=processes):
            found = robustness(catalogue, team, ROUGH, actions, **numbers)
        took = perf_counter() - began
        first = first or took
        within = sum(found.is_within)
        print(f"{processes:9} {took:7.1f} {took / first:6.2f} {within:15}", flush=True)


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["frontier", "robustness"]
    the_catalogue = read_catalogue()
    if "frontier" in wanted:
        time_frontier(the_catalogue)
    if "robustness" in wanted:
        time_robustness(the_catalogue)
