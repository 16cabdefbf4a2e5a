"""The lines of a plan that people read: steps grouped, with what each is for."""

from collections import defaultdict
from dataclasses import dataclass, replace
from math import floor

from roles.models import Plan, Seniority
from roles.reports.inputs import in_a_sentence
from roles.reports.pattern import text_of
from roles.reports.plan_cell import at_work, cells_of, headcount, learning, maturity
from roles.reports.plan_step import Step, steps_of
from roles.reports.plan_words import TITLES, Words

KINDS = list(TITLES)
SUBJECTS = {
    "hire": "role",
    "contract": "role",
    "raise": "capability",
    "train": "member",
}


@dataclass(frozen=True)
class Line:
    """Steps that belong together: of a role, of a capability, of one who learns.

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
    def kind_title(self) -> str:
        """What its kind is called."""
        return TITLES[self.kind]

    @property
    def first(self) -> int:
        """The quarter of the first decision."""
        return self.steps[0].quarter

    @property
    def done(self) -> int:
        """The quarter from which all of it is there; after the last one, Q + 1."""
        if self.kind == "contract":
            return self.first
        return max(step.stands for step in self.steps)

    @property
    def until(self) -> int | None:
        """The last quarter of a contract; None for what stays."""
        return self.steps[-1].quarter if self.kind == "contract" else None

    @property
    def last(self) -> int:
        """The quarter in which all of it is done."""
        return self.until or self.done

    @property
    def cost(self) -> float:
        """Money within the horizon."""
        return sum(step.cost for step in self.steps)

    @property
    def running_cost(self) -> float:
        """Money a year after the horizon."""
        return sum(step.running_cost for step in self.steps)

    @property
    def backfills(self) -> int:
        """How many of the openings replace people who are expected to leave."""
        return sum(step.backfill for step in self.steps)

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
    def exclude(self) -> str:
        """The pattern of a plan in which nothing of it is to be had."""
        return text_of(self._pattern)

    @property
    def lock(self) -> str:
        """The pattern of a plan that has at least as much of it."""
        least = {
            "hire": {"count": sum(step.count for step in self.steps)},
            # Rounded down, so that this plan keeps to it.
            "contract": {
                "fte": floor(sum(step.fte for step in self.steps) * 100) / 100
            },
            "raise": {"to": self.steps[-1].level},
            "train": {},
        }
        return text_of(self._pattern | least[self.kind])

    @property
    def _pattern(self) -> dict:
        # Whoever learns goes by name, as the line does.
        subject = self.title if self.kind == "train" else self.steps[0].subject
        return {"kind": self.kind, SUBJECTS[self.kind]: subject}

    @property
    def described(self) -> list[tuple[Step, str]]:
        """Each step with its words."""
        return list(zip(self.steps, self.texts, strict=True))


def lines_of(plan: Plan, words: Words) -> list[Line]:
    """Return the lines of the plan's answer: people first, platform, then training."""
    quarters = plan.question["quarters"]
    groups = defaultdict(list)
    for step in steps_of(plan):
        by_role = step.kind == "train" and words.people is None
        groups[step.kind, step.role if by_role else step.subject].append(step)
    make = {"hire": _hire, "contract": _contract, "raise": _raise, "train": _train}
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
        texts=tuple(_opening(step) for step in steps),
        cells=cells_of(steps, quarters, headcount),
    )


def _opening(step: Step) -> str:
    """Say what one step of hiring is."""
    said = (
        f"{step.count} x {Seniority(step.seniority).label.lower()}: "
        f"open in quarter {step.quarter}, there from quarter {step.stands}"
    )
    if not step.backfill:
        return said
    return f"{said}, {step.backfill} in the place of people expected to leave"


def _contract(words: Words, role: str, steps: list[Step], quarters: int) -> Line:
    by_quarter = defaultdict(float)
    for step in steps:
        by_quarter[step.quarter] += step.fte
    return Line(
        kind="contract",
        title=f"{words.name('roles', role)}, up to {max(by_quarter.values()):.2f} FTE",
        does="Home tasks of the role",
        tasks=words.tasks("tasks", "home_role", role),
        steps=tuple(steps),
        texts=tuple(
            f"{step.fte:.2f} FTE, {Seniority(step.seniority).label.lower()}"
            for step in steps
        ),
        cells=cells_of(steps, quarters, at_work),
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
        title = words.member(key)
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
