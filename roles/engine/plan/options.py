"""What is on offer: hires, contracts, training, levels to raise."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.plan.training import training_on_offer
from roles.engine.team import Team
from roles.engine.work import Work
from roles.engine.workload import effort

HIGHEST = 4


@dataclass(frozen=True)
class Options:
    """What a plan may do; one row per option, money in thousands.

    Attributes
    ----------
    hires : DataFrame
        ``role``, ``seniority``, ``lead`` [quarters], ``cost`` a year, ``once``.
    contracts : DataFrame, people who work as those hired do
        ``role``, ``seniority``, ``hire`` (position of the same among the hires),
        ``cost`` of an FTE in a quarter.
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
    contracts: pd.DataFrame
    steps: pd.DataFrame
    sets: pd.DataFrame
    raises: pd.DataFrame

    def of(self, kind: str) -> pd.DataFrame:
        """Return the options of a kind of decision."""
        kinds = {
            "hire": self.hires,
            "contract": self.contracts,
            "train": self.steps,
            "raise": self.raises,
        }
        return kinds[kind]


def options_on_offer(catalogue: Catalogue, team: Team, work: Work) -> Options:
    """Return all that a plan for this team may do."""
    steps, sets = training_on_offer(catalogue, team, work)
    hires = hires_on_offer(catalogue)
    return Options(
        hires=hires,
        contracts=contracts_on_offer(catalogue, hires),
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


def contracts_on_offer(catalogue: Catalogue, hires: pd.DataFrame) -> pd.DataFrame:
    """Return mid and senior people of every role but CDO; see `Options`."""
    known = hires["seniority"].isin(["mid", "senior"]) & (hires["role"] != "cdo")
    chosen = hires[known]
    return pd.DataFrame(
        {
            "role": chosen["role"],
            "seniority": chosen["seniority"],
            "hire": np.flatnonzero(known),
            "cost": catalogue.assume("contractor_premium") * chosen["cost"] / 4,
        }
    ).reset_index(drop=True)


def raises_on_offer(catalogue: Catalogue, team: Team, work: Work) -> pd.DataFrame:
    """Return the levels that can be raised, by each way; see `Options`.

    Rated capabilities that are not provided by others, up to the target, and above it
    where a task with work is relieved.
    """
    needs, targets = effort(catalogue), catalogue.targets(team.stage)
    relieves = (catalogue.relief[work.workload.index] > 0).any(axis="columns")
    rows = []
    for name, level in team.maturity.drop(list(team.provided), errors="ignore").items():
        highest = int(HIGHEST if relieves[name] else targets[name])
        for to in range(int(level) + 1, highest + 1):
            for mode in needs.columns[needs.loc[name].notna()]:
                rows.append((name, to - 1, to, mode))
    frame = pd.DataFrame(rows, columns=["capability", "from", "to", "mode"])
    return frame.assign(**_prices(catalogue, work, frame, needs))


def _prices(
    catalogue: Catalogue, work: Work, raises: pd.DataFrame, needs: pd.DataFrame
) -> dict[str, object]:
    """Return what each level costs in money, time and work, and where it counts."""
    chosen = catalogue.capabilities.loc[raises["capability"]]
    bought = (raises["mode"] == "buy").to_numpy()
    cost, lead = chosen["cost"].to_numpy(), chosen["lead"].to_numpy(dtype=int)
    total = [
        needs.at[name, mode]
        for name, mode in zip(raises["capability"], raises["mode"], strict=True)
    ]
    parts = pd.MultiIndex.from_frame(work.parts[["capability", "mode"]])
    return {
        "lead": lead,
        "cost": cost * np.where(bought, 1.0, catalogue.assume("build_cost_share")),
        "running": cost * bought * catalogue.assume("upkeep_cost_share"),
        "effort": np.array(total, dtype=float) / lead,
        "part": parts.get_indexer(
            pd.MultiIndex.from_frame(raises[["capability", "mode"]])
        ),
        "owner": work.owners.get_indexer(chosen["owner_task"]),
    }
