"""How much work there is, what maturity takes away, and what it costs to keep."""

import numpy as np
import pandas as pd

from roles.engine.catalogue import DIRECTION, DRIVERS, Catalogue
from roles.engine.team import Team

MODES = ["buy", "build"]


def demand(catalogue: Catalogue, team: Team) -> pd.DataFrame:
    """Return where the workload of each task comes from, beside the people for it.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team

    Returns
    -------
    DataFrame, one row per task
        ``area``, ``home_role``, ``base`` and a part for each driver [FTE],
        ``multiplier`` of the stage, ``scope``, ``workload`` [FTE], ``people_fte``:
        time of members there whose main role is the home role. [FTE]

    Notes
    -----
    ``workload = scope * multiplier * (base + sum over drivers of rate * driver)``

    References
    ----------
    Own definition; the rates name their basis in the catalogue.

    """
    tasks = catalogue.tasks
    parts = tasks[DRIVERS] * team.drivers[DRIVERS]
    frame = tasks[["area", "home_role", "base"]].join(parts)
    frame["multiplier"] = catalogue.multipliers[team.stage]
    frame["scope"] = team.scope
    frame["workload"] = workload(catalogue, team)
    there = team.members["fte"][team.present()]
    main = pd.Series({m: team.roles[m][0] for m in there.index}, dtype=object)
    by_role = there.groupby(main.reindex(there.index)).sum()
    frame["people_fte"] = frame["home_role"].map(by_role).fillna(0.0).astype(float)
    return frame


def workload(catalogue: Catalogue, team: Team) -> pd.Series:
    """Return the work of each task. [FTE]; see `demand`."""
    tasks, factor = catalogue.tasks, catalogue.multipliers[team.stage]
    rates = tasks[DRIVERS].to_numpy() * team.drivers[DRIVERS].to_numpy()
    total = tasks["base"].to_numpy() + rates.sum(axis=1)
    return (team.scope[tasks.index] * factor * total).rename("workload")


def effort(catalogue: Catalogue) -> pd.DataFrame:
    """Return the own work that raising a capability one level takes.

    Returns
    -------
    DataFrame, capabilities x buy, build
        Missing where a capability cannot be bought. [FTE-quarters per level]

    Notes
    -----
    ``size = cost / typical_cost``; build: ``size * build_effort``; buy:
    ``size * (buy_effort + (build_effort - buy_effort) * (1 - buyable) / 2)``.

    References
    ----------
    Own definition; the numbers name their basis in the catalogue.

    """
    capabilities, assume = catalogue.capabilities, catalogue.assume
    size = capabilities["cost"] / assume("typical_cost")
    build, least = assume("build_effort"), assume("buy_effort")
    remains = least + (build - least) * (1 - capabilities["buyable"]) / 2
    return pd.DataFrame(
        {
            "buy": (size * remains).where(capabilities["buyable"] > 0),
            "build": size * build,
        }
    )


def upkeep(catalogue: Catalogue) -> pd.DataFrame:
    """Return the work of the owner task that keeps one level of a capability.

    Returns
    -------
    DataFrame, capabilities x buy, build. [FTE per level]

    Notes
    -----
    ``upkeep = upkeep_effort_share * effort``

    References
    ----------
    Own definition; no outside source.

    """
    return catalogue.assume("upkeep_effort_share") * effort(catalogue)


def area_weights(catalogue: Catalogue, team: Team) -> pd.Series:
    """Return what each area counts in the score; the weights add up to 1.

    Notes
    -----
    The team's own weights, else ``direction_weight`` for direction; the other areas
    share the rest in proportion to ``1 - market support``: the neglected count most.

    References
    ----------
    Agrawal et al. (2019), the table of market support; the rest is an own definition.

    """
    if team.area_weights is not None:
        return team.area_weights
    direction = catalogue.assume("direction_weight")
    neglect = 1 - catalogue.market_support
    weights = (1 - direction) * neglect / neglect.sum()
    return pd.concat([weights, pd.Series({DIRECTION: direction})])[catalogue.areas]


def kept_modes(catalogue: Catalogue, team: Team) -> pd.Series:
    """Return how what stands today counts in upkeep: bought where it can be bought."""
    buyable = catalogue.capabilities.loc[team.maturity.index, "buyable"]
    return pd.Series(np.where(buyable > 0, *MODES), index=team.maturity.index)
