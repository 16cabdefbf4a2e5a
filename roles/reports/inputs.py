"""What the engine is asked about a team, and the names of what is in it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TypeVar

import pandas as pd
from django.core.cache import cache

from roles.engine.catalogue import Catalogue
from roles.engine.team import Team as EngineTeam
from roles.models import Team
from roles.queries.catalogue import newest, own_values, tables_with
from roles.queries.document import document
from roles.queries.team import members

Answer = TypeVar("Answer")

WORDS = {
    "stage": "the scale stage",
    "data_sources": "the number of data sources",
    "models": "the number of models in production",
    "new_models": "the number of new models a year",
    "stakeholders": "the number of stakeholder groups",
    "roles": "a role for every member",
}
# An answer is kept as long as its inputs stay as they are, a day at most: the key
# holds them all.
KEEP = 24 * 60 * 60


class NotReady(Exception):
    """Nobody has said yet what assessing needs; `missing` names it."""

    def __init__(self, missing: list[str]):
        """Keep the names, and say them in words."""
        self.missing = missing
        self.words = [WORDS[name] for name in missing]
        super().__init__(f"Still missing: {', '.join(self.words)}.")


@dataclass(frozen=True)
class Names:
    """What people call the rows of the catalogue: id -> name, by kind."""

    tables: dict[str, dict[str, str]]

    @classmethod
    def of(cls, frames: dict[str, pd.DataFrame]) -> "Names":
        """Return the names that the tables of the catalogue give."""
        named = {stem: frame for stem, frame in frames.items() if "name" in frame}
        return cls(
            {
                stem: dict(zip(frame["id"], frame["name"], strict=True))
                for stem, frame in named.items()
            }
        )

    def area(self, key: str) -> str:
        """Return the name of a focus area."""
        return self.tables["focus_areas"][key]

    def task(self, key: str) -> str:
        """Return the name of a task."""
        return self.tables["tasks"][key]

    def role(self, key: str) -> str:
        """Return the name of a role."""
        return self.tables["roles"][key]

    def layer(self, key: str) -> str:
        """Return the name of a layer."""
        return self.tables["layers"][key]

    def capability(self, key: str) -> str:
        """Return the name of a capability."""
        return self.tables["capabilities"][key]

    def stage(self, key: str) -> str:
        """Return the name of a scale stage."""
        return self.tables["scale_stages"][key]

    def skill(self, any_of: str) -> str:
        """Return the name of a skill, or of several that will do: "R or Python"."""
        return " or ".join(self.tables["skills"][key] for key in any_of.split("|"))


@dataclass(frozen=True)
class Inputs:
    """A team on a day as the engine reads it, labelled by ids."""

    name: str
    on: date
    team: EngineTeam
    catalogue: Catalogue
    names: Names
    members: dict[str, str]
    key: str

    def remembered(self, question: str, answer: Callable[..., Answer]) -> Answer:
        """Return `answer(catalogue, team)`, worked out once for these inputs."""
        return cache.get_or_set(
            f"{question}:{self.key}",
            lambda: answer(self.catalogue, self.team),
            timeout=KEEP,
        )


def engine_inputs(team: Team, today: date) -> Inputs:
    """Return what the engine needs to know of `team`.

    Raises
    ------
    NotReady
        If stage, drivers or the role of a member are not given yet.

    """
    said = document(team, labels="id")
    missing = team.missing()
    if not all(row["roles"] for row in said["members"]):
        missing.append("roles")
    if missing:
        raise NotReady(missing)
    own = own_values(team.organisation)
    frames = tables_with(own)
    catalogue = Catalogue.from_tables(frames)
    return Inputs(
        name=team.name,
        on=today,
        team=EngineTeam.from_document(said, catalogue, on=today),
        catalogue=catalogue,
        names=Names.of(frames),
        members=members(team),
        key=key_of(said, own, today),
    )


def key_of(said: dict, own: dict, today: date) -> str:
    """Return what tells these inputs from all others, whoever's they are."""
    # The name of the team changes no number.
    inputs = [{**said, "team": None}, own, str(newest()), today.isoformat()]
    return sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()
