"""What is on offer: hires, training, levels to raise."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.plan.training import training_on_offer
from roles.engine.team import Team
from roles.engine.work import Work
from roles.engine.workload import MODES, effort

HIGHEST = 4


@dataclass(frozen=True)
class Options:
    """What a plan may do; one row per option, money in thousands.

    Attributes
    ----------
    hires : DataFrame
        ``role``, ``seniority``, ``lead`` [quarters], ``cost`` a year, ``once``.
    steps : DataFrame, one level of one skill of a member
        ``member``, ``person`` (position), ``skill``, ``from``, ``to``, ``quarters``,
        ``share`` of the member's time, ``cost``, ``confirm`` (starts from assumed).
    sets : DataFrame, steps that together make a member able or a master of a task
        ``person``, ``task``, ``first``, ``second`` (positions of steps, -1 for none),
        ``productivity``, ``master``.
    raises : DataFrame, one level of a capability, bought or built
        ``capability``, ``from``, ``to``, ``mode``, ``lead`` [quarters], ``cost``,
        ``running`` (a quarter, once it stands), ``effort`` (a quarter, while it
        lands) [FTE], ``part`` and ``owner`` (positions in the work).

    """

    hires: pd.DataFrame
    steps: pd.DataFrame
    sets: pd.DataFrame
    raises: pd.DataFrame


def options_on_offer(catalogue: Catalogue, team: Team, work: Work) -> Options:
    """Return all that a plan for this team may do."""
    steps, sets = training_on_offer(catalogue, team, work)
    return Options(
        hires=hires_on_offer(catalogue),
        steps=steps,
        sets=sets,
        raises=raises_on_offer(catalogue, team, work),
    )


def hires_on_offer(catalogue: Catalogue) -> pd.DataFrame:
    """Return every role and seniority that has a salary; see `Options`."""
    share = catalogue.assume("cost_per_hire_share")
    rows = []
    for role, seniority in catalogue.offers():
        cost = catalogue.annual_cost(role, seniority)
        lead = catalogue.lead(role, seniority)
        rows.append((role, seniority, lead, cost, share * cost))
    return pd.DataFrame(rows, columns=["role", "seniority", "lead", "cost", "once"])


def raises_on_offer(catalogue: Catalogue, team: Team, work: Work) -> pd.DataFrame:
    """Return the levels that can be raised, by each way; see `Options`.

    Rated capabilities that are not provided by others, up to the target, and above it
    where a task with work is relieved.
    """
    needs, capabilities = effort(catalogue), catalogue.capabilities
    targets = catalogue.targets(team.stage)
    relieves = (catalogue.relief[work.workload.index] > 0).any(axis="columns")
    part_of = {
        (part.capability, part.mode): place
        for place, part in enumerate(work.parts.itertuples())
    }
    build_share = catalogue.assume("build_cost_share")
    upkeep_share = catalogue.assume("upkeep_cost_share")
    rows = []
    for name, level in team.maturity.drop(list(team.provided), errors="ignore").items():
        highest = HIGHEST if relieves[name] else targets[name]
        row = capabilities.loc[name]
        for to in range(int(level) + 1, int(highest) + 1):
            for mode in MODES:
                if np.isnan(needs.loc[name, mode]):
                    continue
                bought = mode == "buy"
                cost = row["cost"] * (1 if bought else build_share)
                running = row["cost"] * upkeep_share * bought
                rows.append(
                    {
                        **{"capability": name, "from": to - 1, "to": to, "mode": mode},
                        **{"lead": int(row["lead"]), "cost": cost, "running": running},
                        "effort": needs.loc[name, mode] / row["lead"],
                        "part": part_of[name, mode],
                        "owner": work.owners.get_loc(row["owner_task"]),
                    }
                )
    columns = ["capability", "from", "to", "mode", "lead", "cost", "running", "effort"]
    return pd.DataFrame(rows, columns=[*columns, "part", "owner"])
