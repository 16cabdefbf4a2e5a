"""Task by task: what is covered, who is able, and who is nearly able."""

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.levels import resolve_levels
from roles.engine.step import single_steps
from roles.engine.team import Team
from roles.reports.inputs import Inputs
from roles.reports.readiness import assessment

LEAST = 1e-6  # time and scores below this are rounding
FIGURES = [
    *("workload", "covered", "coverage", "shortage"),
    *("core_workload", "core_covered"),
]


@dataclass(frozen=True)
class TaskRow:
    """One task; work in FTE, coverage 0-1 and 1 where there is no work.

    `able` people can do it, None where too few are there to be counted; it
    `is_stopped` where there is work and nobody can. `worth` is the readiness that one
    more FTE of fully productive work on it would add; `carriers` are names, empty
    without people. Core is the first three quarters of the work.
    """

    task: str
    name: str
    area: str
    area_name: str
    role_name: str
    workload: float
    covered: float
    coverage: float
    shortage: float
    core_workload: float
    core_covered: float
    able: int | None
    is_stopped: bool
    worth: float
    carriers: tuple[str, ...]

    @property
    def verb(self) -> str:
        """The name as part of a sentence: "able to put models into production"."""
        return verb(self.name)

    @property
    def worth_of_a_tenth(self) -> float:
        """Readiness for the next tenth of an FTE; shadow prices hold for little."""
        return self.worth / 10

    @property
    def core_shortage(self) -> float:
        """What is missing of the core of the work. [FTE]"""
        return max(self.core_workload - self.core_covered, 0.0)


@dataclass(frozen=True)
class Step:
    """One level of one skill that opens a task; `names` is empty without people."""

    task: str
    task_name: str
    skill: str
    skill_name: str
    to: int
    masters: bool
    people: int
    names: tuple[str, ...]


def verb(name: str) -> str:
    """Return the name of a task as part of a sentence; it begins with a verb."""
    return name[:1].lower() + name[1:]


def task_rows(inputs: Inputs, people: bool, counted: bool) -> tuple[TaskRow, ...]:
    """Return all tasks, the widest shortage first."""
    answer, names = assessment(inputs), inputs.names
    carriers = carriers_by_task(inputs) if people else {}
    able = able_by_task(inputs)
    frame = answer.tasks.sort_values("shortage", ascending=False, kind="stable")
    home = inputs.catalogue.tasks["home_role"]
    return tuple(
        TaskRow(
            task=row.Index,
            name=names.task(row.Index),
            area=row.area,
            area_name=names.area(row.area),
            role_name=names.role(home[row.Index]),
            able=able[row.Index] if counted else None,
            is_stopped=bool(row.workload > 0 and not able[row.Index]),
            worth=float(answer.worth_of_time.get(row.Index, 0.0)),
            carriers=carriers.get(row.Index, ()),
            **{key: float(getattr(row, key)) for key in FIGURES},
        )
        for row in frame.itertuples()
    )


def able_by_task(inputs: Inputs) -> dict[str, int]:
    """Return by task how many of those who are there can do it."""
    productivity = assessment(inputs).fit.productivity[inputs.team.present()]
    return {task: int(number) for task, number in (productivity > 0).sum().items()}


def carriers_by_task(inputs: Inputs) -> dict[str, tuple[str, ...]]:
    """Return by task the names of those whose time goes into it, by name."""
    rows = assessment(inputs).allocation
    names = rows["member"].map(inputs.members).groupby(rows["task"])
    return {task: tuple(sorted(found)) for task, found in names}


def steps(inputs: Inputs, people: bool) -> tuple[Step, ...]:
    """Return who is one level short of which task that is short of people."""
    answer, names = assessment(inputs), inputs.names
    short = answer.tasks["shortage"]
    found = inputs.remembered("steps", single_steps_of)
    found = found[found["task"].map(short) > LEAST]
    members = defaultdict(list)
    for row in found.itertuples():
        key = (row.task, row.skill, row.to, row.masters)
        members[key].append(inputs.members[row.member])
    # The widest shortage first, becoming able before becoming a master.
    keys = sorted(members, key=lambda key: (-short[key[0]], key[0], key[3], key[1:3]))
    return tuple(
        Step(
            task=task,
            task_name=names.task(task),
            skill=skill,
            skill_name=names.skill(skill),
            to=to,
            masters=masters,
            people=len(members[task, skill, to, masters]),
            names=tuple(sorted(members[task, skill, to, masters])) if people else (),
        )
        for task, skill, to, masters in keys
    )


def single_steps_of(catalogue: Catalogue, team: Team) -> pd.DataFrame:
    """Return the engine's single steps of those who are there."""
    levels, origins = resolve_levels(catalogue, team)
    there = team.present()
    roles = {member: team.roles[member] for member in levels.index[there]}
    return single_steps(catalogue, levels[there], origins[there], roles)
