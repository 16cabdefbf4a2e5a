"""What counts as each member's level, and where it comes from."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.frames import check_same_labels
from roles.engine.team import Team

WORKING = 2
SENIORITY_STEP = {"junior": -1, None: 0, "mid": 0, "senior": 1}
ASSESSED, TOOLS, ASSUMED = "assessed", "tools", "assumed"
NOT_APPLICABLE, NONE = "not_applicable", "none"


def role_profile(catalogue: Catalogue, role: str, seniority: str | None) -> pd.Series:
    """Return the levels that are typical of a role at a seniority.

    Parameters
    ----------
    catalogue : Catalogue
    role : str
    seniority : junior, mid, senior, or None where unknown (then mid)

    Returns
    -------
    Series, skill -> level, missing where the profile lacks the skill. [0-4]

    Notes
    -----
    ``level = clip(mid level + step, 0, 4)`` with a step of -1 for junior, 1 for senior.

    References
    ----------
    Own definition; the profiles name their basis in the catalogue.

    """
    return (catalogue.profiles.loc[role] + SENIORITY_STEP[seniority]).clip(0, 4)


def assumed_levels(
    catalogue: Catalogue,
    roles: Mapping[str, tuple[str, ...]],
    seniority: pd.Series,
) -> pd.DataFrame:
    """Return what a member's roles let one assume: typical, no judgement of a person.

    Parameters
    ----------
    catalogue : Catalogue
    roles : mapping of member -> roles, the main one first
    seniority : Series, member -> seniority or None

    Returns
    -------
    DataFrame, members x skills
        Missing where none of the member's roles has the skill. [0-4]

    Raises
    ------
    InvalidFrame
        If roles and seniority are not of the same members.

    Notes
    -----
    The highest over the roles of ``profile - (0 for the first role, else 1)``, 0-4.

    References
    ----------
    Own definition; no outside source.

    """
    check_same_labels(pd.Index(roles), seniority.index, "members")
    typical = catalogue.profiles.to_numpy()
    profiles = {
        (role, step): np.clip(typical[place] + shift, 0, 4)
        for place, role in enumerate(catalogue.roles)
        for step, shift in SENIORITY_STEP.items()
    }
    rows = np.full((len(seniority), len(catalogue.skills)), np.nan)
    for position, (member, step) in enumerate(seniority.items()):
        for place, role in enumerate(roles[member]):
            lower = np.clip(profiles[role, step] - (place > 0), 0, 4)
            rows[position] = np.fmax(rows[position], lower)
    return pd.DataFrame(rows, index=seniority.index, columns=catalogue.skills)


def resolve_levels(
    catalogue: Catalogue, team: Team
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the level that counts for every member and skill, and its origin.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team

    Returns
    -------
    levels : DataFrame, members x skills. [0-4]
    origins : DataFrame, members x skills
        ``assessed``, ``tools``, ``assumed``, ``not_applicable`` or ``none``.

    Notes
    -----
    Assessed: that level. Not applicable: 0. Else ``max(assumed, min(tools, 2))``: a
    tool's name is evidence of at least that much. A skill without any of these is 0.

    References
    ----------
    Own definition; no outside source.

    Examples
    --------
    A data scientist with statistics never assessed is assumed at the profile's 3;
    see ``tests/engine/test_levels.py`` for each case by hand.

    """
    assumed = assumed_levels(catalogue, team.roles, team.members["seniority"])
    tools = team.tools.clip(upper=WORKING)
    levels = np.fmax(assumed.to_numpy(), tools.to_numpy())
    origins = np.where(assumed.notna(), ASSUMED, NONE).astype(object)
    # Evidence that reaches what is assumed takes its place: it is the surer ground.
    named = tools.notna() & ~(tools < assumed)
    origins[named.to_numpy()] = TOOLS
    known = team.assessed.notna().to_numpy()
    levels = np.where(known, team.assessed.to_numpy(), levels)
    origins[known] = ASSESSED
    never = team.not_applicable.to_numpy()
    levels[never], origins[never] = 0, NOT_APPLICABLE
    levels = np.nan_to_num(levels)  # nobody assessed it and no role has it: none
    return (
        pd.DataFrame(levels, index=assumed.index, columns=assumed.columns),
        pd.DataFrame(origins, index=assumed.index, columns=assumed.columns),
    )
