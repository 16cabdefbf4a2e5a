"""Which roles a person's levels match, from the profiles of the catalogue alone."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.gaps import needed_by
from roles.engine.levels import WORKING
from roles.engine.team import Team

# Of a handful of skills every role has some: fewer say nothing.
ENOUGH_SKILLS = 5
# Roles share skills, so their scores lie close together.
CLEARLY = 0.15


@dataclass(frozen=True)
class RoleFit:
    """How well levels match the profiles of roles.

    Attributes
    ----------
    scores : DataFrame, members x roles; missing where too little is known. [0-1]
    skills : Series, member -> skills that this rests on. [count]
    better : Series, member -> the role that fits clearly better than any of their
        own, or None

    """

    scores: pd.DataFrame
    skills: pd.Series
    better: pd.Series


def role_fit(catalogue: Catalogue, team: Team, enough: int = ENOUGH_SKILLS) -> RoleFit:
    """Return how well what is known of each member matches each role.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    enough : known skills below which there is no statement. [count]

    Returns
    -------
    RoleFit, of the members who are there

    Notes
    -----
    ``score = sum of level * profile / (|level| * |profile|)`` over all skills, the
    cosine of the two: 1 where the levels have the shape of the profile, lower for each
    skill that is missing and for each that the role does not ask for. Seniority, which
    moves a whole profile, changes little.

    Levels are those somebody judged. Where nobody did, a tool's name counts as in all
    of the model, up to working: a survey names tools, and who names none of a skill's
    tools is taken not to have it. Nothing is assumed from the role, which
    would answer the question with itself; so a skill of which nothing is known counts
    as none, and with fewer than `enough` known ones there is no statement.

    Of three simple scores none told the titles of a survey better both at the first
    and among the first two: this one, first in 39 % and among two in 65 % (balanced
    over four roles; by chance 25 and 50 %), skills weighed by how few roles have them
    (39, 62), attainment of a profile less what it does not ask for (37, 63). So it
    suggests a question and decides nothing.

    References
    ----------
    Own definition; no outside source. Nothing is fitted to data.

    """
    levels = _known_levels(team)
    skills = levels.notna().sum(axis="columns")
    given, typical = levels.fillna(0.0), catalogue.profiles.fillna(0.0)
    size = np.outer(_length(given), _length(typical))
    match = given.to_numpy() @ typical.to_numpy().T
    values = np.divide(match, size, out=np.zeros_like(match), where=size > 0)
    scores = pd.DataFrame(values, index=levels.index, columns=catalogue.roles)
    scores[skills < enough] = np.nan
    better = [
        _better(scores.loc[member], team.roles[member]) for member in scores.index
    ]
    return RoleFit(scores, skills, pd.Series(better, index=scores.index, dtype=object))


def _known_levels(team: Team) -> pd.DataFrame:
    """Return what is judged or read from tools, missing where nothing is known."""
    levels = team.assessed.fillna(team.tools.clip(upper=WORKING))
    return levels.mask(team.not_applicable)[team.present()]


def _length(rows: pd.DataFrame) -> np.ndarray:
    """Return the length of each row as a vector."""
    return np.linalg.norm(rows.to_numpy(), axis=1)


def _better(scores: pd.Series, roles: tuple[str, ...]) -> str | None:
    """Return the best role where it is clearly above each of the member's own."""
    if scores.isna().all():
        return None
    best = scores.idxmax()
    is_clear = scores[best] - scores[list(roles)].max() >= CLEARLY
    return str(best) if is_clear else None


def interests(catalogue: Catalogue, team: Team, shortage: pd.Series) -> pd.DataFrame:
    """Return what members want to use more against what the team is short of.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    shortage : Series, task -> work left undone. [FTE]

    Returns
    -------
    DataFrame, one row per member who is there and skill, most needed first
        ``member``; ``skill``; ``short_fte``: work left undone in the tasks that ask
        for the skill, alone or as one of several. [FTE]

    References
    ----------
    Own definition; no outside source.

    """
    there = team.members.index[team.present()]
    needed = needed_by(catalogue, shortage)
    rows = [
        (member, skill, float(needed[skill]))
        for member in there
        for skill in sorted(
            team.interests.get(member, ()), key=lambda skill: (-needed[skill], skill)
        )
    ]
    return pd.DataFrame(rows, columns=["member", "skill", "short_fte"])
