"""Who carries what, and what stops without each person. Never for viewers."""

from dataclasses import dataclass

import pandas as pd

from roles.engine.assessment import key_people
from roles.reports.inputs import Inputs
from roles.reports.readiness import assessment
from roles.reports.task import LEAST


@dataclass(frozen=True)
class Carried:
    """Time that somebody spends on a task, or on what the task keeps running. [FTE]"""

    member: str
    name: str
    task: str
    task_name: str
    fte: float


@dataclass(frozen=True)
class Spare:
    """Time of somebody that the model could not place. [FTE]"""

    member: str
    name: str
    fte: float


@dataclass(frozen=True)
class KeyPerson:
    """What a quarter without somebody would cost the team. [0-1]"""

    member: str
    name: str
    readiness_lost: float
    tasks_stopped: tuple[str, ...]
    names_stopped: tuple[str, ...]


def allocation(inputs: Inputs) -> tuple[Carried, ...]:
    """Return who carries what, by name."""
    return carried(inputs, assessment(inputs).allocation)


def upkeep(inputs: Inputs) -> tuple[Carried, ...]:
    """Return who keeps what running, by name."""
    return carried(inputs, assessment(inputs).upkeep)


def carried(inputs: Inputs, frame: pd.DataFrame) -> tuple[Carried, ...]:
    """Return the rows of a frame of member, task and time, by name."""
    rows = [
        Carried(
            member=row.member,
            name=inputs.members[row.member],
            task=row.task,
            task_name=inputs.names.task(row.task),
            fte=float(row.fte),
        )
        for row in frame.itertuples()
    ]
    return tuple(sorted(rows, key=lambda row: (row.name, -row.fte, row.task)))


def spare(inputs: Inputs) -> tuple[Spare, ...]:
    """Return the time the model could not place, by name."""
    rows = [
        Spare(member, inputs.members[member], float(fte))
        for member, fte in assessment(inputs).spare.items()
        if fte > LEAST
    ]
    return tuple(sorted(rows, key=lambda row: row.name))


def key_people_rows(inputs: Inputs) -> tuple[KeyPerson, ...]:
    """Return what is lost without each person, by name: this is no ranking."""
    frame = inputs.remembered("key_people", key_people)
    rows = [
        KeyPerson(
            member=row.member,
            name=inputs.members[row.member],
            readiness_lost=float(row.readiness_lost),
            tasks_stopped=tuple(row.tasks_stopped),
            names_stopped=tuple(inputs.names.task(task) for task in row.tasks_stopped),
        )
        for row in frame.itertuples()
    ]
    return tuple(sorted(rows, key=lambda row: (row.name, row.member)))
