"""How sure readiness is: levels are intervals, readiness has the band they give."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.assessment import scores
from roles.engine.catalogue import Catalogue
from roles.engine.frames import LEVEL
from roles.engine.levels import ASSUMED, TOOLS, resolve_levels
from roles.engine.team import Team

# A judgement that missed a yearly review may be a level off. Judgement; no outside
# source says how fast levels change.
OLD_AFTER = 365  # days
OLD, DISAGREEING = "old", "disagreeing"


@dataclass(frozen=True)
class Intervals:
    """What each member's levels may be; frames are members x skills.

    ``low`` and ``high`` [0-4]; ``causes``: ``assumed``, ``tools``, ``old`` and
    ``disagreeing`` -> whether that is why a level may be another one. [bool]
    """

    low: pd.DataFrame
    high: pd.DataFrame
    causes: dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Confidence:
    """The band of readiness, and what makes it as wide as it is.

    Attributes
    ----------
    low, high : readiness with all levels at their low and high ends. [0-1]
    areas : DataFrame, area -> ``low``, ``high``. [0-1]
    because : Series, cause -> how many levels of members who are there. [count]

    """

    low: float
    high: float
    areas: pd.DataFrame
    because: pd.Series


def intervals(
    catalogue: Catalogue, team: Team, old_after: int = OLD_AFTER
) -> Intervals:
    """Return what each level may be, given what it rests on.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    old_after : age from which a judgement is old. [days]

    Returns
    -------
    Intervals
        The level that counts always lies within.

    Notes
    -----
    Judged: from the lower to the higher of the manager's level and one's own, and one
    level more each way where the judgement that counts is older than `old_after`.
    Assumed: from one level less to the level assumed. Read from a tool's name, which is
    evidence of at least that much: from that level to one more. Not applicable, and a
    skill that nobody assessed and no role has: 0, without a width. All within 0-4.

    References
    ----------
    Own definition; no outside source.

    """
    levels, origins = resolve_levels(catalogue, team)
    now = levels.to_numpy()
    own, old = _judged(team, levels, old_after)
    causes = {
        ASSUMED: (origins == ASSUMED).to_numpy(),
        TOOLS: (origins == TOOLS).to_numpy(),
        OLD: old,
        DISAGREEING: own != now,
    }
    low, high = np.minimum(now, own) - old, np.maximum(now, own) + old
    low = np.where(causes[ASSUMED], now - 1, low)
    high = np.where(causes[TOOLS], now + 1, high)

    def framed(values: np.ndarray) -> pd.DataFrame:
        return pd.DataFrame(values, index=levels.index, columns=levels.columns)

    return Intervals(
        low=framed(np.clip(low, *LEVEL)),
        high=framed(np.clip(high, *LEVEL)),
        causes={cause: framed(mask) for cause, mask in causes.items()},
    )


def _judged(
    team: Team, levels: pd.DataFrame, old_after: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return people's own levels, else those that count, and which are old."""
    own, old = levels.to_numpy().copy(), np.zeros(levels.shape, dtype=bool)
    for member, judged in team.evidence.items():
        row = levels.index.get_loc(member)
        for skill, said in judged.items():
            place = row, levels.columns.get_loc(skill)
            own[place] = own[place] if said.own is None else said.own
            old[place] = said.on and (team.on - said.on).days > old_after
    return own, old


def confidence(
    catalogue: Catalogue, team: Team, old_after: int = OLD_AFTER
) -> Confidence:
    """Return the band of readiness that the intervals of levels give.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    old_after : age from which a judgement is old. [days]

    Returns
    -------
    Confidence
        Readiness, and each area's, lies within its band.

    Notes
    -----
    The programme is solved with all levels at their low ends and with all at their
    high ends. More levels never lower the optimum, so no choice of levels within the
    intervals leads outside the band. An area is what comes out for it where the whole
    team does best; as people may move between areas, its band spans the outcomes with
    low levels, with those that count, and with high ones.

    References
    ----------
    Own definition; no outside source.

    """
    found = intervals(catalogue, team, old_after)
    now, _ = resolve_levels(catalogue, team)
    answers = [scores(catalogue, team, one) for one in (found.low, now, found.high)]
    by_area = pd.concat([areas["readiness"] for _, areas in answers], axis="columns")
    there = team.present()
    return Confidence(
        # Rounding of the solver must not put readiness beside its band.
        low=min(readiness for readiness, _ in answers),
        high=max(readiness for readiness, _ in answers),
        areas=pd.DataFrame({"low": by_area.min(axis=1), "high": by_area.max(axis=1)}),
        because=pd.Series(
            {
                cause: int(mask[there].to_numpy().sum())
                for cause, mask in found.causes.items()
            }
        ),
    )
