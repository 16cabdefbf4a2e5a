"""What can a team not carry, and why?"""

from dataclasses import dataclass
from datetime import date

from roles.models import Team
from roles.reports.confidence import ConfidenceReport, confidence_of, with_bands
from roles.reports.hire import HireOption, hire_options
from roles.reports.inputs import Inputs, engine_inputs
from roles.reports.layer import KeptRow, LayerRow, kept_rows, layer_rows, unrated
from roles.reports.person import (
    Carried,
    KeyPair,
    KeyPerson,
    Load,
    MemberReport,
    Spare,
    allocation,
    key_pairs_rows,
    key_people_rows,
    loads,
    member_rows,
    spare,
    upkeep,
)
from roles.reports.readiness import ReadinessReport, readiness_of
from roles.reports.role_fit import RoleFitRow, role_fit_rows
from roles.reports.skill import SkillRow, assumed_share, is_counted, skill_rows
from roles.reports.task import LEAST, Step, TaskRow, steps, task_rows


@dataclass(frozen=True)
class GapReport:
    """The gaps of one team on a day; without people, what viewers may see.

    Without people `allocation`, `upkeep`, `spare`, `role_fit` and `key_people` are
    empty and
    steps carry counts, no names; where too few are there to be `counted` there are no
    steps either. `key_people` and `next_hires` are None where nobody asked for them.
    """

    readiness: ReadinessReport
    confidence: ConfidenceReport
    people: bool
    counted: bool
    tasks: tuple[TaskRow, ...]
    skills: tuple[SkillRow, ...]
    steps: tuple[Step, ...]
    layers: tuple[LayerRow, ...]
    kept: tuple[KeptRow, ...]
    unrated: tuple[str, ...]
    assumed_share: float | None
    next_hires: tuple[HireOption, ...] | None
    allocation: tuple[Carried, ...] = ()
    upkeep: tuple[Carried, ...] = ()
    spare: tuple[Spare, ...] = ()
    role_fit: tuple[RoleFitRow, ...] = ()
    key_people: tuple[KeyPerson, ...] | None = ()

    @property
    def work(self) -> tuple[TaskRow, ...]:
        """The tasks with work, the widest shortage first."""
        return tuple(task for task in self.tasks if task.workload > 0)

    @property
    def stopped(self) -> tuple[TaskRow, ...]:
        """Tasks that nobody here is able to do, most work first."""
        return tuple(task for task in self.tasks if task.is_stopped)

    @property
    def short(self) -> tuple[TaskRow, ...]:
        """Tasks with work left undone, most first."""
        return tuple(task for task in self.tasks if task.shortage > LEAST)

    @property
    def shortage(self) -> float:
        """Work left undone. [FTE]"""
        return sum(task.shortage for task in self.tasks)

    @property
    def core_shortage(self) -> float:
        """Work left undone of the core of tasks. [FTE]"""
        return sum(task.core_shortage for task in self.tasks)

    @property
    def rest_shortage(self) -> float:
        """Work left undone of what is worth little by design. [FTE]"""
        return self.shortage - self.core_shortage

    @property
    def most_worth(self) -> tuple[TaskRow, ...]:
        """The tasks on which further time is worth most, at most three."""
        worth = [task for task in self.tasks if task.worth > LEAST]
        return tuple(sorted(worth, key=lambda task: -task.worth)[:3])

    @property
    def slipping(self) -> tuple[KeptRow, ...]:
        """Capabilities that stand and that nobody keeps running in full."""
        return tuple(row for row in self.kept if row.is_slipping)

    @property
    def is_standing(self) -> bool:
        """Whether any infrastructure stands that has to be kept running."""
        return any(row.level > 0 for row in self.kept)

    @property
    def only_ones(self) -> tuple[SkillRow, ...]:
        """Skills at a level that only one person has."""
        return tuple(skill for skill in self.skills if skill.is_only_one)

    @property
    def missing_skills(self) -> tuple[SkillRow, ...]:
        """Skills at a level that nobody has."""
        return tuple(skill for skill in self.skills if skill.people == 0)

    @property
    def loads(self) -> tuple[Load, ...]:
        """What each person carries and keeps running, by name."""
        return loads(self.allocation, self.upkeep)

    @property
    def spare_fte(self) -> float:
        """Time the model could not place, of all. [FTE]"""
        return sum(row.fte for row in self.spare)


def gap_report(
    team: Team,
    today: date,
    people: bool,
    *,
    is_owner: bool = False,
    whole: bool = True,
) -> GapReport:
    """Report the gaps of `team`; raise NotReady where context is missing.

    `people`: with names; `is_owner`: with time the model could not place; `whole`:
    with key people and next hires, which take longest.
    """
    inputs = engine_inputs(team, today)
    counted = is_counted(inputs, people)
    confidence = confidence_of(inputs, counted)
    return GapReport(
        readiness=with_bands(readiness_of(inputs), confidence),
        confidence=confidence,
        people=people,
        counted=counted,
        tasks=task_rows(inputs, people, counted),
        skills=skill_rows(inputs, counted),
        steps=steps(inputs, people) if counted else (),
        layers=layer_rows(inputs),
        kept=kept_rows(inputs),
        unrated=unrated(inputs),
        assumed_share=assumed_share(inputs),
        next_hires=hire_options(inputs) if whole else None,
        **(about_people(inputs, is_owner, whole) if people else {}),
    )


def about_people(inputs: Inputs, is_owner: bool, whole: bool) -> dict[str, tuple]:
    """Return what names people; viewers get none of it."""
    return {
        "allocation": allocation(inputs),
        "upkeep": upkeep(inputs),
        "spare": spare(inputs) if is_owner else (),
        "role_fit": role_fit_rows(inputs),
        "key_people": key_people_rows(inputs) if whole else None,
    }


def key_people_report(team: Team, today: date) -> tuple[KeyPerson, ...]:
    """Report what a quarter without each person would cost, by name."""
    return key_people_rows(engine_inputs(team, today))


def key_pairs_report(team: Team, today: date) -> tuple[KeyPair, ...]:
    """Report what a quarter without each two people would cost, most first."""
    return key_pairs_rows(engine_inputs(team, today))


def next_hires_report(team: Team, today: date) -> tuple[HireOption, ...]:
    """Report what one more person would bring, most effect first."""
    return hire_options(engine_inputs(team, today))


def member_report(team: Team, today: date, member: str) -> MemberReport | None:
    """Report what one member carries and how the team would do without them."""
    return member_rows(engine_inputs(team, today), member)
