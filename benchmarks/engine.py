"""How long assessing takes, and how that grows with the team.

Run by hand: ``python -m benchmarks.engine``; plans are in `benchmarks.planning`.
"""

import random
from datetime import date
from pathlib import Path
from time import perf_counter

import pandas as pd

from roles.engine.assessment import assess, key_people, next_hires
from roles.engine.catalogue import Catalogue
from roles.engine.team import Team

CATALOGUE = Path(__file__).parent.parent / "fixtures" / "catalogue"
START = date(2026, 1, 1)
SENIORITIES = ["junior", "mid", "senior", None]
BANK = {"data_sources": 30, "models": 20, "new_models": 15, "stakeholders": 15}
SEEDS = [1, 2, 3]
ASSESSED = [10, 100, 1000]


def read_catalogue() -> Catalogue:
    """Return the catalogue of the fixtures."""
    tables = {path.stem: pd.read_csv(path) for path in CATALOGUE.glob("*.csv")}
    return Catalogue.from_tables(tables)


def make_team(catalogue: Catalogue, size: int, seed: int) -> Team:
    """Return an invented team."""
    return Team.from_document(make_document(catalogue, size, seed), catalogue, START)


def make_document(catalogue: Catalogue, size: int, seed: int) -> dict:
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
    return {
        **{"team": f"{size}", "stage": "multiple", "members": members},
        "drivers": {name: number * size / 12 for name, number in BANK.items()},
        "layers": dict.fromkeys(catalogue.layers, 0),
        **{"maturity": {}, "provided": [], "scope": {}, "area_weights": None},
    }


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


if __name__ == "__main__":
    time_assessing(read_catalogue())
