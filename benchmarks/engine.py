"""How long assessing and planning take, and how that grows with the team.

Run by hand: ``python -m benchmarks.engine [assess] [plan]``.
"""

import random
import sys
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

import pandas as pd

from roles.engine.assessment import assess, key_people, next_hires
from roles.engine.catalogue import Catalogue
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.solve import solve_plan
from roles.engine.team import Team

CATALOGUE = Path(__file__).parent.parent / "fixtures" / "catalogue"
START = date(2026, 1, 1)
SENIORITIES = ["junior", "mid", "senior", None]
BANK = {"data_sources": 30, "models": 20, "new_models": 15, "stakeholders": 15}
SEEDS = [1, 2, 3]
ASSESSED = [10, 100, 1000]
PLANNED = [3, 12, 40]
QUARTERS, MONEY_A_HEAD, TIME_LIMIT = 8, 250.0, 60.0


def read_catalogue() -> Catalogue:
    """Return the catalogue of the fixtures."""
    tables = {path.stem: pd.read_csv(path) for path in CATALOGUE.glob("*.csv")}
    return Catalogue.from_tables(tables)


def make_team(catalogue: Catalogue, size: int, seed: int) -> Team:
    """Return an invented team; its drivers grow with it, every layer stands at 0."""
    dice = random.Random(seed)  # noqa: S311
    members = []
    for number in range(size):
        skills = dice.sample(list(catalogue.skills), 4)
        member = {
            **{"name": f"m{number:04}", "seniority": dice.choice(SENIORITIES)},
            "roles": dice.sample(list(catalogue.roles), dice.choice([1, 1, 1, 2])),
            "fte": dice.choice([1.0, 1.0, 0.8, 0.5]),
            **{"annual_cost": None, "start": None, "end": None},
            "levels": {skill: dice.randint(0, 4) for skill in skills},
            **{"from_tools": {}, "not_applicable": []},
        }
        members.append(member)
    document = {
        **{"team": f"{size}", "stage": "multiple", "members": members},
        "drivers": {name: number * size / 12 for name, number in BANK.items()},
        "layers": dict.fromkeys(catalogue.layers, 0),
    }
    return Team.from_document(document, catalogue, START)


def time_assessing(catalogue: Catalogue) -> None:
    """Print what assessing takes, and its growth against the smallest team."""
    first = None
    print(
        f"{'members':>8} {'seed':>5} {'assess s':>9} {'ratio':>6} {'next hires s':>13}"
    )
    for size in ASSESSED:
        for seed in SEEDS:
            team = make_team(catalogue, size, seed)
            began = perf_counter()
            assess(catalogue, team)
            took = perf_counter() - began
            first = first or took
            next_hires(catalogue, team)
            hires = perf_counter() - began - took
            print(f"{size:8} {seed:5} {took:9.3f} {took / first:6.1f} {hires:13.3f}")
    team = make_team(catalogue, 60, 1)
    began = perf_counter()
    key_people(catalogue, team)
    print(f"key people of 60: {perf_counter() - began:.3f} s")


def time_planning(catalogue: Catalogue) -> None:
    """Print how soon a plan is there, how good it is, and what proving it takes."""
    print(
        f"{'members':>8} {'seed':>5} {'first s':>8} {'points left':>12} "
        f"{'search s':>9} {'all s':>7} {'cpu s':>7} {'left':>6} {'status':>11} actions"
    )
    for size in PLANNED:
        for seed in SEEDS:
            time_plan(catalogue, make_team(catalogue, size, seed), size, seed)


def time_plan(catalogue: Catalogue, team: Team, size: int, seed: int) -> None:
    """Print one plan's line."""
    seen: list[tuple[float, float]] = []
    last = [0.0]

    def note(plan: object, bound: float, seconds: float) -> None:
        last[0] = seconds
        if plan is not None and not seen:
            seen.append((seconds, 100 * (bound - plan.objective)))

    question = PlanQuestion(MONEY_A_HEAD * size, QUARTERS, START, time_limit=TIME_LIMIT)
    began, cpu = perf_counter(), process_time()
    answer = solve_plan(catalogue, team, question, on_progress=note)
    took, used = perf_counter() - began, process_time() - cpu
    seconds, left = seen[0] if seen else (float("nan"), float("nan"))
    print(
        f"{size:8} {seed:5} {seconds:8.1f} {left:12.2f} {last[0]:9.1f} {took:7.1f} "
        f"{used:7.1f} {100 * answer.gap:6.2f} {answer.status:>11} "
        f"{len(answer.actions)}",
        flush=True,
    )


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["assess", "plan"]
    the_catalogue = read_catalogue()
    if "assess" in wanted:
        time_assessing(the_catalogue)
    if "plan" in wanted:
        time_planning(the_catalogue)
