"""The catalogue as the engine reads it: tasks, roles, capabilities, judgements."""

from collections.abc import Mapping
from dataclasses import dataclass

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

DIRECTION = "direction"
DRIVERS = ["data_sources", "models", "new_models", "stakeholders"]
SENIORITIES = ["junior", "mid", "senior"]
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


@dataclass(frozen=True)
class Catalogue:
    """What all teams share; every frame is sorted by id. Money in thousands.

    Attributes
    ----------
    assumptions : Series, assumption -> value
    areas, layers, skills, roles : Index of ids
    multipliers : Series, scale stage -> factor on workloads
    market_support : Series, area -> mean over the three clouds. [0-1]
    tasks : DataFrame, one row per task
        ``area``, ``home_role``, ``base``, a rate per driver [FTE], ``independent``.
    requirements : DataFrame, one row per required skill of a task
        ``task``, ``skill`` (any of several, joined by |), ``level`` [0-4], ``weight``.
    profiles : DataFrame, roles x skills
        Level of the mid seniority, missing where the profile lacks the skill. [0-4]
    capabilities : DataFrame, one row per capability
        ``layer``, ``area``, ``buyable`` [0-1], ``owner_task``, ``importance``,
        ``cost`` of a level, ``lead`` [quarters], a target by stage [0-4].
    prerequisites : DataFrame
        ``capability``, ``needs``.
    relief : DataFrame, capabilities x tasks
        Share of the work that full maturity takes away. [0-1]
    salaries : DataFrame, roles x entry, mid, senior
        A year's salary, missing where the seniority is not on offer.

    """

    assumptions: pd.Series
    areas: pd.Index
    layers: pd.Index
    skills: pd.Index
    roles: pd.Index
    multipliers: pd.Series
    market_support: pd.Series
    tasks: pd.DataFrame
    requirements: pd.DataFrame
    profiles: pd.DataFrame
    capabilities: pd.DataFrame
    prerequisites: pd.DataFrame
    relief: pd.DataFrame
    salaries: pd.DataFrame

    @classmethod
    def from_tables(cls, tables: Mapping[str, pd.DataFrame]) -> "Catalogue":
        """Return the catalogue that the `tables` of the data files describe.

        Parameters
        ----------
        tables : mapping of file stem -> DataFrame
            With the columns of the files; further tables and columns are ignored.

        Raises
        ------
        InvalidFrame
            If a table, a column or a reference is missing, or a value is out of range.

        """
        areas = _ids(tables, "focus_areas")
        layers = _ids(tables, "layers")
        skills, roles = _ids(tables, "skills"), _ids(tables, "roles")
        tasks = _tasks(tables["tasks"], areas, roles)
        capabilities = _capabilities(tables["capabilities"], areas, layers, tasks.index)
        return cls(
            assumptions=_by_id(tables["assumptions"])["value"].astype(float),
            areas=areas,
            layers=layers,
            skills=skills,
            roles=roles,
            multipliers=_by_id(tables["scale_stages"])["workload_multiplier"].astype(
                float
            ),
            market_support=_market_support(tables["market_support"]),
            tasks=tasks,
            requirements=_requirements(tables["task_skills"], tasks.index, skills),
            profiles=_profiles(tables["role_skills"], roles, skills),
            capabilities=capabilities,
            prerequisites=_prerequisites(
                tables["capability_prerequisites"], capabilities.index
            ),
            relief=_relief(
                tables["capability_relief"], capabilities.index, tasks.index
            ),
            salaries=_salaries(tables["salaries_us_kusd"], roles),
        )

    def assume(self, name: str) -> float:
        """Return one judgement number by its id."""
        return float(self.assumptions[name])

    def targets(self, stage: str) -> pd.Series:
        """Return the target maturity of each capability at `stage`. [0-4]"""
        return self.capabilities[f"target_{stage}"]

    def annual_cost(self, role: str, seniority: str) -> float:
        """Return a year's salary with on-cost, in thousands; NaN if not on offer."""
        salary = self.salaries.loc[role, SALARY_COLUMN[seniority]]
        return float(salary) * self.assume("oncost")

    def lead(self, role: str, seniority: str) -> int:
        """Return the quarters from opening to first day."""
        slow = seniority == "senior" or role == "cdo"
        name = "hire_lead_quarters_senior" if slow else "hire_lead_quarters"
        return int(self.assume(name))

    def offers(self) -> list[tuple[str, str]]:
        """Return the pairs of role and seniority that can be hired."""
        return [
            (role, seniority)
            for role in self.roles
            for seniority in SENIORITIES
            if pd.notna(self.salaries.loc[role, SALARY_COLUMN[seniority]])
        ]


