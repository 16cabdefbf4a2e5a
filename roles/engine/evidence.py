"""What members say: what a judged level rests on, and what they want to do more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from roles.engine.frames import LEVEL, InvalidFrame, check_known


@dataclass(frozen=True)
class Judged:
    """One judged level: the person's own where a manager's counts, and the day.

    Either is None where it is not known.
    """

    own: int | None
    on: date | None


def read_evidence(rows: list[dict], skills: pd.Index) -> dict[str, dict[str, Judged]]:
    """Return member -> judged skill -> what its level rests on.

    Parameters
    ----------
    rows : members of a document
        ``evidence`` is optional: skill -> ``on``, the ISO day of the judgement that
        counts, and ``self``, the person's own level [0-4]; both optional.
    skills : Index of the skills that are known

    Raises
    ------
    InvalidFrame
        If a skill is unknown or has no level, a day is none, or a level is out of
        range.

    """
    return {row["name"]: _evidence(row, skills) for row in rows if row.get("evidence")}


def _evidence(row: dict, skills: pd.Index) -> dict[str, Judged]:
    """Return skill -> what the level of one member rests on."""
    name, given = f"evidence of {row['name']!r}", row["evidence"]
    check_known(given, skills, name)
    check_known(given, row.get("levels") or {}, f"{name} without a level")
    return {skill: _judged(said, f"{name}, {skill}") for skill, said in given.items()}


def _judged(said: Mapping, name: str) -> Judged:
    """Return what is said of one level."""
    own, on = said.get("self"), said.get("on")
    if own is not None and own not in range(LEVEL[0], LEVEL[1] + 1):
        raise InvalidFrame(f"{name}: self must be 0-4")
    try:
        return Judged(own, date.fromisoformat(on) if on else None)
    except ValueError as error:
        raise InvalidFrame(f"{name}: {on!r} is no day") from error


def read_interests(rows: list[dict], skills: pd.Index) -> dict[str, tuple[str, ...]]:
    """Return member -> the skills they want to use more; who says none is left out.

    Raises
    ------
    InvalidFrame
        If a skill is unknown.

    """
    for row in rows:
        check_known(row.get("interests") or (), skills, f"interests of {row['name']!r}")
    return {
        row["name"]: tuple(dict.fromkeys(row["interests"]))
        for row in rows
        if row.get("interests")
    }
