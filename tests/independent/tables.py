"""The catalogue as plain dictionaries, read from its tables and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

PROJECT = Path(__file__).parents[2]
PLACES = [
    PROJECT / "fixtures" / "catalogue",
    PROJECT.parent / "shared" / "data" / "catalogue",
]
TEAMS = PROJECT.parent / "shared" / "data" / "teams"
STEMS = [
    *("assumptions", "capabilities", "capability_prerequisites"),
    *("capability_relief", "focus_areas", "layers", "market_support"),
    *("role_skills", "roles", "salaries_us_kusd", "scale_stages", "skills"),
    *("task_skills", "tasks"),
]
CLOUDS = ["Azure", "AWS", "Google Cloud"]
SUPPORT = {"Good": 1.0, "OK": 0.5, "No": 0.0, "Unknown": 0.0}
DRIVERS = {
    "data_sources": "fte_per_data_source",
    "models": "fte_per_model_in_production",
    "new_models": "fte_per_new_model_a_year",
    "stakeholders": "fte_per_stakeholder_group",
}
SALARY_COLUMN = {"junior": "entry", "mid": "mid", "senior": "senior"}


def read_tables() -> dict[str, pd.DataFrame]:
    """Return the tables of the catalogue, the project's own where it has them."""
    folder = next(place for place in PLACES if (place / "assumptions.csv").exists())
    return {stem: pd.read_csv(folder / f"{stem}.csv") for stem in STEMS}


@dataclass(frozen=True)
class Book:
    """What the formulas need from the catalogue, by id."""

    number: dict[str, float]
    tasks: dict[str, dict]
    needs: dict[str, list[tuple[list[str], float, float]]]
    capabilities: dict[str, dict]
    prerequisites: dict[str, list[str]]
    relief: dict[tuple[str, str], float]
    profile: dict[tuple[str, str], int]
    salary: dict[tuple[str, str], float]
    multiplier: dict[str, float]
    areas: list[str]
    roles: list[str]
    skills: list[str]
    support: dict[str, float]


def book_of(tables: Mapping[str, pd.DataFrame]) -> Book:
    """Return the tables as dictionaries."""
    rows = {stem: tables[stem].to_dict("records") for stem in STEMS}
    return Book(
        number={row["id"]: float(row["value"]) for row in rows["assumptions"]},
        tasks={row["id"]: row for row in rows["tasks"]},
        needs=task_needs(rows["task_skills"]),
        capabilities={row["id"]: row for row in rows["capabilities"]},
        prerequisites=prerequisites(rows),
        relief={
            (row["capability"], row["task"]): float(row["relief_at_full_maturity"])
            for row in rows["capability_relief"]
        },
        profile={
            (row["role"], row["skill"]): int(row["level_mid"])
            for row in rows["role_skills"]
        },
        salary=salaries(rows["salaries_us_kusd"]),
        multiplier={
            row["id"]: float(row["workload_multiplier"]) for row in rows["scale_stages"]
        },
        areas=[row["id"] for row in rows["focus_areas"]],
        roles=[row["id"] for row in rows["roles"]],
        skills=[row["id"] for row in rows["skills"]],
        support=market_support(rows["market_support"]),
    )


def task_needs(rows: list[dict]) -> dict[str, list[tuple[list[str], float, float]]]:
    """Return by task its requirements: any-of skills, level, weight."""
    needs: dict[str, list] = {}
    for row in rows:
        skills = str(row["skill_or_any_of"]).split("|")
        need = (skills, float(row["level"]), float(row["weight"]))
        needs.setdefault(row["task"], []).append(need)
    return needs


def prerequisites(rows: dict[str, list[dict]]) -> dict[str, list[str]]:
    """Return by capability the capabilities it stands on."""
    found: dict[str, list[str]] = {row["id"]: [] for row in rows["capabilities"]}
    for row in rows["capability_prerequisites"]:
        found[row["capability"]].append(row["needs"])
    return found


def salaries(rows: list[dict]) -> dict[tuple[str, str], float]:
    """Return salaries [thousands a year] of what is on offer, by role and seniority."""
    return {
        (row["role"], seniority): float(row[column])
        for row in rows
        for seniority, column in SALARY_COLUMN.items()
        if not pd.isna(row[column])
    }


def market_support(rows: list[dict]) -> dict[str, float]:
    """Return by area the mean support of the third-party clouds."""
    marks: dict[str, list[float]] = {}
    for row in rows:
        area = row["group"].lower().replace(" & ", "_").replace(" ", "_")
        marks.setdefault(area, []).extend(SUPPORT[row[cloud]] for cloud in CLOUDS)
    return {area: sum(values) / len(values) for area, values in marks.items()}
