"""How much hangs on judgement: each judged number moved, one at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd

from roles.engine.catalogue import DRIVERS, Catalogue
from roles.engine.frames import SHARE, check_known
from roles.engine.risk import hire_gains
from roles.engine.team import Team
from roles.engine.workload import workload

INFINITY = float("inf")
POSITIVE = (1e-6, INFINITY)
# Every assumption that assessing uses, and what it may be.
ASSESSING = {
    **{"fit_power": POSITIVE, "able_attainment": SHARE, "able_fit": SHARE},
    **{"master_fit": SHARE, "learners_per_master": (0, INFINITY)},
    **{"unsupervised_share": SHARE, "away_from_home": SHARE},
    **{"above_required_bonus": (0, INFINITY), "above_required_cap": (1, INFINITY)},
    **{f"segment_{number}": POSITIVE for number in (1, 2, 3, 4)},
    **{"people_share": SHARE, "direction_weight": SHARE, "typical_cost": POSITIVE},
    **{"build_effort": (0, INFINITY), "buy_effort": (0, INFINITY)},
    **{"upkeep_effort_share": (0, INFINITY)},
}
# Numbers of which each is at most the next, however one of them moves.
RISING = [
    ("segment_4", "segment_3", "segment_2", "segment_1"),
    ("able_fit", "master_fit"),
    ("buy_effort", "build_effort"),
]
ASSUMPTION, TASK, DRIVER = "assumption", "task", "driver"
BY = 0.25
FIRST = 3  # hires that are looked at
SAME = 6  # digits of readiness beyond which differences are the solver's


@dataclass(frozen=True)
class Move:
    """One number that moves: an assumption, the workload of a task, or a driver.

    `before` and `after` are values; of a task its work. [FTE]
    """

    kind: str
    key: str
    factor: float
    before: float
    after: float


@dataclass(frozen=True)
class Moved:
    """What a move leads to: readiness [0-1], and the mid roles with most effect."""

    move: Move
    readiness: float
    hires: tuple[str, ...]


@dataclass(frozen=True)
class Judgement:
    """What stays when the numbers that rest on judgement move.

    `readiness` [0-1] and `hires`, the mid roles that add most, at most three, are as
    assessed; `rows` has one for each move.
    """

    readiness: float
    hires: tuple[str, ...]
    rows: tuple[Moved, ...]

    @property
    def first_stays(self) -> int:
        """In how many moves the hire with most effect is the same."""
        return sum(row.hires[:1] == self.hires[:1] for row in self.rows)

    @property
    def three_stay(self) -> int:
        """In how many moves the first three are the same ones, in any order."""
        return sum(set(row.hires) == set(self.hires) for row in self.rows)

    @property
    def without_effect(self) -> int:
        """In how many moves readiness stays as it is."""
        same = round(self.readiness, SAME)
        return sum(round(row.readiness, SAME) == same for row in self.rows)

    @property
    def changing(self) -> tuple[Moved, ...]:
        """The moves that change the first hire or one of the first three."""
        return tuple(
            row
            for row in self.rows
            if row.hires[:1] != self.hires[:1] or set(row.hires) != set(self.hires)
        )

    @property
    def span(self) -> tuple[float, float]:
        """The lowest and the highest readiness over all moves. [0-1]"""
        found = [self.readiness, *(row.readiness for row in self.rows)]
        return min(found), max(found)


def judgement(
    catalogue: Catalogue, team: Team, by: float = BY, each: Callable = map
) -> Judgement:
    """Return what stays when each judged number moves, one at a time.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    by : share by which a number moves, up and down. [0-1]
    each : applies a function to every move and keeps their order, as `map` does

    Returns
    -------
    Judgement

    Notes
    -----
    Moved are the assumptions that assessing uses and whose basis is judgement, the
    workload of each task that has some here, and each driver that is not 0. A number
    stays in its range: a share is at most 1, and a quarter of a task is never worth
    more than the one before.

    References
    ----------
    Own definition; no outside source.

    """
    readiness, hires = _answer(catalogue, team)
    rows = each(partial(try_move, catalogue, team), moves(catalogue, team, by))
    return Judgement(readiness, hires, tuple(rows))


def moves(catalogue: Catalogue, team: Team, by: float = BY) -> list[Move]:
    """Return every move down and up by the share `by`, see `judgement`."""
    load = workload(catalogue, team)
    values = {
        **{(ASSUMPTION, key): catalogue.assume(key) for key in _judged(catalogue)},
        **{(TASK, key): load[key] for key in load.index[load > 0]},
        **{(DRIVER, key): v for key, v in team.drivers.items() if v > 0},
    }
    return [
        Move(
            kind,
            key,
            factor,
            float(value),
            _within(catalogue, kind, key, value * factor),
        )
        for (kind, key), value in values.items()
        for factor in (1 - by, 1 + by)
    ]


def try_move(catalogue: Catalogue, team: Team, move: Move) -> Moved:
    """Return what one move leads to."""
    return Moved(move, *_answer(*_changed(catalogue, team, move)))


def _judged(catalogue: Catalogue) -> Iterator[str]:
    """Yield the assumptions that assessing uses and whose basis is judgement."""
    check_known(ASSESSING, catalogue.assumptions.index, "assumptions")
    yield from (name for name in ASSESSING if name in catalogue.judged)


def _within(catalogue: Catalogue, kind: str, key: str, value: float) -> float:
    """Return a moved value within what it may be."""
    if kind != ASSUMPTION:
        return float(value)
    low, high = ASSESSING[key]
    for chain in RISING:
        if key in chain:
            place = chain.index(key)
            low = max([low, *map(catalogue.assume, chain[:place][-1:])])
            high = min([high, *map(catalogue.assume, chain[place + 1 :][:1])])
    return float(np.clip(value, low, high))


def _changed(catalogue: Catalogue, team: Team, move: Move) -> tuple[Catalogue, Team]:
    """Return the catalogue and the team with one number moved."""
    if move.kind == DRIVER:
        return catalogue, replace(team, drivers=_with(team.drivers, move))
    if move.kind == ASSUMPTION:
        return replace(catalogue, assumptions=_with(catalogue.assumptions, move)), team
    tasks = catalogue.tasks.copy()
    tasks.loc[move.key, ["base", *DRIVERS]] *= move.factor
    return replace(catalogue, tasks=tasks), team


def _with(values: pd.Series, move: Move) -> pd.Series:
    """Return the values with one moved."""
    return values.where(values.index != move.key, move.after)


def _answer(catalogue: Catalogue, team: Team) -> tuple[float, tuple[str, ...]]:
    """Return readiness and the mid roles that add most, the cheaper where they tie."""
    offers = [offer for offer in catalogue.offers() if offer[1] == "mid"]
    readiness, gains = hire_gains(catalogue, team, offers)
    found = [
        (-round(gained, SAME), catalogue.annual_cost(*offer), offer[0])
        for offer, gained in zip(offers, gains, strict=True)
        if round(gained, SAME) > 0
    ]
    return readiness, tuple(role for *_, role in sorted(found)[:FIRST])
