"""The lines of a plan that people read: steps grouped, with what each is for."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from roles.models import Plan, Seniority
from roles.queries.catalogue import base_tables
from roles.queries.plan import LEFT, anchors, member_names
from roles.reports.inputs import Names, in_a_sentence
from roles.reports.plan_step import Step, steps_of

KINDS = ["hire", "raise", "train"]
LEAST_FTE = 0.05  # less is shown as nothing


@dataclass(frozen=True)
class Line:
    """Steps that belong together: a role's openings, a capability, one who learns.

    `does` is what it is for, in words; `tasks` the work it carries or takes away.
    `together` is the worth of all steps, where it was worked out for several.
    """

    kind: str
    title: str
    does: str
    tasks: tuple[str, ...]
    steps: tuple[Step, ...]
    texts: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]
    together: float | None = None

    @property
    def first(self) -> int:
        """The quarter of the first decision."""
        return self.steps[0].quarter

    @property
    def done(self) -> int:
        """The quarter from which all of it is there; after the last one, Q + 1."""
        return max(step.stands for step in self.steps)

    @property
    def cost(self) -> float:
        """Money within the horizon."""
        return sum(step.cost for step in self.steps)

    @property
    def running_cost(self) -> float:
        """Money a year after the horizon."""
        return sum(step.running_cost for step in self.steps)

    @property
    def worth(self) -> float | None:
        """Readiness that would be lost without it; None where not worked out."""
        # Without the first level of a capability the others cannot stand.
        if self.kind == "raise" or len(self.steps) == 1:
            return self.steps[0].worth
        return self.together

    @property
    def within_margin(self) -> bool:
        """Whether all of it is worth less than what the search left open."""
        if self.worth is None:
            return False
        return self.worth < self.steps[0].margin

    @property
    def confirm_first(self) -> bool:
        """Whether training starts from a level that nobody judged."""
        return any(step.confirm_first for step in self.steps)

    @property
    def described(self) -> list[tuple[Step, str]]:
        """Each step with its words."""
        return list(zip(self.steps, self.texts, strict=True))


class Words:
    """What the parts of one plan are called, and what they are for."""

    def __init__(self, plan: Plan, people: bool) -> None:
        """Read the names; those of people only where they may be seen."""
        self.tables = base_tables()
        self.names = Names.of(self.tables)
        self.people = member_names(plan) if people else None
        # An answer on the way does not know yet who will carry what.
        self.hire_tasks = plan.answer.get("hire_tasks") or []
        raised = [line for line in plan.answer["actions"] if line["kind"] == "raise"]
        self.anchors = anchors([line["capability"] for line in raised])

    def name(self, kind: str, key: str) -> str:
        """Return the name of a catalogue row; its id where it is gone."""
        return self.names.tables[kind].get(key, key)

    def tasks(self, stem: str, column: str, key: str) -> tuple[str, ...]:
        """Return the tasks that a table ties to `key`, by name."""
        table = self.tables[stem]
        found = table.loc[table[column] == key, "id" if stem == "tasks" else "task"]
        return tuple(self.name("tasks", task) for task in found)

    def carried(self, role: str) -> tuple[str, ...]:
        """Return what hires of a role will do, most time first; else its home tasks."""
        time = Counter()
        for row in self.hire_tasks:
            time[row["task"]] += row["fte"] if row["role"] == role else 0
        shown = [(task, fte) for task, fte in time.most_common() if fte >= LEAST_FTE]
        if not shown:
            return self.tasks("tasks", "home_role", role)
        return tuple(
            f"{self.name('tasks', task)} ({fte:.1f} FTE)" for task, fte in shown
        )

    def tasks_asking(self, skill: str) -> tuple[str, ...]:
        """Return the tasks that ask for `skill`, by name."""
        table = self.tables["task_skills"]
        asks = (
            table["skill_or_any_of"].str.split("|").map(lambda any_of: skill in any_of)
        )
        return tuple(
            dict.fromkeys(self.name("tasks", t) for t in table.loc[asks, "task"])
        )


def lines_of(plan: Plan, people: bool, quarters: int) -> list[Line]:
    """Return the lines of the plan's answer: hires, then platform, then training."""
    words = Words(plan, people)
    groups = defaultdict(list)
    for step in steps_of(plan):
        by_role = step.kind == "train" and not people
        groups[step.kind, step.role if by_role else step.subject].append(step)
    make = {"hire": _hire, "raise": _raise, "train": _train}
    rows = plan.answer.get("lines", [])
    together = {(row["kind"], row["key"]): row["worth"] for row in rows}
    lines = [
        replace(
            make[line[0]](words, line[1], steps, quarters), together=together.get(line)
        )
        for line, steps in groups.items()
    ]
    return sorted(lines, key=lambda line: (KINDS.index(line.kind), line.first))


