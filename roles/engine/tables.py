"""The tables of the data files, read and checked one by one."""

from collections.abc import Mapping

import pandas as pd

from roles.engine.frames import (
    FTE,
    LEVEL,
    MONEY,
    SHARE,
    check_frame,
    check_known,
    check_unique,
)

DRIVERS = ["data_sources", "models", "new_models", "stakeholders"]
SALARY_COLUMN = {"junior": "entry", "mid": "mid", "senior": "senior"}
CLOUDS = ["Azure", "AWS", "Google Cloud"]
SUPPORT = {"Good": 1.0, "OK": 0.5, "No": 0.0, "Unknown": 0.0}
GROUP_AREAS = {
    "Training & Authoring": "training_authoring",
    "Serving & Deployment": "serving_deployment",
    "Data Management": "data_management",
}
DRIVER_COLUMNS = {
    "fte_per_data_source": "data_sources",
    "fte_per_model_in_production": "models",
    "fte_per_new_model_a_year": "new_models",
    "fte_per_stakeholder_group": "stakeholders",
}


def by_id(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table by its id, sorted, so that row order changes nothing."""
    return table.set_index("id").sort_index()


def ids(tables: Mapping[str, pd.DataFrame], name: str) -> pd.Index:
    """Return the sorted ids of a table."""
    ids = pd.Index(sorted(tables[name]["id"]), dtype=object)
    check_unique(ids, name)
    return ids


def read_judged(assumptions: pd.DataFrame) -> pd.Index:
    """Return the assumptions whose basis is judgement; all where none is told."""
    table = by_id(assumptions)
    if "basis" not in table:
        return table.index
    return table.index[table["basis"] == "judgement"]


def read_tasks(table: pd.DataFrame, areas: pd.Index, roles: pd.Index) -> pd.DataFrame:
    """Return the tasks by id."""
    table = by_id(table).rename_axis("task")
    rates = table[["base_fte", *DRIVER_COLUMNS]].astype(float)
    rates = rates.rename(columns={"base_fte": "base", **DRIVER_COLUMNS})
    check_frame(rates, "tasks", dict.fromkeys(rates.columns, FTE))
    check_known(table["focus_area"], areas, "areas of tasks")
    check_known(table["home_role"], roles, "home roles of tasks")
    independent = table["independent"].isin([True, "yes"])
    return rates.assign(
        area=table["focus_area"], home_role=table["home_role"], independent=independent
    )


def read_requirements(
    table: pd.DataFrame, tasks: pd.Index, skills: pd.Index
) -> pd.DataFrame:
    """Return the required skills, by task and skill."""
    frame = pd.DataFrame(
        {
            "task": table["task"],
            "skill": table["skill_or_any_of"],
            "level": table["level"].astype(float),
            "weight": table["weight"].astype(float),
        }
    ).sort_values(["task", "skill"], ignore_index=True)
    check_frame(frame, "task_skills", {"level": (1, 4), "weight": FTE})
    check_known(frame["task"], tasks, "tasks of task_skills")
    check_known(tasks, frame["task"], "tasks without skills")
    check_known(
        {skill for any_of in frame["skill"] for skill in any_of.split("|")},
        skills,
        "skills of task_skills",
    )
    return frame


def read_profiles(
    table: pd.DataFrame, roles: pd.Index, skills: pd.Index
) -> pd.DataFrame:
    """Return the mid profile of each role, roles x skills."""
    check_known(table["role"], roles, "roles of role_skills")
    check_known(table["skill"], skills, "skills of role_skills")
    check_frame(table.astype({"level_mid": float}), "role_skills", {"level_mid": LEVEL})
    wide = table.pivot(index="role", columns="skill", values="level_mid")
    return wide.astype(float).reindex(index=roles, columns=skills)


def read_capabilities(
    table: pd.DataFrame, areas: pd.Index, layers: pd.Index, tasks: pd.Index
) -> pd.DataFrame:
    """Return the capabilities by id."""
    table = by_id(table).rename_axis("capability")
    targets = [column for column in table if column.startswith("target_")]
    numbers = table[
        ["buyable_today", "importance", "cost_per_level_kusd", "lead_quarters"]
    ]
    numbers = numbers.set_axis(
        ["buyable", "importance", "cost", "lead"], axis="columns"
    )
    frame = numbers.astype(float).join(table[targets].astype(float))
    frame = frame.assign(
        layer=table["layer"], area=table["focus_area"], owner_task=table["owner_task"]
    )
    ranges = {"buyable": SHARE, "importance": FTE, "cost": MONEY, "lead": (1, 40)}
    check_frame(frame, "capabilities", ranges | dict.fromkeys(targets, LEVEL))
    check_known(frame["area"], areas, "areas of capabilities")
    check_known(frame["layer"], layers, "layers of capabilities")
    check_known(frame["owner_task"], tasks, "owner tasks of capabilities")
    return frame


def read_prerequisites(table: pd.DataFrame, capabilities: pd.Index) -> pd.DataFrame:
    """Return the pairs of capability and what it needs."""
    check_known(table["capability"], capabilities, "prerequisites")
    check_known(table["needs"], capabilities, "prerequisites")
    pairs = table[["capability", "needs"]]
    return pairs.sort_values(["capability", "needs"], ignore_index=True)


def read_relief(
    table: pd.DataFrame, capabilities: pd.Index, tasks: pd.Index
) -> pd.DataFrame:
    """Return the relief at full maturity, capabilities x tasks."""
    check_known(table["capability"], capabilities, "capabilities of relief")
    check_known(table["task"], tasks, "tasks of relief")
    wide = table.pivot(
        index="capability", columns="task", values="relief_at_full_maturity"
    )
    wide = wide.astype(float).reindex(index=capabilities, columns=tasks)
    return wide.fillna(0.0)  # a pair that is not in the table relieves nothing


def read_salaries(table: pd.DataFrame, roles: pd.Index) -> pd.DataFrame:
    """Return the salaries, roles x columns; a role without a row is not on offer."""
    frame = table.set_index("role")[list(SALARY_COLUMN.values())].astype(float)
    check_known(frame.index, roles, "roles of salaries")
    return frame.reindex(roles)


def read_market_support(table: pd.DataFrame) -> pd.Series:
    """Return the mean support by the three clouds of each area's features. [0-1]"""
    check_known(table["group"], GROUP_AREAS, "groups of market_support")
    marks = table[CLOUDS].stack()
    check_known(marks, SUPPORT, "marks of market_support")
    by_feature = table[CLOUDS].apply(lambda column: column.map(SUPPORT)).mean(axis=1)
    return by_feature.astype(float).groupby(table["group"].map(GROUP_AREAS)).mean()