def _by_id(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table by its id, sorted, so that row order changes nothing."""
    return table.set_index("id").sort_index()


def _ids(tables: Mapping[str, pd.DataFrame], name: str) -> pd.Index:
    """Return the sorted ids of a table."""
    ids = pd.Index(sorted(tables[name]["id"]), dtype=object)
    check_unique(ids, name)
    return ids


def _tasks(table: pd.DataFrame, areas: pd.Index, roles: pd.Index) -> pd.DataFrame:
    """Return the tasks by id."""
    table = _by_id(table).rename_axis("task")
    rates = table[["base_fte", *DRIVER_COLUMNS]].astype(float)
    rates = rates.rename(columns={"base_fte": "base", **DRIVER_COLUMNS})
    check_frame(rates, "tasks", dict.fromkeys(rates.columns, FTE))
    check_known(table["focus_area"], areas, "areas of tasks")
    check_known(table["home_role"], roles, "home roles of tasks")
    independent = table["independent"].isin([True, "yes"])
    return rates.assign(
        area=table["focus_area"], home_role=table["home_role"], independent=independent
    )


def _requirements(
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


def _profiles(table: pd.DataFrame, roles: pd.Index, skills: pd.Index) -> pd.DataFrame:
    """Return the mid profile of each role, roles x skills."""
    check_known(table["role"], roles, "roles of role_skills")
    check_known(table["skill"], skills, "skills of role_skills")
    check_frame(table.astype({"level_mid": float}), "role_skills", {"level_mid": LEVEL})
    wide = table.pivot(index="role", columns="skill", values="level_mid")
    return wide.astype(float).reindex(index=roles, columns=skills)


def _capabilities(
    table: pd.DataFrame, areas: pd.Index, layers: pd.Index, tasks: pd.Index
) -> pd.DataFrame:
    """Return the capabilities by id."""
    table = _by_id(table).rename_axis("capability")
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


def _prerequisites(table: pd.DataFrame, capabilities: pd.Index) -> pd.DataFrame:
    """Return the pairs of capability and what it needs."""
    check_known(table["capability"], capabilities, "prerequisites")
    check_known(table["needs"], capabilities, "prerequisites")
    pairs = table[["capability", "needs"]]
    return pairs.sort_values(["capability", "needs"], ignore_index=True)


def _relief(
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


def _salaries(table: pd.DataFrame, roles: pd.Index) -> pd.DataFrame:
    """Return the salaries, roles x columns; a role without a row is not on offer."""
    frame = table.set_index("role")[list(SALARY_COLUMN.values())].astype(float)
    check_known(frame.index, roles, "roles of salaries")
    return frame.reindex(roles)


def _market_support(table: pd.DataFrame) -> pd.Series:
    """Return the mean support by the three clouds of each area's features. [0-1]"""
    check_known(table["group"], GROUP_AREAS, "groups of market_support")
    marks = table[CLOUDS].stack()
    check_known(marks, SUPPORT, "marks of market_support")
    by_feature = table[CLOUDS].apply(lambda column: column.map(SUPPORT)).mean(axis=1)
    return by_feature.astype(float).groupby(table["group"].map(GROUP_AREAS)).mean()