def _hire(words: Words, role: str, steps: list[Step], quarters: int) -> Line:
    count = sum(step.count for step in steps)
    name = words.name("roles", role)
    return Line(
        kind="hire",
        title=f"{count} x {name}",
        does="Will carry",
        tasks=words.carried(role),
        steps=tuple(steps),
        texts=tuple(
            f"{step.count} x {Seniority(step.seniority).label.lower()}: "
            f"open in quarter {step.quarter}, there from quarter {step.stands}"
            for step in steps
        ),
        cells=cells_of(steps, quarters, headcount),
    )


def _raise(words: Words, capability: str, steps: list[Step], quarters: int) -> Line:
    first, last = steps[0].start_level, steps[-1].level
    return Line(
        kind="raise",
        title=f"{words.name('capabilities', capability)}: {first} to {last}",
        does="Takes work off",
        tasks=words.tasks("capability_relief", "capability", capability),
        steps=tuple(steps),
        texts=tuple(
            f"To {step.level}, {step.level_name}, "
            f"by {'buying' if step.mode == 'buy' else 'building'}: "
            f"{words.anchors.get((capability, step.level), '')}"
            for step in steps
        ),
        cells=cells_of(steps, quarters, maturity),
    )


def _train(words: Words, key: str, steps: list[Step], quarters: int) -> Line:
    if words.people is None:
        title = words.name("roles", key)
        texts = [
            f"Train one {in_a_sentence(title)} in {words.name('skills', step.skill)}"
            for step in steps
        ]
    else:
        title = words.people.get(key, LEFT)
        texts = [
            f"{words.name('skills', step.skill)} to {step.level}, {step.level_name}"
            for step in steps
        ]
    tasks = (task for step in steps for task in words.tasks_asking(step.skill))
    return Line(
        kind="train",
        title=title,
        does="Is asked for by",
        tasks=tuple(dict.fromkeys(tasks)),
        steps=tuple(steps),
        texts=tuple(texts),
        cells=cells_of(steps, quarters, learning),
    )


def cells_of(steps: list[Step], quarters: int, text) -> tuple[tuple[str, str], ...]:
    """Return (state, text) by quarter; work under way is told before what stands."""
    cells = []
    for quarter in range(1, quarters + 1):
        states = {step.state(quarter) for step in steps}
        order = ["landing", "ramp", "on", ""]
        state = next(one for one in order if one in states)
        cells.append((state, text(steps, quarter)))
    return tuple(cells)


def headcount(steps: Iterable[Step], quarter: int) -> str:
    """Say how many are there, and how many are being looked for."""
    there = sum(step.count for step in steps if step.stands <= quarter)
    sought = sum(step.count for step in steps if step.state(quarter) == "landing")
    said = [f"{there} there"] if there else []
    return ", ".join([*said, *([f"hiring {sought}"] if sought else [])])


def maturity(steps: list[Step], quarter: int) -> str:
    """Say which level is landing, else which stands."""
    landing = [step for step in steps if step.state(quarter) == "landing"]
    if landing:
        verb = "buying" if landing[-1].mode == "buy" else "building"
        return f"{verb} {landing[-1].level}"
    standing = [step.level for step in steps if step.stands <= quarter]
    return f"{max(standing)} stands" if standing else ""


def learning(steps: list[Step], quarter: int) -> str:
    """Say whether anybody learns, or has learnt."""
    states = {step.state(quarter) for step in steps}
    return "learning" if "landing" in states else "learnt" if "on" in states else ""
