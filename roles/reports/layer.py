"""How far each layer stands, and what nobody keeps running."""

from dataclasses import dataclass

from roles.reports.inputs import Inputs
from roles.reports.readiness import assessment, number
from roles.reports.task import LEAST, verb


@dataclass(frozen=True)
class LayerRow:
    """A layer: how many capabilities are rated, how far it stands 0-1, mean target."""

    layer: str
    name: str
    rated: int
    infrastructure: float | None
    target: float


@dataclass(frozen=True)
class KeptRow:
    """A rated capability and the level that somebody keeps running. [0-4]"""

    capability: str
    name: str
    level: float
    kept: float
    owner_verb: str

    @property
    def is_slipping(self) -> bool:
        """Whether more stands than anybody keeps."""
        return self.level - self.kept > LEAST


def layer_rows(inputs: Inputs) -> tuple[LayerRow, ...]:
    """Return the layers from the ground up."""
    frame = assessment(inputs).layers
    return tuple(
        LayerRow(
            layer=layer,
            name=name,
            rated=int(frame.at[layer, "rated"]),
            infrastructure=number(frame.at[layer, "infrastructure"]),
            target=float(frame.at[layer, "target"]),
        )
        for layer, name in inputs.names.tables["layers"].items()
    )


def kept_rows(inputs: Inputs) -> tuple[KeptRow, ...]:
    """Return what is rated beside what is kept, what slips most first."""
    answer, names = assessment(inputs), inputs.names
    owners = inputs.catalogue.capabilities["owner_task"]
    rows = [
        KeptRow(
            capability=capability,
            name=names.capability(capability),
            level=float(level),
            kept=float(answer.kept[capability]),
            owner_verb=verb(names.task(owners[capability])),
        )
        for capability, level in answer.maturity.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.kept - row.level, row.name)))


def unrated(inputs: Inputs) -> tuple[str, ...]:
    """Return the names of capabilities with a target that nobody rated."""
    targets = inputs.catalogue.targets(inputs.team.stage)
    asked = targets.index[targets > 0].difference(inputs.team.maturity.index)
    return tuple(sorted(inputs.names.capability(key) for key in asked))
