"""Random planning problems small enough to be proved in a fraction of a second.

Each is made from its seed alone: a slice of the catalogue, a team, a question.
"""

from dataclasses import replace
from random import Random

import pandas as pd
import pytest

from tests.independent.questions import Question
from tests.independent.strategies import (
    DAYS_AWAY,
    LAYERS,
    SKILLS,
    TABLES,
    TODAY,
    day_after,
)
from tests.independent.tables import DRIVERS

Case = tuple[dict[str, pd.DataFrame], dict, Question]
TASKS = TABLES["tasks"].set_index("id")
CAPABILITIES = TABLES["capabilities"].set_index("id")
KINDS = ["hire", "train", "raise"]
PAID = ["entry", "mid", "senior"]


def seeds(few: int, many: int) -> list:
    """Return the seeds of every run, and those of runs that have time."""
    more = [pytest.param(n, marks=pytest.mark.slow) for n in range(few, many)]
    return [*range(few), *more]


def table_of(name: str, **kept: list[str]) -> pd.DataFrame:
    """Return the rows of a table whose columns hold nothing but what is kept."""
    table = TABLES[name]
    for column, values in kept.items():
        table = table[table[column].isin(values)]
    return table.reset_index(drop=True)


def random_tables(dice: Random) -> dict[str, pd.DataFrame]:
    """Return a catalogue of a few capabilities, their tasks and hires for them."""
    held = dice.sample(list(CAPABILITIES.index), dice.randint(2, 4))
    owners = CAPABILITIES.loc[held, "owner_task"]
    tasks = sorted({*owners, *dice.sample(list(TASKS.index), 2)})
    roles = sorted({*TASKS.loc[tasks, "home_role"]})
    salaries = TABLES["salaries_us_kusd"].set_index("role")
    paid = salaries[PAID].astype(float)
    salaries[PAID] = float("nan")
    for _ in range(dice.randint(1, 3)):
        role, column = dice.choice(roles), dice.choice(PAID)
        salaries.loc[role, column] = paid.loc[role, column]
    return TABLES | {
        "tasks": table_of("tasks", id=tasks),
        "task_skills": table_of("task_skills", task=tasks),
        "capabilities": table_of("capabilities", id=held),
        "capability_prerequisites": table_of(
            "capability_prerequisites", capability=held, needs=held
        ),
        "capability_relief": table_of("capability_relief", capability=held, task=tasks),
        "salaries_us_kusd": salaries.reset_index(),
    }


def random_member(dice: Random, name: str, roles: list[str]) -> dict:
    """Return somebody who may come or go; the roles are those there is work for."""
    start, end = None, None
    if dice.random() < 0.3:
        days = sorted(dice.sample(DAYS_AWAY, 2))
        start, end = (dice.choice([None, day_after(day)]) for day in days)
    known = dice.sample(SKILLS, dice.randint(0, 6))
    return {
        **{
            "name": name,
            "roles": dice.sample(roles, min(dice.randint(1, 2), len(roles))),
        },
        "seniority": dice.choice(["junior", "mid", "senior", None]),
        "fte": dice.choice([1.0, 1.0, 0.8, 0.5]),
        **{"annual_cost": dice.choice([None, 60_000.0]), "start": start, "end": end},
        "levels": {skill: dice.randint(0, 4) for skill in known[1:]},
        "from_tools": {skill: dice.randint(1, 2) for skill in known[:1]},
        "not_applicable": [],
    }


def small_case(seed: int) -> Case:
    """Return a case without contracts, attrition, locks and exclusions."""
    dice = Random(seed)
    tables = random_tables(dice)
    held = list(tables["capabilities"]["id"])
    roles = sorted(set(tables["tasks"]["home_role"]))
    people = [
        random_member(dice, f"member {n}", roles) for n in range(dice.randint(0, 3))
    ]
    document = {
        **{"team": "small", "stage": dice.choice(["few", "multiple"]), "scope": {}},
        "drivers": {driver: dice.choice([8, 5, 3, 0]) for driver in DRIVERS},
        "layers": {layer: dice.randint(0, 1) for layer in LAYERS},
        "maturity": {name: dice.randint(0, 4) for name in held[:1]},
        "provided": dice.choice([[], [], held[-1:]]),
        **{"area_weights": None, "members": people},
    }
    return tables, document, random_question(dice)


def random_question(dice: Random) -> Question:
    """Return a question of two to four quarters; money in thousands."""
    return Question(
        budget=dice.choice([900.0, 600.0, 250.0, 60.0]),
        quarters=dice.choice([2, 2, 3, 3, 4]),
        start=TODAY,
        headcount=dice.choice([None, None, 5, 4]),
        onboarding=dice.choice([3, 2, 1]),
        keep_going=dice.choice([True, False]),
        afterwards=dice.choice([True, False]),
        release=dice.choice(["evenly", "at_once"]),
        leavers_pay=dice.choice([True, False]),
        contractors=False,
    )


def full_case(seed: int) -> Case:
    """Return a case with contracts, attrition, locked and excluded actions."""
    tables, document, question = small_case(seed)
    dice = Random(-1 - seed)
    return (
        tables,
        document,
        replace(
            question,
            contractors=dice.random() < 0.8,
            attrition=dice.choice([True, False]),
            locked=tuple(
                one | ({"fte": 0.5} if one["kind"] == "contract" else {})
                for one in random_patterns(dice, tables, document)
            ),
            excluded=random_patterns(dice, tables, document),
        ),
    )


def random_patterns(dice: Random, tables: dict, document: dict) -> tuple[dict, ...]:
    """Return no pattern, or one of actions that might be on offer."""
    if dice.random() < 0.6:
        return ()
    salaries = tables["salaries_us_kusd"]
    offered = list(salaries[salaries[PAID].notna().any(axis=1)]["role"])
    names = [member["name"] for member in document["members"]] or ["nobody"]
    kinds = [
        {"kind": "hire", "role": dice.choice(offered)},
        {"kind": "contract", "role": dice.choice(offered)},
        {
            **{"kind": "raise", "to": dice.randint(1, 2)},
            "capability": dice.choice(list(tables["capabilities"]["id"])),
        },
        {"kind": "train", "member": dice.choice(names)},
    ]
    pattern = dice.choice(kinds[: 4 if document["members"] else 3])
    when = {"quarter": dice.randint(1, 2)} if dice.random() < 0.3 else {}
    return (pattern | when,)


def tiny_case(seed: int) -> Case:
    """Return a case of two quarters, of which every plan can be tried."""
    tables, document, question = full_case(seed)
    dice = Random(seed)
    salaries = tables["salaries_us_kusd"].copy()
    offered = salaries[salaries[PAID].notna().any(axis=1)].index
    salaries.loc[offered[1:], PAID] = float("nan")
    nearly = {
        name: max(row[f"target_{document['stage']}"] - dice.randint(0, 1), 0)
        for name, row in CAPABILITIES.loc[tables["capabilities"]["id"]].iterrows()
    }
    unwanted = dice.sample(KINDS, dice.randint(1, 2))
    question = replace(
        question,
        **{"quarters": 2, "onboarding": 1, "budget": 2 * question.budget},
        locked=dice.choice([(), (), question.locked]),
        excluded=tuple({"kind": kind} for kind in unwanted),
    )
    tables = tables | {"salaries_us_kusd": salaries}
    return tables, document | {"maturity": nearly}, question
