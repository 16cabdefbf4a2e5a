"""The three real teams of ../shared/data, read without the project's importer."""

import csv
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pandas as pd

from tests.independent.tables import PROJECT, read_tables

FILES = PROJECT.parent / "shared" / "data" / "teams"
ALIASES = PROJECT / "fixtures" / "catalogue" / "title_aliases.csv"
MISSING = "../shared/data is not here: the real teams cannot be read"
WORKING = 2
DRIVERS = {
    "bank": (30, 20, 15, 15),
    "startup": (10, 5, 5, 6),
    "tech": (60, 40, 40, 25),
}
DRIVER_NAMES = ["data_sources", "models", "new_models", "stakeholders"]


def real_team(name: str, layers: dict[str, int] | None = None) -> dict:
    """Return a real team as a document, stage multiple."""
    return {
        **{"team": name, "stage": "multiple", "scope": {}, "layers": layers or {}},
        "drivers": dict(zip(DRIVER_NAMES, DRIVERS[name], strict=True)),
        **{"provided": [], "area_weights": None, "maturity": {}},
        "members": READERS[name](),
    }


def bank_members() -> list[dict]:
    """Return the members of the sheet with a title row and averages at the foot."""
    sheet = openpyxl.load_workbook(FILES / "bank_wide.xlsx").active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    top = next(place for place, row in enumerate(rows) if row[0] == "Name")
    people = [row for row in rows[top + 1 :] if row[0] and row[0] != "Average"]
    return wide_members(rows[top], people)


def startup_members() -> list[dict]:
    """Return the members of the table with a person in each row."""
    with (FILES / "startup_wide.csv").open() as file:
        header, *people = list(csv.reader(file))
    return wide_members(header, people)


def tech_members() -> list[dict]:
    """Return the members of the table with a level in each row."""
    people: dict[str, dict] = {}
    with (FILES / "tech_long.csv").open() as file:
        for row in csv.DictReader(file):
            fields = row["title"], row["annual_cost_usd"], []
            person = people.setdefault(row["person"], make_row(*fields))
            person["cells"].append((row["skill"], row["level"]))
    return [make_member(name, **person) for name, person in people.items()]


def make_row(title: str, cost: object, cells: list) -> dict:
    return {"title": title, "cost": cost, "cells": cells}


def wide_members(header: list, people: Iterable[list]) -> list[dict]:
    """Return members of a table whose first columns are name, role and cost."""
    return [
        make_member(
            person[0],
            person[1],
            person[2],
            list(zip(header[3:], person[3:], strict=True)),
        )
        for person in people
    ]


def make_member(name: str, title: str, cost: object, cells: list) -> dict:
    """Return a member: columns that name a skill are assessed, others are tools."""
    skills, aliases = skill_names()
    levels: dict[str, int] = {}
    tools: dict[str, int] = {}
    for header, value in cells:
        label = str(header).lower()
        if value in (None, ""):
            continue
        level = int(float(value))
        if label in skills:
            levels[skills[label]] = level
        elif label in aliases:
            skill = aliases[label]
            tools[skill] = max(tools.get(skill, 0), min(level, WORKING))
    return {
        **{"name": name, "roles": [role_of(title)], "seniority": None, "fte": 1.0},
        "annual_cost": float(str(cost)) if cost not in (None, "") else None,
        **{"start": None, "end": None, "levels": levels},
        "from_tools": {s: v for s, v in tools.items() if s not in levels},
        "not_applicable": [],
    }


def skill_names() -> tuple[dict[str, str], dict[str, str]]:
    """Return the skills by their own names and by their aliases."""
    rows = read_tables()["skills"].to_dict("records")
    skills = {row[key].lower(): row["id"] for row in rows for key in ("id", "name")}
    aliases = {
        alias.strip().lower(): row["id"]
        for row in rows
        for alias in row["aliases"].split(";")
    }
    return skills, aliases


def role_of(title: str) -> str:
    """Return the role of the first alias that a title contains."""
    aliases = pd.read_csv(find_aliases()).to_dict("records")
    return next(r["role"] for r in aliases if r["title_contains"] in title.lower())


def find_aliases() -> Path:
    """Return the table of title aliases."""
    shared = FILES.parent / "catalogue" / "title_aliases.csv"
    return ALIASES if ALIASES.exists() else shared


READERS = {"bank": bank_members, "startup": startup_members, "tech": tech_members}
