"""What the engine is asked about a team, and the names of what is in it."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TypeVar

import pandas as pd
from django.core.cache import cache

from roles.engine.catalogue import Catalogue
from roles.engine.team import Team as EngineTeam
from roles.models import Organisation, Team
from roles.queries.catalogue import laid_over, newest, own_values_of, tables_of
from roles.queries.document import documents
from roles.queries.team import members_by_team

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
    found = inputs_by_team([team], today)[team.pk]
    if isinstance(found, NotReady):
        raise found
    return found


def inputs_by_team(teams: Iterable[Team], today: date) -> dict[int, Inputs | NotReady]:
    """Return by team what the engine needs to know, or why it is not known yet."""
    teams = list(teams)
    said, names = documents(teams, labels="id", evidence=True), members_by_team(teams)
    missing = {team.pk: missing_of(team, said[team.pk]) for team in teams}
    ready = [team for team in teams if not missing[team.pk]]
    bases = bases_of({team.organisation for team in ready})
    found = {
        team.pk: bases[team.organisation_id].inputs(
            team, said[team.pk], names[team.pk], today
        )
        for team in ready
    }
    lacking = {pk: NotReady(words) for pk, words in missing.items() if words}
    return found | lacking


def missing_of(team: Team, said: dict) -> list[str]:
    """Name what nobody has said yet of a team and of its members."""
    missing = team.missing()
    has_roles = all(row["roles"] for row in said["members"])
    return missing if has_roles else [*missing, "roles"]


@dataclass(frozen=True)
class Base:
    """What the teams of one organisation share: the catalogue, its own values in it."""

    own: dict
    loaded: str
    catalogue: Catalogue
    names: Names

    def inputs(
        self, team: Team, said: dict, members: dict[str, str], today: date
    ) -> Inputs:
        """Return the inputs of one team from its document."""
        return Inputs(
            name=team.name,
            on=today,
            team=EngineTeam.from_document(said, self.catalogue, on=today),
            catalogue=self.catalogue,
            names=self.names,
            members=members,
            key=self.key(said, today),
        )

    def key(self, said: dict, today: date) -> str:
        """Return what tells these inputs from all others, whoever's they are."""
        # The name of the team changes no number.
        inputs = [{**said, "team": None}, self.own, self.loaded, today.isoformat()]
        return sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


def bases_of(organisations: Iterable[Organisation]) -> dict[int, Base]:
    """Return organisation -> what its teams share."""
    loaded = newest()
    bases = {}
    for key, own in own_values_of(organisations).items():
        frames = laid_over(tables_of(*loaded), own)
        bases[key] = Base(
            own=own,
            loaded=str(loaded),
            catalogue=Catalogue.from_tables(frames),
            names=Names.of(frames),
        )
    return bases


def in_a_sentence(name: str) -> str:
    """Return a name as it stands within a sentence; an abbreviation stays as it is.

    >>> in_a_sentence("Data engineer"), in_a_sentence("CDO / data science leader")
    ('data engineer', 'CDO / data science leader')

    """
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
