"""What the model knows, and what follows from it: the catalogue as one answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from roles.engine.catalogue import CLOUDS, GROUP_AREAS, SUPPORT, Catalogue
from roles.engine.team import Team
from roles.engine.workload import area_weights
from roles.models import (
    Capability,
    Driver,
    FocusArea,
    Layer,
    LevelAnchor,
    MarketSupport,
    Organisation,
    Role,
    ScaleStage,
    Skill,
    SourceText,
    Task,
)
from roles.queries import catalogue as read
from roles.queries.catalogue_tables import SYSTEMS

JUDGEMENT = "judgement"

# A team of nobody with nothing to do: what is left is the catalogue's own answer.
NOBODY = {
    "stage": "few",
    "drivers": dict.fromkeys(
        ["data_sources", "models", "new_models", "stakeholders"], 0
    ),
    "members": [],
}


def engine_catalogue(organisation: Organisation | None = None) -> Catalogue:
    """Return the catalogue as the engine reads it, with own values where there are."""
    if organisation is None:
        return Catalogue.from_tables(read.base_tables())
    return Catalogue.from_tables(read.tables(organisation))


@dataclass(frozen=True)
class SupportRow:
    """A feature of the paper's table, with the mean over the three clouds."""

    feature: str
    group: str
    marks: list[str]
    mean: float


@dataclass(frozen=True)
class AreaRow:
    """A focus area with its weight, and the formula with the figures put in."""

    area: FocusArea
    weight: float
    support: float | None
    formula: str


@dataclass(frozen=True)
class StageRow:
    """A scale stage and what reaching all of its targets would take."""

    stage: ScaleStage
    capabilities: int
    levels: int
    cost: float


@dataclass(frozen=True)
class CatalogueReport:
    """Everything the overview shows, in the order of the catalogue."""

    version: str
    loaded_at: datetime | None
    areas: list[AreaRow]
    roles: list[Role]
    tasks: list[Task]
    layers: list[Layer]
    skills: dict[str, list[Skill]]
    anchors: dict[str, list[LevelAnchor]]
    stages: list[StageRow]
    drivers: list[Driver]
    support: list[SupportRow]
    systems: list[str]


def catalogue_report() -> CatalogueReport:
    """Report what the catalogue holds."""
    version, loaded_at = read.newest()
    skills = list(Skill.objects.all())
    names = {skill.pk: skill.name for skill in skills}
    capabilities = list(
        Capability.objects.select_related("focus_area", "owner_task").prefetch_related(
            "prerequisites__needs", "reliefs__task"
        )
    )
    return CatalogueReport(
        version=version,
        loaded_at=loaded_at,
        areas=area_rows(),
        roles=sourced(role_rows()),
        tasks=sourced(task_rows(names)),
        layers=layer_rows(capabilities),
        skills=grouped(sourced(skills), "category"),
        anchors=grouped(LevelAnchor.objects.all(), "category"),
        stages=stage_rows(capabilities),
        drivers=list(Driver.objects.all()),
        support=support_rows(),
        systems=SYSTEMS,
    )


def sourced(rows: Iterable) -> list:
    """Give each row the works that it names as its sources."""
    rows = list(rows)
    # A judgement of our own stands in the basis already, and is no work to look up.
    works = {work.pk: work for work in SourceText.objects.all()}
    for row in rows:
        row.works = [works[pk] for pk in row.source_ids if pk != JUDGEMENT]
    return rows


def grouped(rows: Iterable, name: str) -> dict[str, list]:
    """Return the rows by one of their fields, both in the order they come."""
    groups: dict[str, list] = {}
    for row in rows:
        groups.setdefault(getattr(row, name), []).append(row)
    return groups


def role_rows() -> list[Role]:
    """Return the roles with tasks and profile."""
    return list(Role.objects.prefetch_related("tasks", "skills__skill"))


def task_rows(skill_names: dict[str, str]) -> list[Task]:
    """Return the tasks; their requirements say "R or Python" in words."""
    tasks = Task.objects.select_related("focus_area", "home_role").prefetch_related(
        "requirements"
    )
    return [with_words(task, skill_names) for task in tasks]


def with_words(task: Task, skill_names: dict[str, str]) -> Task:
    """Give `task` its requirements as skills by name, any of them, and level."""
    task.asks = [
        {
            "skills": [(pk, skill_names[pk]) for pk in requirement.skills],
            "words": " or ".join(skill_names[pk] for pk in requirement.skills),
            "level": requirement.level,
            "weight": requirement.weight,
            "basis": requirement.basis,
        }
        for requirement in task.requirements.all()
    ]
    return task


def layer_rows(capabilities: list[Capability]) -> list[Layer]:
    """Return the layers from the ground up, with their capabilities."""
    by_layer = grouped(sourced(capabilities), "layer_id")
    layers = sourced(Layer.objects.all())
    for layer in layers:
        layer.rows = by_layer.get(layer.pk, [])
    return layers


def stage_rows(capabilities: list[Capability]) -> list[StageRow]:
    """Return what each stage asks for: investment grows with scale."""
    rows = []
    for stage in sourced(ScaleStage.objects.all()):
        targets = [(one.target(stage.pk), one) for one in capabilities]
        cost = sum(target * one.cost_per_level_kusd for target, one in targets)
        asked = [target for target, _ in targets if target]
        rows.append(StageRow(stage, len(asked), sum(asked), cost * 1000))
    return rows


def support_rows() -> list[SupportRow]:
    """Return the paper's table of market support."""
    return [
        SupportRow(
            row.feature,
            row.group,
            [row.marks[system] for system in SYSTEMS],
            sum(SUPPORT[row.marks[cloud]] for cloud in CLOUDS) / len(CLOUDS),
        )
        for row in MarketSupport.objects.all()
    ]


def area_rows(organisation: Organisation | None = None) -> list[AreaRow]:
    """Return the focus areas, heaviest first, with how their weight comes about."""
    catalogue = engine_catalogue(organisation)
    nobody = Team.from_document(NOBODY, catalogue, on=date.min)
    weights = area_weights(catalogue, nobody)
    support = catalogue.market_support
    rows = [
        AreaRow(
            area,
            float(weights[area.pk]),
            float(support[area.pk]) if area.pk in support else None,
            formula(area.pk, catalogue, weights),
        )
        for area in sourced(FocusArea.objects.all())
    ]
    return sorted(rows, key=lambda row: -row.weight)


def formula(area: str, catalogue: Catalogue, weights: pd.Series) -> str:
    """Return how the weight of `area` comes about, with the figures put in."""
    direction = catalogue.assume("direction_weight")
    support = catalogue.market_support
    if area not in support:
        return f"{direction:.2f}, set as an assumption"
    ordered = [one for one in dict.fromkeys(GROUP_AREAS.values()) if one in support]
    below = " + ".join(f"(1 − {support[one]:.2f})" for one in reversed(ordered))
    return (
        f"(1 − {direction:.2f}) × (1 − {support[area]:.2f}) / [{below}]"
        f" = {weights[area]:.2f}"
    )
