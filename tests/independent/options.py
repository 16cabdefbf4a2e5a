"""What a plan may do: hires, contracts, steps of training, levels to raise."""

from dataclasses import dataclass
from itertools import combinations_with_replacement

from tests.independent.people import NEAR, Fit, fit_to, resolved_levels
from tests.independent.questions import MONEY
from tests.independent.setting import Setting, effort
from tests.independent.tables import Book

NEVER_TRAINED = {"leadership", "domain"}
HIGHEST_TRAINED = 3
HIGHEST = 4
CONTRACTED = ["mid", "senior"]
FIRST_CONTRACTED = 2
PART_OF_MODE = {"buy": "bought", "build": "built"}


@dataclass(frozen=True)
class Hire:
    """A role and seniority on offer."""

    role: str
    seniority: str


@dataclass(frozen=True)
class Contract:
    """A role and seniority to be had by the FTE and the quarter."""

    role: str
    seniority: str


@dataclass(frozen=True)
class Step:
    """A member learning one level of one skill."""

    member: str
    skill: str
    to: int


@dataclass(frozen=True)
class Raise:
    """A capability reaching one level by one mode."""

    capability: str
    to: int
    mode: str


@dataclass(frozen=True)
class StepSet:
    """Steps that together make a member able or a master of a task."""

    steps: frozenset[Step]
    task: str
    fit: Fit


KINDS = {Hire: "hire", Contract: "contract", Step: "train", Raise: "raise"}
Decision = Hire | Contract | Step | Raise


def hires_on_offer(book: Book) -> list[Hire]:
    """Return every role and seniority that has a salary."""
    return [Hire(role, seniority) for role, seniority in sorted(book.salary)]


def contracts_on_offer(book: Book) -> list[Contract]:
    """Return what can be had by contract: mid and senior, never to lead."""
    return [
        Contract(role, seniority)
        for role, seniority in sorted(book.salary)
        if seniority in CONTRACTED and role != "cdo"
    ]


def contract_cost(book: Book, contract: Contract) -> float:
    """Return what an FTE costs a quarter [thousands]."""
    return book.number["contractor_premium"] * annual_cost(book, contract) / 4


def annual_cost(book: Book, hire: Hire | Contract) -> float:
    """Return what an employee of a role and seniority costs a year [thousands]."""
    return book.salary[hire.role, hire.seniority] * book.number["oncost"]


def pay(book: Book, member: dict) -> float:
    """Return what a member costs a year, as told or usual, if known [thousands]."""
    if member["annual_cost"] is not None:
        return member["annual_cost"] / MONEY
    usual = Hire(member["roles"][0], member["seniority"] or "mid")
    known = (usual.role, usual.seniority) in book.salary
    return member["fte"] * annual_cost(book, usual) if known else 0.0


def hiring_lead(book: Book, hire: Hire) -> int:
    """Return the quarters from the decision to the first day."""
    slow = hire.seniority == "senior" or hire.role == "cdo"
    return int(book.number["hire_lead_quarters" + ("_senior" if slow else "")])


def learning_quarters(book: Book, step: Step) -> int:
    """Return how many quarters a step takes."""
    return int(book.number[f"learn_quarters_{step.to}"])


def learning_share(book: Book, step: Step) -> float:
    """Return the share of the learner's time that a step takes."""
    return book.number[f"learn_share_{step.to}"]


def raise_cost(book: Book, raising: Raise) -> float:
    """Return the outlay for a level at its start [thousands]."""
    cost = book.capabilities[raising.capability]["cost_per_level_kusd"]
    share = 1.0 if raising.mode == "buy" else book.number["build_cost_share"]
    return cost * share


def raise_upkeep(book: Book, raising: Raise) -> float:
    """Return the outlay a quarter for a level that stands [thousands]."""
    bought = raising.mode == "buy"
    return bought * book.number["upkeep_cost_share"] * raise_cost(book, raising)


def raise_lead(book: Book, raising: Raise) -> int:
    """Return the quarters until a level stands."""
    return int(book.capabilities[raising.capability]["lead_quarters"])


