"""A team as the engine reads it: members, levels, maturity, drivers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from roles.engine.catalogue import DRIVERS, SENIORITIES, Catalogue
from roles.engine.evidence import Judged, read_evidence, read_interests
from roles.engine.frames import (
    FTE,
    LEVEL,
    SHARE,
    InvalidFrame,
    check_frame,
    check_known,
)


class InvalidTeam(ValueError):
    """A team lacks what a calculation needs, or holds a value that cannot be."""


@dataclass(frozen=True)
class Team:
    """One team on one day; frames are sorted by id. Money in thousands.

    Attributes
    ----------
    drivers : Series, driver -> number
    scope : Series, task -> share that this team does itself
    provided : tuple of the capabilities that others provide
    area_weights : Series, area -> weight, or None for the catalogue's
    members : DataFrame, one row per member
        ``fte`` [0-1], ``seniority`` (or None), ``cost`` a year (or missing),
        ``start`` and ``end`` (date or None).
    roles : mapping of member -> tuple of roles, the main one first
    assessed, tools : DataFrame, members x skills
        Level somebody assessed, or read from tools; missing where none. [0-4]
    not_applicable : DataFrame, members x skills, bool
    maturity : Series, capability -> level rated or prefilled by its layer. [0-4]
    on : the day the team is looked at
    evidence : mapping of member -> judged skill -> what its level rests on
        Those of whom the document says nothing are missing.
    interests : mapping of member -> skills they want to use more

    """

    name: str
    stage: str
    drivers: pd.Series
    scope: pd.Series
    provided: tuple[str, ...]
    area_weights: pd.Series | None
    members: pd.DataFrame
    roles: Mapping[str, tuple[str, ...]]
    assessed: pd.DataFrame
    tools: pd.DataFrame
    not_applicable: pd.DataFrame
    maturity: pd.Series
    on: date
    evidence: Mapping[str, Mapping[str, Judged]] = field(default_factory=dict)
    interests: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def from_document(cls, document: dict, catalogue: Catalogue, on: date) -> "Team":
        """Return the team that an exported `document` describes, as of `on`.

        Raises
        ------
        InvalidTeam
            If the stage or a driver is missing or a value is out of range.
        InvalidFrame
            If an id is unknown to the catalogue, or a member stands there twice.

        """
        stage = _stage(document, catalogue)
        rows = sorted(document["members"], key=lambda row: row["name"])
        members = _members(rows)
        _check_roles(rows, catalogue)
        team = cls(
            name=document.get("team", ""),
            stage=stage,
            drivers=_drivers(document.get("drivers") or {}),
            scope=_scope(document.get("scope") or {}, catalogue),
            provided=tuple(sorted(document.get("provided") or ())),
            area_weights=_area_weights(document.get("area_weights"), catalogue),
            members=members,
            roles={row["name"]: tuple(row["roles"]) for row in rows},
            assessed=_levels(rows, "levels", catalogue.skills),
            tools=_levels(rows, "from_tools", catalogue.skills),
            not_applicable=_not_applicable(rows, catalogue.skills),
            maturity=_maturity(document, stage, catalogue),
            on=on,
            evidence=read_evidence(rows, catalogue.skills),
            interests=read_interests(rows, catalogue.skills),
        )
        check_known(team.provided, catalogue.capabilities.index, "provided")
        return team

    def at(self, on: date) -> "Team":
        """Return the same team, looked at on another day."""
        return replace(self, on=on)

    def present(self) -> pd.Series:
        """Tell of each member whether they are there on the day. [bool]"""
        there = [
            (start is None or start <= self.on) and (end is None or end >= self.on)
            for start, end in zip(
                self.members["start"], self.members["end"], strict=True
            )
        ]
        return pd.Series(there, index=self.members.index, dtype=bool)


def _stage(document: dict, catalogue: Catalogue) -> str:
    """Return the scale stage, or say that it is missing or unknown."""
    stage = document.get("stage")
    if stage is None:
        raise InvalidTeam("stage is missing")
    if stage not in catalogue.multipliers.index:
        raise InvalidTeam(f"stage: no match for {stage!r}")
    return stage


def _drivers(given: Mapping[str, float]) -> pd.Series:
    """Return the four drivers, or name those that are missing or negative."""
    if missing := [name for name in DRIVERS if given.get(name) is None]:
        raise InvalidTeam(f"drivers are missing: {missing}")
    if wrong := [name for name in DRIVERS if not given[name] >= 0]:
        raise InvalidTeam(f"drivers must not be negative: {wrong}")
    return pd.Series({name: float(given[name]) for name in DRIVERS})


def _scope(given: Mapping[str, float], catalogue: Catalogue) -> pd.Series:
    """Return the scope of every task; one that is not named is the team's own."""
    check_known(given, catalogue.tasks.index, "scope")
    scope = pd.Series(1.0, index=catalogue.tasks.index)
    scope.update(pd.Series(dict(given), dtype=float))
    check_frame(scope.to_frame("scope"), "scope", {"scope": FTE})
    return scope


