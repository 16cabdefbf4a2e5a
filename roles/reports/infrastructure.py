"""What stands, what does a scale ask for, and what does that take?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.workload import workload
from roles.models import Layer, ScaleStage, Team
from roles.queries import catalogue as read_catalogue
from roles.queries import maturity as read
from roles.reports.capability import CapabilityRow, Figures, Wording, capability_row
from roles.reports.inputs import NotReady, engine_inputs
from roles.reports.readiness import assessment


@dataclass(frozen=True)
class LayerBand:
    """A layer with its capabilities; `levels` and `cost` are by scale stage.

    `infrastructure` is the share of its targets that is kept running [0-1], None
    where nothing is rated or the team cannot be assessed yet.
    """

    layer: str
    name: str
    text: str
    commoditised: str
    answer: int | None
    infrastructure: float | None
    capabilities: tuple[CapabilityRow, ...]
    levels: dict[str, int]

    @property
    def rated(self) -> int:
        """How many capabilities have a level, rated or from the layer's answer."""
        return sum(row.level is not None for row in self.capabilities)


@dataclass(frozen=True)
class StageNeed:
    """What one scale stage asks for; money in whole units of the organisation.

    `missing` and `cost` leave out what is not rated or provided by others.
    """

    stage: str
    name: str
    need: str
    text: str
    capabilities: int
    levels: int
    missing: int
    cost: float

    @property
    def short(self) -> str:
        """The stage in one word, where there is no room for its name."""
        return self.stage.capitalize()


@dataclass(frozen=True)
class InfrastructureReport:
    """The infrastructure of a team, layer by layer from the ground up.

    `stage` is the one whose targets are shown, `own_stage` the team's.
    """

    stage: StageNeed
    own_stage: str | None
    stages: tuple[StageNeed, ...]
    layers: tuple[LayerBand, ...]
    missing: tuple[str, ...]
    currency: str

    @property
    def capabilities(self) -> list[CapabilityRow]:
        """All capabilities, from the ground up."""
        return [row for band in self.layers for row in band.capabilities]

    @property
    def asked(self) -> list[CapabilityRow]:
        """The capabilities of which the stage shown asks something."""
        return [row for row in self.capabilities if row.target]

    @property
    def reached(self) -> list[CapabilityRow]:
        """Those asked for that stand at their target."""
        return [row for row in self.asked if row.is_reached]

    @property
    def not_rated(self) -> list[CapabilityRow]:
        """Those asked for of which nobody said anything."""
        return [row for row in self.asked if row.level is None]

    @property
    def is_rated(self) -> bool:
        """Whether anything is rated at all."""
        return any(row.level is not None for row in self.capabilities)

    @property
    def not_kept(self) -> list[CapabilityRow]:
        """Those that stand higher than anybody keeps them running."""
        return [row for row in self.capabilities if row.is_neglected]


def infrastructure_report(
    team: Team, today: date, stage: str | None = None
) -> InfrastructureReport:
    """Report what stands against what `stage` (the team's own) asks for."""
    tables = read_catalogue.tables(team.organisation)
    catalogue = Catalogue.from_tables(tables)
    wording = Wording.read()
    stages = {row.pk: row for row in wording.stages}
    asked_for = [stage, team.stage_id, *stages]
    shown = next(key for key in asked_for if key in stages)
    figures, infrastructure, missing = _figures(team, today, catalogue)
    rated = read.standings(team)
    rows = {
        capability.pk: capability_row(capability, shown, figures, rated, wording)
        for capability in wording.capabilities.values()
    }
    bands = _bands(team, wording.stages, list(rows.values()), infrastructure)
    needs = tuple(_need(row, catalogue, rows) for row in wording.stages)
    return InfrastructureReport(
        stage=next(need for need in needs if need.stage == shown),
        own_stage=team.stage_id,
        stages=needs,
        layers=bands,
        missing=missing,
        currency=team.organisation.currency,
    )


def scale_table(report: InfrastructureReport) -> pd.DataFrame:
    """Return the levels asked for, layers x scale stages, by short names."""
    names = {need.stage: need.short for need in report.stages}
    frame = pd.DataFrame(
        [[band.levels[stage] for stage in names] for band in report.layers],
        index=[band.name for band in report.layers],
        columns=list(names.values()),
    )
    frame.attrs["stage"] = report.stage.short
    return frame


def _figures(
    team: Team, today: date, catalogue: Catalogue
) -> tuple[Figures, dict[str, float], tuple[str, ...]]:
    """Return the engine's figures, the share kept by layer, and what is missing.

    A team that cannot be assessed yet still sees its targets and what it rated.
    """
    try:
        inputs = engine_inputs(team, today)
    except NotReady as reason:
        return Figures.of(catalogue), {}, tuple(reason.words)
    answer = assessment(inputs)
    shares = answer.layers["infrastructure"].dropna().to_dict()
    work = workload(catalogue, inputs.team)
    return Figures.of(catalogue, work, answer.kept), shares, ()


def _bands(
    team: Team,
    stages: list[ScaleStage],
    rows: list[CapabilityRow],
    infrastructure: Mapping[str, float],
) -> tuple[LayerBand, ...]:
    """Return the layers from the ground up."""
    answers = dict(team.layer_answers.values_list("layer", "maturity"))
    return tuple(
        LayerBand(
            layer=layer.pk,
            name=layer.name,
            text=layer.text,
            commoditised=layer.commoditised,
            answer=answers.get(layer.pk),
            infrastructure=infrastructure.get(layer.pk),
            capabilities=tuple(row for row in rows if row.layer == layer.pk),
            levels={
                stage.pk: sum(
                    row.targets[stage.pk] for row in rows if row.layer == layer.pk
                )
                for stage in stages
            },
        )
        for layer in Layer.objects.all()
    )


def _need(
    stage: ScaleStage, catalogue: Catalogue, rows: Mapping[str, CapabilityRow]
) -> StageNeed:
    """Return what one stage asks for, and what of it does not stand."""
    targets = catalogue.targets(stage.pk)
    missing = pd.Series(
        {
            key: max(target - rows[key].level, 0)
            for key, target in targets.items()
            if rows[key].level is not None and not rows[key].is_provided
        },
        dtype=float,
    )
    price = pd.Series({key: rows[key].first_cost for key in missing.index}, dtype=float)
    return StageNeed(
        stage=stage.pk,
        name=stage.name,
        need=stage.infrastructure_need,
        text=stage.text,
        capabilities=int((targets > 0).sum()),
        levels=int(targets.sum()),
        missing=int(missing.sum()),
        cost=float((missing * price).sum()),
    )
