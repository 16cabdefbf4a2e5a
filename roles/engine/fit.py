"""How well levels match tasks: fit, able, masters, productivity."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.frames import LEVEL, check_frame, check_same_labels

ROUNDING = 1e-9  # thresholds are met up to rounding of a weighted mean


@dataclass(frozen=True)
class Fit:
    """Match of people to tasks; each frame is people x tasks.

    ``fit`` [0-1], ``able`` and ``masters`` (bool), ``above`` [levels] and
    ``productivity``, the work done in a unit of time, 1 being what a task asks for.
    """

    fit: pd.DataFrame
    able: pd.DataFrame
    masters: pd.DataFrame
    above: pd.DataFrame
    productivity: pd.DataFrame


def match(
    catalogue: Catalogue, levels: pd.DataFrame, roles: Mapping[str, tuple[str, ...]]
) -> Fit:
    """Match people to tasks by their levels and roles.

    Parameters
    ----------
    catalogue : Catalogue
    levels : DataFrame, people x skills. [0-4]
    roles : mapping of person -> roles

    Returns
    -------
    Fit

    Raises
    ------
    InvalidFrame
        If people or skills do not match, or a level is missing or out of range.

    Notes
    -----
    ``attainment = min(level / required, 1)``, for any-of the best of its skills;
    ``fit`` is its weighted mean over the skills of the task, ``above`` that of
    ``max(level - required, 0)``. Able: every attainment at least able_attainment, fit
    at least able_fit, and independence allows it; masters: able, and fit at least
    master_fit.
    ``productivity = able * fit ** fit_power * min(1 + above_required_bonus * above,
    above_required_cap) * (1 at home, else away_from_home)``

    References
    ----------
    Own definition; the numbers name their basis in the catalogue.

    """
    check_frame(levels, "levels", dict.fromkeys(levels.columns, LEVEL))
    check_same_labels(levels.columns, catalogue.skills, "skills")
    check_same_labels(levels.index, pd.Index(roles), "people")
    assume, tasks = catalogue.assume, catalogue.tasks.index
    fit, lowest, above = _met(catalogue, levels[catalogue.skills])
    home, allowed = home_tasks(catalogue, roles), allowed_tasks(catalogue, roles)
    home, allowed = (part.loc[levels.index].to_numpy() for part in (home, allowed))
    enough = lowest >= assume("able_attainment") - ROUNDING
    able = allowed & enough & (fit >= assume("able_fit") - ROUNDING)
    masters = able & (fit >= assume("master_fit") - ROUNDING)
    bonus = np.minimum(
        1 + assume("above_required_bonus") * above, assume("above_required_cap")
    )
    place = np.where(home, 1.0, assume("away_from_home"))
    productivity = able * fit ** assume("fit_power") * bonus * place

    def framed(values: np.ndarray) -> pd.DataFrame:
        return pd.DataFrame(values, index=levels.index, columns=tasks)

    return Fit(*map(framed, (fit, able, masters, above, productivity)))


def _met(
    catalogue: Catalogue, levels: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return fit, lowest attainment and levels above, each people x tasks."""
    needs, tasks = catalogue.requirements, catalogue.tasks.index
    best = best_of(levels, needs["skill"]).to_numpy()
    required, weights = needs["level"].to_numpy(), _weights(needs, tasks)
    attainment = np.minimum(best / required, 1)
    # Requirements stand in the order of the tasks, and every task has some.
    first = np.searchsorted(tasks.get_indexer(needs["task"]), np.arange(len(tasks)))
    lowest = np.minimum.reduceat(attainment, first, axis=1)
    above = np.maximum(best - required, 0) @ weights
    return attainment @ weights, lowest, above


def best_of(levels: pd.DataFrame, any_of: pd.Series) -> pd.DataFrame:
    """Return the best level among the skills of each requirement.

    Examples
    --------
    >>> levels = pd.DataFrame({"python": [1], "r": [3]}, index=["Ana"])
    >>> int(best_of(levels, pd.Series(["python|r"])).iloc[0, 0])
    3

    """
    values, place = levels.to_numpy(), {s: i for i, s in enumerate(levels.columns)}
    best = [
        values[:, [place[skill] for skill in skills.split("|")]].max(axis=1)
        for skills in any_of
    ]
    wide = np.stack(best, axis=1) if best else np.zeros((len(levels), 0))
    return pd.DataFrame(wide, index=levels.index, columns=any_of.index)


def home_tasks(
    catalogue: Catalogue, roles: Mapping[str, tuple[str, ...]]
) -> pd.DataFrame:
    """Tell which tasks are at home in one of each person's roles, people x tasks."""
    home = catalogue.tasks["home_role"].to_numpy()
    rows = [np.isin(home, roles[person]) for person in roles]
    return _framed(rows, roles, catalogue)


def allowed_tasks(
    catalogue: Catalogue, roles: Mapping[str, tuple[str, ...]]
) -> pd.DataFrame:
    """Tell which tasks independence lets each person do, people x tasks.

    Independent tasks are done by people with their home role, who do nothing else.
    """
    independent = catalogue.tasks["independent"].to_numpy(dtype=bool)
    home = catalogue.tasks["home_role"].to_numpy()
    judges = set(home[independent])
    rows = [
        np.where(independent, np.isin(home, roles[person]), True)
        & (independent if judges & set(roles[person]) else True)
        for person in roles
    ]
    return _framed(rows, roles, catalogue)


def _framed(rows: list, roles: Mapping, catalogue: Catalogue) -> pd.DataFrame:
    """Return rows of truth values as people x tasks."""
    tasks = catalogue.tasks.index
    values = np.array(rows, dtype=bool).reshape(len(rows), len(tasks))
    return pd.DataFrame(values, index=pd.Index(roles, dtype=object), columns=tasks)


def _weights(needs: pd.DataFrame, tasks: pd.Index) -> np.ndarray:
    """Return the share of each requirement in its task, requirements x tasks."""
    position, weights = tasks.get_indexer(needs["task"]), needs["weight"].to_numpy()
    wide = np.zeros((len(needs), len(tasks)))
    wide[np.arange(len(needs)), position] = weights
    return wide / wide.sum(axis=0)
