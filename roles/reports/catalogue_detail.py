"""One row of the catalogue, with everything that is connected to it."""

from dataclasses import dataclass

import pandas as pd

from roles.engine.levels import role_profile
from roles.engine.workload import effort, upkeep
from roles.models import (
    Capability,
    LevelAnchor,
    MaturityAnchor,
    Requirement,
    Role,
    RoleSkill,
    ScaleStage,
    Seniority,
    Skill,
    Task,
)
from roles.reports.catalogue import (
    SupportRow,
    engine_catalogue,
    sourced,
    support_rows,
    with_words,
)

DRIVER_FIELDS = {
    "fte_per_data_source": "data source",
    "fte_per_model_in_production": "model in production",
    "fte_per_new_model_a_year": "new model a year",
    "fte_per_stakeholder_group": "stakeholder group",
}


@dataclass(frozen=True)
class RoleReport:
    """A role: profile by seniority, tasks, typical pay."""

    role: Role
    profile: list[dict]
    tasks: list[Task]
    salaries: list[tuple[str, float | None]]
    titles: list[str]


def role_report(role: Role) -> RoleReport:
    """Report what `role` is hired for, and what it is expected to be able to do."""
    salary = sourced([role.salary])[0]
    role.works = sourced([role])[0].works
    role.salary.works = salary.works
    titles = role.titles.filter(sure=True).values_list("title_contains", flat=True)
    return RoleReport(
        role=role,
        profile=profile_rows(role),
        tasks=task_list(role.tasks.all()),
        salaries=[
            (name, amount and amount * 1000)
            for name, amount in [
                ("Junior", salary.entry),
                ("Mid", salary.mid),
                ("Senior", salary.senior),
                ("Executive", salary.executive),
            ]
        ],
        titles=list(titles),
    )


def profile_rows(role: Role) -> list[dict]:
    """Return the skills of a role with the level at each seniority, core first."""
    catalogue = engine_catalogue()
    levels = {
        seniority: role_profile(catalogue, role.pk, seniority)
        for seniority in Seniority.values
    }
    return [
        {
            "skill": row.skill,
            "need": row.get_need_display(),
            "basis": row.basis,
            "works": row.works,
            "levels": [int(levels[one][row.skill_id]) for one in Seniority.values],
        }
        for row in sourced(role.skills.select_related("skill"))
    ]


def task_list(tasks) -> list[Task]:
    """Return tasks with area, home role and requirements in words."""
    names = dict(Skill.objects.values_list("pk", "name"))
    tasks = tasks.select_related("focus_area", "home_role")
    return [with_words(task, names) for task in tasks.prefetch_related("requirements")]


@dataclass(frozen=True)
class TaskReport:
    """A task: what it asks, how much work it is, what takes work away."""

    task: Task
    formula: str
    reliefs: list
    owns: list[Capability]


def task_report(task: Task) -> TaskReport:
    """Report what `task` is, and where its work comes from."""
    names = dict(Skill.objects.values_list("pk", "name"))
    sourced([with_words(task, names)])
    reliefs = task.reliefs.select_related("capability").order_by(
        "-relief_at_full_maturity", "capability"
    )
    return TaskReport(task, work_formula(task), sourced(reliefs), list(task.owns.all()))


def work_formula(task: Task) -> str:
    """Return how much work the task is, with its rates put in."""
    parts = [f"{task.base_fte:g}"] if task.base_fte else []
    for name, words in DRIVER_FIELDS.items():
        if rate := getattr(task, name):
            parts.append(f"{rate:g} for each {words}")
    return f"FTE = scope × stage × ({' + '.join(parts) or '0'})"


@dataclass(frozen=True)
class CapabilityReport:
    """A capability: what it is, how it looks at each maturity, what it costs."""

    capability: Capability
    anchors: list[dict]
    targets: list[tuple[ScaleStage, int]]
    reliefs: list
    cost: float
    efforts: list[dict]
    support: SupportRow | None


def capability_report(capability: Capability) -> CapabilityReport:
    """Report what `capability` is, and what raising it takes and brings."""
    sourced([capability])
    stages = list(ScaleStage.objects.all())
    targets = [(stage, capability.target(stage.pk)) for stage in stages]
    reliefs = capability.reliefs.select_related("task")
    features = {row.feature: row for row in support_rows()}
    return CapabilityReport(
        capability=capability,
        anchors=[
            {
                "anchor": anchor,
                # A target of 0 asks for nothing.
                "stages": [
                    stage.name
                    for stage, level in targets
                    if level == anchor.level and level
                ],
            }
            for anchor in MaturityAnchor.objects.filter(capability=capability)
        ],
        targets=targets,
        reliefs=sourced(reliefs),
        cost=capability.cost_per_level_kusd * 1000,
        efforts=effort_rows(capability),
        support=features.get(capability.agrawal_feature),
    )


def effort_rows(capability: Capability) -> list[dict]:
    """Return the own work of a level and of keeping it, bought and built."""
    catalogue = engine_catalogue()
    once, kept = effort(catalogue), upkeep(catalogue)
    share = {"buy": 1.0, "build": catalogue.assume("build_cost_share")}
    return [
        {
            "mode": mode,
            "effort": float(once.loc[capability.pk, mode]),
            "upkeep": float(kept.loc[capability.pk, mode]),
            "outlay": share[mode] * capability.cost_per_level_kusd * 1000,
        }
        for mode in ["buy", "build"]
        if pd.notna(once.loc[capability.pk, mode])
    ]


@dataclass(frozen=True)
class SkillReport:
    """A skill: levels in words, and who and what asks for it."""

    skill: Skill
    anchors: list[LevelAnchor]
    profiles: list[RoleSkill]
    requirements: list[Requirement]


def skill_report(skill: Skill) -> SkillReport:
    """Report what `skill` is, and where it is needed."""
    sourced([skill])
    requirements = Requirement.objects.select_related("task")
    return SkillReport(
        skill=skill,
        anchors=list(LevelAnchor.objects.filter(category=skill.category)),
        profiles=sourced(skill.roles.select_related("role").order_by("role__position")),
        requirements=[row for row in requirements if skill.pk in row.skills],
    )
