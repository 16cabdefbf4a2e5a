"""One capability: what stands, what is asked, what it relieves and costs to keep."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from roles.engine.catalogue import CLOUDS, SUPPORT, Catalogue
from roles.engine.workload import MODES, upkeep
from roles.models import (
    Capability,
    MarketSupport,
    MaturityAnchor,
    Prerequisite,
    ScaleStage,
)
from roles.queries.maturity import Standing

NEGLECTED = 0.05  # levels; less is rounding of the solver
MOSTLY = 0.5  # buyable today from which a capability is called bought


@dataclass(frozen=True)
class Figures:
    """What the engine says of capabilities; Series by capability.

    `relief` of a level [FTE] and `kept` [0-4] are None where the team cannot be
    assessed yet; `upkeep` of a level [FTE]; `first_cost` of a level [money].
    """

    relief: pd.Series | None
    kept: pd.Series | None
    upkeep: pd.Series
    first_cost: pd.Series

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        work: pd.Series | None = None,
        kept: pd.Series | None = None,
    ) -> "Figures":
        """Return the figures: bought where that can be, built where not."""
        buy, build = MODES
        by_mode = upkeep(catalogue)
        cost = catalogue.capabilities["cost"] * 1000
        is_bought = catalogue.capabilities["buyable"] > 0
        built = cost * catalogue.assume("build_cost_share")
        relief = None if work is None else (catalogue.relief * work).sum(axis=1) / 4
        return cls(
            relief=relief,
            kept=kept,
            upkeep=by_mode[buy].where(is_bought, by_mode[build]),
            first_cost=cost.where(is_bought, built),
        )


@dataclass(frozen=True)
class Wording:
    """The catalogue's rows and texts of capabilities, by id."""

    capabilities: dict[str, Capability]
    anchors: dict[str, dict[int, str]]
    needs: dict[str, list[str]]
    market: dict[str, MarketSupport]
    stages: list[ScaleStage]

    @classmethod
    def read(cls) -> "Wording":
        """Return the rows, in five queries."""
        rows = Capability.objects.select_related("layer", "focus_area", "owner_task")
        anchors, needs = defaultdict(dict), defaultdict(list)
        for row in MaturityAnchor.objects.all():
            anchors[row.capability_id][row.level] = row.text
        for row in Prerequisite.objects.all():
            needs[row.capability_id].append(row.needs_id)
        return cls(
            capabilities={row.pk: row for row in rows.order_by("position", "pk")},
            anchors=dict(anchors),
            needs=dict(needs),
            market={row.feature: row for row in MarketSupport.objects.all()},
            stages=list(ScaleStage.objects.all()),
        )


@dataclass(frozen=True)
class Needed:
    """A capability that another stands on, and whether it reaches that far."""

    name: str
    stands: bool | None


@dataclass(frozen=True)
class CapabilityRow:
    """A capability of a team; level None: not rated. Work in FTE, money in units."""

    capability: str
    name: str
    text: str
    layer: str
    area: str
    owner_task: str
    level: int | None
    is_assumed: bool
    is_provided: bool
    target: int
    targets: dict[str, int]
    kept: float | None
    relief_of_level: float | None
    upkeep_of_level: float
    first_cost: float
    lead: int
    buyable: float
    support: float
    marks: dict[str, str]
    needs: tuple[Needed, ...]
    anchors: dict[int, str]

    @property
    def is_reached(self) -> bool:
        """Whether it stands where the stage wants it."""
        return self.level is not None and self.level >= self.target

    @property
    def is_neglected(self) -> bool:
        """Whether more stands than anybody keeps running."""
        if self.kept is None or self.level is None:
            return False
        return self.kept < self.level - NEGLECTED

    @property
    def relief(self) -> float | None:
        """Work that it takes away today. [FTE]"""
        if self.relief_of_level is None or self.kept is None:
            return None
        return self.relief_of_level * self.kept

    @property
    def relief_at_target(self) -> float | None:
        """Work that it would take away at the target. [FTE]"""
        if self.relief_of_level is None:
            return None
        return self.relief_of_level * self.target

    @property
    def upkeep(self) -> float | None:
        """Work that keeping what stands takes; none where others provide it. [FTE]"""
        if self.is_provided:
            return 0.0
        return None if self.level is None else self.upkeep_of_level * self.level

    @property
    def waits_for(self) -> list[str]:
        """What has to stand before the target can be reached, and does not yet."""
        if not self.target or self.is_reached:
            return []
        return [need.name for need in self.needs if need.stands is False]

    @property
    def way(self) -> str:
        """Say in a word how one comes by it."""
        if not self.buyable:
            return "build"
        return "buy" if self.buyable >= MOSTLY else "buy or build"


def capability_row(
    row: Capability,
    stage: str,
    figures: Figures,
    rated: Mapping[str, Standing],
    wording: Wording,
) -> CapabilityRow:
    """Return what there is to say of one capability at `stage`."""
    rating, target = rated[row.pk], row.target(stage)
    return CapabilityRow(
        **_from_catalogue(row, wording),
        **_in_the_market(row, wording),
        level=rating.level,
        is_assumed=rating.is_assumed,
        is_provided=rating.is_provided,
        target=target,
        kept=_value(figures.kept, row.pk),
        relief_of_level=_value(figures.relief, row.pk),
        upkeep_of_level=float(figures.upkeep[row.pk]),
        first_cost=float(figures.first_cost[row.pk]),
        needs=tuple(
            _needed(wording.capabilities[key], target, stage, rated[key])
            for key in wording.needs.get(row.pk, [])
        ),
    )


def _from_catalogue(row: Capability, wording: Wording) -> dict:
    """Return what holds for every team: name, texts, targets, time to build."""
    return {
        "capability": row.pk,
        "name": row.name,
        "text": row.text,
        "layer": row.layer_id,
        "area": row.focus_area.name,
        "owner_task": row.owner_task.name,
        "targets": {stage.pk: row.target(stage.pk) for stage in wording.stages},
        "lead": row.lead_quarters,
        "anchors": wording.anchors.get(row.pk, {}),
    }


def _in_the_market(row: Capability, wording: Wording) -> dict:
    """Return how far it can be bought: judged where the paper's table lacks it."""
    market = wording.market.get(row.agrawal_feature)
    marks = {cloud: market.marks[cloud] for cloud in CLOUDS} if market else {}
    support = row.market_support_if_not_in_table
    if market:
        support = sum(SUPPORT[mark] for mark in marks.values()) / len(CLOUDS)
    return {"buyable": row.buyable_today, "support": support, "marks": marks}


def _needed(row: Capability, level: int, stage: str, rating: Standing) -> Needed:
    """Return a prerequisite: it has to stand at `level`, or its target if lower."""
    wanted = min(level, row.target(stage))
    if rating.is_provided:
        return Needed(row.name, stands=True)
    stands = None if rating.level is None else rating.level >= wanted
    return Needed(row.name, stands)


def _value(series: pd.Series | None, key: str) -> float | None:
    """Return a figure, None where there is none."""
    return None if series is None or key not in series.index else float(series[key])
