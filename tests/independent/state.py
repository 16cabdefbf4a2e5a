"""One state of a team, people and what stands, as rows of a programme."""

from dataclasses import dataclass, field

from tests.independent.people import Fit
from tests.independent.programme import (
    Expression,
    Programme,
    constant,
    times,
    total,
)
from tests.independent.setting import Setting, part_today, upkeep

PARTS = ["bought", "built"]
QUARTERS_OF_A_TASK = [1, 2, 3, 4]


@dataclass(frozen=True)
class Way:
    """One way in which a worker can do a task; its gate opens it (1) or not (0)."""

    name: str
    task: str
    fit: Fit
    gate: Expression | None = None


@dataclass(frozen=True)
class Worker:
    """Time to give and the ways of using it."""

    name: str
    time: Expression
    most: float
    ways: list[Way]


def ways_of(found: dict[str, Fit], label: str = "") -> list[Way]:
    """Return the tasks somebody is able to do."""
    return [Way(label, task, fit) for task, fit in found.items() if fit.able]


def standing_today(setting: Setting) -> dict[tuple[str, str], Expression]:
    """Return the levels that stand, by capability and part."""
    return {
        (name, part_today(setting.book, name)): constant(level)
        for name, level in setting.rated.items()
    }


def add_state(
    programme: Programme,
    setting: Setting,
    workers: list[Worker],
    standing: dict[tuple[str, str], Expression],
    landing: dict[str, Expression] | None = None,
    mark: str = "",
) -> Expression:
    """Add the allocation of one state and return its readiness."""
    kept = add_kept(programme, standing, mark)
    time = add_time(programme, setting, workers, mark)
    relieved = relief_by_task(setting, kept)
    for task, work in setting.workload.items():
        labels = [f"{mark}covered {task} {k}" for k in QUARTERS_OF_A_TASK]
        covered = total(*(programme.variable(label, work / 4) for label in labels))
        done = total(time.output.get(task, {}), relieved.get(task, {}))
        programme.at_most(f"{mark}coverage {task}", covered, done)
        need = total((landing or {}).get(task, {}), upkeep_of(setting, kept, task))
        if any(factor for factor in need.values()):
            served = time.servicing.get(task, {})
            programme.at_most(f"{mark}upkeep {task}", need, served)
    return readiness_of(programme, setting, kept, mark)


def upkeep_of(setting: Setting, kept: dict, task: str) -> Expression:
    """Return the upkeep of what a task owns [FTE]."""
    return total(
        *(
            times(upkeep(setting, name, part), amount)
            for (name, part), amount in kept.items()
            if setting.book.capabilities[name]["owner_task"] == task
        )
    )


def add_kept(programme: Programme, standing: dict, mark: str) -> dict:
    """Add the levels somebody keeps running, at most those that stand."""
    kept = {}
    for (name, part), level in standing.items():
        label = f"{mark}kept {name} {part}"
        kept[name, part] = programme.variable(label)
        programme.at_most(f"{label} stands", kept[name, part], level)
    return kept


@dataclass
class Time:
    """Time by task: productive work, upkeep, learners led, masters leading."""

    output: dict[str, Expression] = field(default_factory=dict)
    servicing: dict[str, Expression] = field(default_factory=dict)
    led: dict[str, Expression] = field(default_factory=dict)
    leading: dict[str, Expression] = field(default_factory=dict)


def gather(sums: dict[str, Expression], task: str, more: Expression) -> None:
    """Add to the sum of a task."""
    sums[task] = total(sums.get(task, {}), more)


def add_time(
    programme: Programme, setting: Setting, workers: list[Worker], mark: str
) -> Time:
    """Add everybody's time and return what it makes by task."""
    time, number = Time(), setting.book.number
    for worker in workers:
        spent: Expression = {}
        for way in worker.ways:
            label = f"{mark}{worker.name} {way.name}{way.task}"
            slack = number["unsupervised_share"]
            used = add_way(programme, way, label, slack, time)
            spent = total(spent, used)
            if way.gate is not None:
                programme.at_most(f"{label} gate", used, times(worker.most, way.gate))
        if spent:
            programme.at_most(f"{mark}{worker.name} time", spent, worker.time)
    for task, learners in time.led.items():
        most = times(number["learners_per_master"], time.leading.get(task, {}))
        programme.at_most(f"{mark}learners {task}", learners, most)
    return time


def add_way(
    programme: Programme, way: Way, label: str, slack: float, time: Time
) -> Expression:
    """Add the time of one worker on one task: a learner is led or works alone."""
    productivity = way.fit.productivity
    work = programme.variable(f"{label} work")
    serve = programme.variable(f"{label} serve")
    gather(time.output, way.task, times(productivity, work))
    gather(time.servicing, way.task, times(productivity, serve))
    if way.fit.master:
        gather(time.leading, way.task, work)
        return total(work, serve)
    alone = programme.variable(f"{label} alone")
    gather(time.led, way.task, work)
    gather(time.output, way.task, times(productivity * slack, alone))
    return total(work, serve, alone)


def relief_by_task(setting: Setting, kept: dict) -> dict[str, Expression]:
    """Return the work that kept capabilities take away [FTE]."""
    relieved: dict[str, Expression] = {}
    for (capability, task), share in setting.book.relief.items():
        for part in PARTS:
            if (capability, part) in kept:
                factor = setting.workload[task] * share / 4
                amount = times(factor, kept[capability, part])
                relieved[task] = total(relieved.get(task, {}), amount)
    return relieved


def readiness_of(
    programme: Programme, setting: Setting, kept: dict, mark: str
) -> Expression:
    """Return readiness as the weighted sum of the areas."""
    parts = []
    for area in setting.book.areas:
        share = setting.people_share(area)
        people = people_of(setting, area, mark)
        infrastructure = add_infrastructure(programme, setting, kept, area, mark)
        mixed = total(times(share, people), times(1 - share, infrastructure))
        parts.append(times(setting.weights[area], mixed))
    return total(*parts)


def people_of(setting: Setting, area: str, mark: str = "") -> Expression:
    """Return the coverage of an area, earlier quarters of a task worth more."""
    number, work = setting.book.number, setting.area_work(area)
    if work == 0:
        return constant(1.0)
    mean = sum(number[f"segment_{k}"] for k in QUARTERS_OF_A_TASK) / 4
    return {
        f"{mark}covered {task} {k}": number[f"segment_{k}"] / mean / work
        for task in setting.tasks(area)
        for k in QUARTERS_OF_A_TASK
    }


def add_infrastructure(
    programme: Programme, setting: Setting, kept: dict, area: str, mark: str
) -> Expression:
    """Add what counts of the kept levels, up to target, and return its share."""
    parts = []
    for name, row in setting.book.capabilities.items():
        target = setting.target(name)
        if row["focus_area"] == area and name in setting.rated and target > 0:
            counted = programme.variable(f"{mark}counted {name}", target)
            levels = total(*(kept.get((name, part), {}) for part in PARTS))
            programme.at_most(f"{mark}counted {name} kept", counted, levels)
            worth = row["importance"] / setting.scored(area)
            parts.append(times(worth, counted))
    return total(*parts)
