"""Single steps: who is one level of one skill short of a task."""

from collections.abc import Mapping

import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.fit import match
from roles.engine.frames import LEVEL
from roles.engine.levels import NOT_APPLICABLE


def single_steps(
    catalogue: Catalogue,
    levels: pd.DataFrame,
    origins: pd.DataFrame,
    roles: Mapping[str, tuple[str, ...]],
) -> pd.DataFrame:
    """Return each single level that would make a person able or a master of a task.

    Parameters
    ----------
    catalogue : Catalogue
    levels : DataFrame, people x skills. [0-4]
    origins : DataFrame, people x skills; see `levels.resolve_levels`
    roles : mapping of person -> roles

    Returns
    -------
    DataFrame, one row per person, task and skill
        ``member``, ``task``, ``skill``; ``to``: the next level [1-4]; ``masters``:
        whether it makes a master (else it makes able).

    Raises
    ------
    InvalidFrame
        If people or skills do not match, or a level is out of range.

    Notes
    -----
    Each level is raised by one, alone, and the match worked out again. A skill that is
    not applicable to a person is never raised.

    References
    ----------
    Own definition; no outside source.

    Examples
    --------
    See ``tests/engine/test_step.py`` for each case by hand.

    """
    now = match(catalogue, levels, roles)
    able, masters = now.productivity > 0, now.masters & (now.productivity > 0)
    needed = {
        one for any_of in catalogue.requirements["skill"] for one in any_of.split("|")
    }
    found = []
    for skill in sorted(needed):
        rises = (levels[skill] < LEVEL[1]) & (origins[skill] != NOT_APPLICABLE)
        raised = levels.assign(**{skill: levels[skill] + rises})
        then = match(catalogue, raised, roles)
        works = then.productivity > 0
        gained = (works & ~able) | (then.masters & works & ~masters)
        for member, task in gained.stack().loc[lambda hit: hit].index:
            is_master = bool(then.masters.at[member, task])
            to = int(raised.at[member, skill])
            found.append((member, task, skill, to, is_master))
    columns = ["member", "task", "skill", "to", "masters"]
    return pd.DataFrame(found, columns=columns)
