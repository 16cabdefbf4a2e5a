"""Shortage by task; skills that work asks for against the people who have them."""

import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.fit import best_of
from roles.engine.frames import totals

CORE_QUARTERS = 3


def task_gaps(
    catalogue: Catalogue, workload: pd.Series, covered: pd.DataFrame
) -> pd.DataFrame:
    """Return what of each task is covered, and what is short.

    Parameters
    ----------
    catalogue : Catalogue
    workload : Series, task with work -> work. [FTE]
    covered : DataFrame, tasks with work x the four quarters of a task. [FTE]

    Returns
    -------
    DataFrame, one row per task of the catalogue
        ``area``; ``workload``, ``covered``, ``shortage`` [FTE]; ``coverage``, 1
        without work [0-1]; ``core_workload`` and ``core_covered``, the first three
        quarters of the task. [FTE]

    Notes
    -----
    ``coverage = covered / workload``, ``shortage = workload - covered``

    References
    ----------
    Own definition; no outside source.

    """
    tasks = catalogue.tasks.index
    work = workload.reindex(tasks).fillna(0.0)  # a task without work
    core = covered.iloc[:, :CORE_QUARTERS].sum(axis="columns")
    done = covered.sum(axis="columns").reindex(tasks).fillna(0.0)
    return pd.DataFrame(
        {
            "area": catalogue.tasks["area"],
            "workload": work,
            "covered": done,
            "coverage": (done / work.where(work > 0)).fillna(1.0).clip(0, 1),
            "shortage": (work - done).clip(lower=0),
            "core_workload": work * CORE_QUARTERS / 4,
            "core_covered": core.reindex(tasks).fillna(0.0),
        }
    ).rename_axis("task")


def skill_gaps(
    catalogue: Catalogue, workload: pd.Series, levels: pd.DataFrame
) -> pd.DataFrame:
    """Return the work that asks for each skill and level against who has it.

    Parameters
    ----------
    catalogue : Catalogue
    workload : Series, task -> work. [FTE]
    levels : DataFrame, people who are there x skills. [0-4]

    Returns
    -------
    DataFrame, one row per skill and level that work asks for
        ``skill`` (any of several joined by |), ``level`` [1-4], ``work_fte``: work of
        the tasks that ask for it [FTE], ``people``: how many have at least that level.

    Notes
    -----
    Fewer than two people make a single point of failure.

    References
    ----------
    Own definition; no outside source.

    """
    needs = catalogue.requirements
    needs = needs[needs["task"].isin(workload.index[workload > 0])]
    best = best_of(levels, needs["skill"]).to_numpy()
    people = (best >= needs["level"].to_numpy()).sum(axis=0)
    rows = zip(needs["skill"], needs["level"].astype(int), needs["task"], strict=True)
    found: dict[tuple[str, int], list] = {}
    for (skill, level, task), count in zip(rows, people, strict=True):
        row = found.setdefault((skill, level), [skill, level, 0.0, int(count)])
        row[2] += workload[task]
    columns = ["skill", "level", "work_fte", "people"]
    rows = [found[key] for key in sorted(found)]
    types = {"skill": str, "level": int, "work_fte": float, "people": int}
    return pd.DataFrame(rows, columns=columns).astype(types)


def needed_by(catalogue: Catalogue, work: pd.Series) -> pd.Series:
    """Return skill -> work of the tasks that ask for it, alone or as one of several.

    Parameters
    ----------
    catalogue : Catalogue
    work : Series, task -> work. [FTE]

    """
    needs = catalogue.requirements
    asked = needs.assign(skill=needs["skill"].str.split("|")).explode("skill")
    asked = asked.drop_duplicates(["task", "skill"])
    return totals(work[asked["task"]], asked["skill"], catalogue.skills)