def _area_weights(given: Mapping | None, catalogue: Catalogue) -> pd.Series | None:
    """Return the manager's weights as shares of their sum, or None."""
    if given is None:
        return None
    check_known(given, catalogue.areas, "area_weights")
    weights = pd.Series(dict(given), dtype=float).reindex(catalogue.areas)
    weights = weights.fillna(0.0)  # an area that is not weighed counts for nothing
    if (weights < 0).any() or weights.sum() <= 0:
        raise InvalidTeam("area_weights must be 0 or more, and one above 0")
    return weights / weights.sum()


def _members(rows: list[dict]) -> pd.DataFrame:
    """Return one row per member, and refuse what cannot be."""
    names = pd.Index([row["name"] for row in rows], dtype=object, name="member")
    costs = [row.get("annual_cost") for row in rows]
    frame = pd.DataFrame(
        {
            "fte": pd.Series([row["fte"] for row in rows], dtype=float),
            "seniority": [row.get("seniority") for row in rows],
            "cost": pd.Series(costs, dtype=float) / 1000,
            "start": [_day(row.get("start")) for row in rows],
            "end": [_day(row.get("end")) for row in rows],
        }
    ).astype({"seniority": object, "start": object, "end": object})
    frame = frame.where(frame.notna(), None).set_index(names)
    frame["fte"], frame["cost"] = (
        frame["fte"].astype(float),
        frame["cost"].astype(float),
    )
    check_frame(frame, "members", {"fte": SHARE})
    check_known([s for s in frame["seniority"] if s], SENIORITIES, "seniority")
    if (frame["cost"] < 0).any():
        raise InvalidTeam(f"annual_cost below 0 for {list(names[frame['cost'] < 0])}")
    for name, start, end in zip(names, frame["start"], frame["end"], strict=True):
        if start and end and end < start:
            raise InvalidTeam(f"end before start for {name!r}")
    return frame


def _day(value: str | date | None) -> date | None:
    """Return an ISO day as a date."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _check_roles(rows: list[dict], catalogue: Catalogue) -> None:
    """Raise unless every member has roles, each known and none twice."""
    for row in rows:
        check_known(row["roles"], catalogue.roles, f"roles of {row['name']!r}")
        if not row["roles"] or len(set(row["roles"])) < len(row["roles"]):
            raise InvalidTeam(f"roles of {row['name']!r}: at least one, none twice")


def _levels(rows: list[dict], key: str, skills: pd.Index) -> pd.DataFrame:
    """Return the levels under `key`, members x skills, missing where none."""
    names = pd.Index([row["name"] for row in rows], dtype=object, name="member")
    given = {row["name"]: row.get(key) or {} for row in rows}
    for name, levels in given.items():
        check_known(levels, skills, f"{key} of {name!r}")
        if wrong := sorted(s for s, v in levels.items() if v not in range(5)):
            raise InvalidFrame(f"{key} of {name!r}: must be 0-4 for {wrong}")
    frame = pd.DataFrame.from_dict(given, orient="index", dtype=float)
    return frame.reindex(index=names, columns=skills).astype(float)


def _not_applicable(rows: list[dict], skills: pd.Index) -> pd.DataFrame:
    """Return what does not apply to whom, members x skills."""
    names = pd.Index([row["name"] for row in rows], dtype=object, name="member")
    frame = pd.DataFrame(False, index=names, columns=skills)
    for row in rows:
        given = row.get("not_applicable") or []
        check_known(given, skills, f"not_applicable of {row['name']!r}")
        if both := sorted(set(given) & set(row.get("levels") or {})):
            raise InvalidTeam(
                f"{row['name']!r}: both a level and not applicable for {both}"
            )
        if given:
            frame.loc[row["name"], given] = True
    return frame


def _maturity(document: dict, stage: str, catalogue: Catalogue) -> pd.Series:
    """Return the rated maturity, prefilled where only the layer was answered.

    A layer's answer stands for those of its capabilities that have a target.
    """
    answers = {k: v for k, v in (document.get("layers") or {}).items() if v is not None}
    check_known(answers, catalogue.layers, "layers")
    rated = document.get("maturity") or {}
    check_known(rated, catalogue.capabilities.index, "maturity")
    prefilled = catalogue.capabilities["layer"].map(answers).astype(float)
    prefilled = prefilled.where(catalogue.targets(stage) > 0).dropna()
    maturity = {
        **prefilled.to_dict(),
        **{k: v for k, v in rated.items() if v is not None},
    }
    series = pd.Series(maturity, dtype=float).sort_index()
    check_frame(series.to_frame("maturity"), "maturity", {"maturity": LEVEL})
    if (series % 1 != 0).any():
        raise InvalidFrame(
            f"maturity: whole levels for {list(series.index[series % 1 != 0])}"
        )
    return series