def raise_effort(book: Book, raising: Raise) -> float:
    """Return the work that landing a level takes [FTE-quarters]."""
    return effort(book, raising.capability, PART_OF_MODE[raising.mode])


def raises_on_offer(setting: Setting) -> list[Raise]:
    """Return the levels that may be raised, by each mode."""
    book = setting.book
    return [
        Raise(name, level, mode)
        for name in sorted(setting.rated)
        if name not in setting.provided
        for level in range(setting.rated[name] + 1, HIGHEST + 1)
        if level <= setting.target(name) or relieves(setting, name)
        for mode in PART_OF_MODE
        if mode == "build" or book.capabilities[name]["buyable_today"] > 0
    ]


def relieves(setting: Setting, capability: str) -> bool:
    """Return whether a capability takes work off a task that has some."""
    return any(
        share > 0 and setting.workload[task] > 0
        for (name, task), share in setting.book.relief.items()
        if name == capability
    )


def prerequisite_levels(setting: Setting, raising: Raise) -> dict[str, int]:
    """Return what must stand, beyond today, before a level starts."""
    needed = {raising.capability: raising.to - 1}
    for name in setting.book.prerequisites[raising.capability]:
        if name in setting.rated and name not in setting.provided:
            needed[name] = int(min(raising.to, setting.target(name)))
    return {
        name: level for name, level in needed.items() if level > setting.rated[name]
    }


def sets_on_offer(setting: Setting, member: dict) -> list[StepSet]:
    """Return the smallest sets of one or two steps that open or master a task."""
    book = setting.book
    levels = resolved_levels(book, member)
    found = []
    for task, row in book.tasks.items():
        only_leads = set(member["roles"]) == {"cdo"}
        if setting.workload[task] <= NEAR:
            continue
        if only_leads and row["focus_area"] != "direction":
            continue
        found += task_sets(book, member, levels, task)
    return found


def task_sets(book: Book, member: dict, levels: dict, task: str) -> list[StepSet]:
    """Return the sets of one task: none contains another with the same effect."""
    now = fit_to(book, task, levels, member["roles"])
    tried = {
        steps: fit_to(book, task, levels_after(levels, steps), member["roles"])
        for steps in candidate_sets(book, member, levels, task)
    }
    opens = {s for s, fit in tried.items() if fit.able and not now.able}
    masters = {s for s, fit in tried.items() if fit.master and not now.master}
    smallest = {
        steps
        for good in (opens, masters)
        for steps in good
        if not any(other < steps for other in good)
    }
    return [
        StepSet(steps, task, tried[steps])
        for steps in sorted(smallest, key=lambda one: sorted(map(str, one)))
    ]


def candidate_sets(book: Book, member: dict, levels: dict, task: str) -> set[frozenset]:
    """Return every set of one or two steps in the skills of a task."""
    skills = {skill for names, _, _ in book.needs[task] for skill in names}
    may_learn = skills - NEVER_TRAINED - set(member["not_applicable"])
    found = set()
    for pair in combinations_with_replacement(sorted(may_learn), 2):
        for depth in ((1, 0), (0, 1), (1, 1), (2, 0)):
            rise: dict[str, int] = {}
            for skill, more in zip(pair, depth, strict=True):
                rise[skill] = rise.get(skill, 0) + more
            found.add(steps_of(member["name"], levels, rise))
    return {steps for steps in found if steps and all_teachable(steps)}


def steps_of(name: str, levels: dict, rise: dict[str, int]) -> frozenset[Step]:
    """Return the single steps of rising by so many levels."""
    return frozenset(
        Step(name, skill, level)
        for skill, more in rise.items()
        for level in range(levels.get(skill, 0) + 1, levels.get(skill, 0) + more + 1)
    )


def all_teachable(steps: frozenset[Step]) -> bool:
    """Return whether no step leads beyond what training offers."""
    return all(step.to <= HIGHEST_TRAINED for step in steps)


def levels_after(levels: dict[str, int], steps: frozenset[Step]) -> dict[str, int]:
    """Return levels once a set of steps is done."""
    after = dict(levels)
    for step in steps:
        after[step.skill] = max(after.get(step.skill, 0), step.to)
    return after
