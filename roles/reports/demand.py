"""Where does the work of a team come from, and does it look right?"""

from dataclasses import dataclass
from datetime import date

from roles.engine.assessment import demand
from roles.models import Driver, Team
from roles.reports.inputs import Inputs, engine_inputs


@dataclass(frozen=True)
class DriverPart:
    """What one driver adds to a task: rate x count. [FTE]"""

    name: str
    rate: float
    count: float
    fte: float


@dataclass(frozen=True)
class TaskDemand:
    """The work of one task and the people whose main role it is at home in. [FTE]"""

    task: str
    name: str
    area: str
    area_name: str
    home_role: str
    role_name: str
    base: float
    parts: tuple[DriverPart, ...]
    multiplier: float
    scope: float
    workload: float
    people_fte: float

    @property
    def formula(self) -> str:
        """The sum behind the workload, with the figures put in."""
        # Rates and counts stand there as they were given, so that the sum adds up.
        terms = [f"{self.base:g}"] + [
            f"{part.rate:g} × {part.count:g} {part.name.lower()}" for part in self.parts
        ]
        total = " + ".join(terms)
        factors = [
            f"{self.scope:g} own share" if self.scope != 1 else "",
            f"{self.multiplier:g} for scale" if self.multiplier != 1 else "",
        ]
        factors = [factor for factor in factors if factor]
        if factors and len(terms) > 1:
            total = f"({total})"
        return " × ".join([*factors, total])


@dataclass(frozen=True)
class RoleDemand:
    """What the tasks at home in a role ask for, and who has it as main role. [FTE]"""

    role: str
    name: str
    workload: float
    people_fte: float

    @property
    def shortage(self) -> float:
        """Work beyond the people of the role; below 0 where people are more. [FTE]"""
        return self.workload - self.people_fte


@dataclass(frozen=True)
class DemandReport:
    """The work of a team, task by task in the order of the catalogue."""

    team: str
    stage: str
    tasks: tuple[TaskDemand, ...]
    roles: tuple[RoleDemand, ...]
    workload: float
    people_fte: float


def demand_report(team: Team, today: date) -> DemandReport:
    """Report what `team` is asked to do; raise NotReady where context is missing."""
    inputs = engine_inputs(team, today)
    tasks = task_demands(inputs)
    there = inputs.team.members["fte"][inputs.team.present()]
    return DemandReport(
        team=inputs.name,
        stage=inputs.names.stage(inputs.team.stage),
        tasks=tasks,
        roles=role_demands(inputs, tasks),
        workload=sum(task.workload for task in tasks),
        people_fte=float(there.sum()),
    )


def task_demands(inputs: Inputs) -> tuple[TaskDemand, ...]:
    """Return where the work of each task comes from."""
    frame = demand(inputs.catalogue, inputs.team)
    names = inputs.names
    # Driver ids are columns of the frame and of the catalogue's rates alike.
    drivers = dict(Driver.objects.values_list("id", "name"))
    return tuple(
        TaskDemand(
            task=task,
            name=name,
            area=frame.at[task, "area"],
            area_name=names.area(frame.at[task, "area"]),
            home_role=frame.at[task, "home_role"],
            role_name=names.role(frame.at[task, "home_role"]),
            base=float(frame.at[task, "base"]),
            parts=driver_parts(inputs, task, drivers),
            multiplier=float(frame.at[task, "multiplier"]),
            scope=float(frame.at[task, "scope"]),
            workload=float(frame.at[task, "workload"]),
            people_fte=float(frame.at[task, "people_fte"]),
        )
        for task, name in names.tables["tasks"].items()
    )


def driver_parts(
    inputs: Inputs, task: str, drivers: dict[str, str]
) -> tuple[DriverPart, ...]:
    """Return what each driver adds to a task, those that add nothing left out."""
    rates, counts = inputs.catalogue.tasks.loc[task], inputs.team.drivers
    return tuple(
        DriverPart(
            name=name,
            rate=float(rates[driver]),
            count=float(counts[driver]),
            fte=float(rates[driver] * counts[driver]),
        )
        for driver, name in drivers.items()
        if rates[driver] > 0
    )


def role_demands(
    inputs: Inputs, tasks: tuple[TaskDemand, ...]
) -> tuple[RoleDemand, ...]:
    """Return the work at home in each role beside its people."""
    return tuple(
        RoleDemand(
            role=role,
            name=name,
            workload=sum(task.workload for task in tasks if task.home_role == role),
            people_fte=max(
                (task.people_fte for task in tasks if task.home_role == role), default=0
            ),
        )
        for role, name in inputs.names.tables["roles"].items()
    )
