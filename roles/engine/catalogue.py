"""The catalogue as the engine reads it: tasks, roles, capabilities, judgements."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from roles.engine.frames import check_known
from roles.engine.tables import (
    CLOUDS,
    DRIVERS,
    GROUP_AREAS,
    SALARY_COLUMN,
    SUPPORT,
    by_id,
    ids,
    read_capabilities,
    read_judged,
    read_market_support,
    read_prerequisites,
    read_profiles,
    read_relief,
    read_requirements,
    read_salaries,
    read_tasks,
)

__all__ = ["CLOUDS", "DRIVERS", "GROUP_AREAS", "SALARY_COLUMN", "SUPPORT", "Catalogue"]

DIRECTION = "direction"
SENIORITIES = ["junior", "mid", "senior"]


@dataclass(frozen=True)
class Catalogue:
    """What all teams share; every frame is sorted by id. Money in thousands.

    Attributes
    ----------
    assumptions : Series, assumption -> value
    judged : Index of the assumptions whose basis is judgement; all, where the table
        tells no basis
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
    judged: pd.Index
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
        areas, layers = ids(tables, "focus_areas"), ids(tables, "layers")
        skills, roles = ids(tables, "skills"), ids(tables, "roles")
        tasks = read_tasks(tables["tasks"], areas, roles)
        owned = read_capabilities(tables["capabilities"], areas, layers, tasks.index)
        needs = tables["capability_prerequisites"]
        stages = by_id(tables["scale_stages"])
        check_known([f"target_{stage}" for stage in stages.index], owned, "targets")
        return cls(
            assumptions=by_id(tables["assumptions"])["value"].astype(float),
            judged=read_judged(tables["assumptions"]),
            areas=areas,
            layers=layers,
            skills=skills,
            roles=roles,
            multipliers=stages["workload_multiplier"].astype(float),
            market_support=read_market_support(tables["market_support"]),
            tasks=tasks,
            requirements=read_requirements(tables["task_skills"], tasks.index, skills),
            profiles=read_profiles(tables["role_skills"], roles, skills),
            capabilities=owned,
            prerequisites=read_prerequisites(needs, owned.index),
            relief=read_relief(tables["capability_relief"], owned.index, tasks.index),
            salaries=read_salaries(tables["salaries_us_kusd"], roles),
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
