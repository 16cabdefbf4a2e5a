"""Who carries what, and what stops without each person. Never for viewers."""

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from roles.engine.assessment import key_pairs, key_people
from roles.reports.inputs import Inputs
from roles.reports.readiness import assessment
from roles.reports.task import LEAST

SHOWN = 0.05  # time that a list of tasks names; less reads as 0.0


@dataclass(frozen=True)
class Carried:
    """Time that somebody spends on a task, or on what the task keeps running. [FTE]"""

    member: str
    name: str
    task: str
    task_name: str
    fte: float


@dataclass(frozen=True)
class Load:
    """What somebody carries and keeps running.

    No sum: beside somebody's FTE it would tell the time the model could not place.
    """

    member: str
    name: str
    tasks: tuple[Carried, ...]
    upkeep: tuple[Carried, ...]


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

    @property
    def change(self) -> float:
        """The change of the team's readiness while they are away."""
        return -self.readiness_lost


@dataclass(frozen=True)
class KeyPair:
    """What a quarter without two people at once would cost the team. [0-1]

    `beyond` is what is lost on top of what each alone would cost; it is below 0 where
    they lose the same.
    """

    members: tuple[str, str]
    names: tuple[str, str]
    readiness_lost: float
    beyond: float
    tasks_stopped: tuple[str, ...]
    names_stopped: tuple[str, ...]


@dataclass(frozen=True)
class MemberReport:
    """What one person carries, and what a quarter without them would cost."""

    person: KeyPerson
    allocation: tuple[Carried, ...]
    upkeep: tuple[Carried, ...]


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


def loads(
    allocation: tuple[Carried, ...], upkeep: tuple[Carried, ...]
) -> tuple[Load, ...]:
    """Return what each person carries and keeps running, by name."""
    tasks, kept = defaultdict(list), defaultdict(list)
    for rows, by_member in [(allocation, tasks), (upkeep, kept)]:
        for row in rows:
            if row.fte >= SHOWN:
                by_member[row.name, row.member].append(row)
    return tuple(
        Load(member, name, tuple(tasks[key]), tuple(kept[key]))
        for key in sorted({*tasks, *kept})
        for name, member in [key]
    )


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


def key_pairs_rows(inputs: Inputs) -> tuple[KeyPair, ...]:
    """Return what is lost without each two people, most first."""
    frame = inputs.remembered("key_pairs", key_pairs)
    return tuple(
        KeyPair(
            members=(row.member, row.other),
            names=(inputs.members[row.member], inputs.members[row.other]),
            readiness_lost=float(row.readiness_lost),
            beyond=float(row.beyond),
            tasks_stopped=tuple(row.tasks_stopped),
            names_stopped=tuple(inputs.names.task(task) for task in row.tasks_stopped),
        )
        for row in frame.itertuples()
    )


def member_rows(inputs: Inputs, member: str) -> MemberReport | None:
    """Return what is about one member, or None where they are not there."""
    for person in key_people_rows(inputs):
        if person.member == member:
            return MemberReport(
                person=person,
                allocation=tuple(r for r in allocation(inputs) if r.member == member),
                upkeep=tuple(r for r in upkeep(inputs) if r.member == member),
            )
    return None
