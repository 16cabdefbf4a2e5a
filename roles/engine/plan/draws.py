"""What may come otherwise than planned: one draw is one way it may come."""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

import numpy as np

from roles.engine.catalogue import DRIVERS, Catalogue
from roles.engine.levels import (
    ASSUMED,
    NONE,
    NOT_APPLICABLE,
    resolve_levels,
)
from roles.engine.plan.problem import PlanQuestion
from roles.engine.team import Team

HIGHEST = 4
DAY = timedelta(days=1)
MEANINGS = {
    "attrition": "share of members who leave in a year, each at a random day",
    "late": "probability that a hire joins a quarter later than planned",
    "drivers": "spread of each driver: standard deviation of the logarithm",
    "workload": "spread of the work of each task beside that of its drivers: standard "
    "deviation of the logarithm",
    "rating": "probability that a level is one off: lower or higher alike, where it "
    "is only assumed always lower",
}


@dataclass(frozen=True)
class Spread:
    """How far things come otherwise than planned; see `MEANINGS`.

    All but attrition, which the catalogue derives, is judgement: a third of hires
    late, work within a quarter up and down in nine cases of ten, a fifth of levels
    one off.
    """

    attrition: float
    late: float = 0.3
    drivers: float = 0.1
    workload: float = 0.1
    rating: float = 0.2

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Spread":
        """Return the usual spread."""
        return cls(attrition=catalogue.assume("attrition_a_year"))

    def to_document(self) -> list[dict]:
        """Return each number with what it means."""
        return [
            {"id": one.name, "value": getattr(self, one.name), "meaning": meaning}
            for one, meaning in zip(fields(self), MEANINGS.values(), strict=True)
        ]


def drawn(
    catalogue: Catalogue,
    team: Team,
    question: PlanQuestion,
    actions: list[dict],
    spread: Spread,
    seed: np.random.SeedSequence,
) -> tuple[Team, list[dict]]:
    """Return the team as it may come, and the actions with the hires as they join.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    question : PlanQuestion
    actions : list of dict; see `answer.PlanAnswer`
    spread : Spread
    seed : of this draw alone, so that it is the same whoever draws it

    Returns
    -------
    Team, list of dict

    Notes
    -----
    A member stays with probability ``(1 - attrition) ** (quarters / 4)``; work is
    multiplied by ``exp(spread * z)`` with z standard normal; a hire who is late is one
    that is decided a quarter later.

    References
    ----------
    Own definition; no outside source.

    """
    dice = np.random.default_rng(seed)
    members = team.members.assign(end=_ends(team, question, spread, dice))
    drivers = np.exp(spread.drivers * dice.standard_normal(len(DRIVERS)))
    scope = np.exp(spread.workload * dice.standard_normal(len(team.scope)))
    assessed = _rated(catalogue, team, spread, dice)
    team = replace(
        team,
        members=members,
        drivers=team.drivers[DRIVERS] * drivers,
        scope=team.scope * scope,
        assessed=assessed,
    )
    return team, _late(actions, spread, dice)


def _ends(
    team: Team, question: PlanQuestion, spread: Spread, dice: np.random.Generator
) -> list[date | None]:
    """Return the last day of each member: as known, or earlier by the dice."""
    ends = team.members["end"].to_list()
    stay = dice.random(len(ends))
    with np.errstate(divide="ignore"):
        hazard = -np.log1p(-spread.attrition) / 4  # a quarter
        # Nobody leaves where nobody ever does.
        quarters = -np.log(stay) / hazard if hazard else np.full(len(ends), np.inf)
    for place, after in enumerate(quarters):
        if after < question.quarters:
            whole, part = divmod(after, 1)
            first = question.first_day(int(whole) + 1)
            length = (question.first_day(int(whole) + 2) - first).days
            last = first + int(part * length) * DAY - DAY
            ends[place] = min(ends[place] or last, last)
    return ends


def _rated(
    catalogue: Catalogue, team: Team, spread: Spread, dice: np.random.Generator
) -> np.ndarray:
    """Return the levels somebody assessed, and those that the dice move by one."""
    levels, origins = resolve_levels(catalogue, team)
    moved = dice.random(levels.shape) < spread.rating
    higher = dice.random(levels.shape) < 0.5
    moved &= ~np.isin(origins, [NONE, NOT_APPLICABLE])
    step = np.where(higher & (origins != ASSUMED), 1, -1)
    return team.assessed.where(~moved, (levels + step).clip(0, HIGHEST))


def _late(actions: list[dict], spread: Spread, dice: np.random.Generator) -> list[dict]:
    """Return the actions, with each hire who is late a quarter later."""
    found = []
    for action in actions:
        if action["kind"] != "hire":
            found.append(action)
            continue
        late = int(dice.binomial(action["count"], spread.late))
        found.append({**action, "count": action["count"] - late})
        found.append({**action, "count": late, "quarter": action["quarter"] + 1})
    return found
