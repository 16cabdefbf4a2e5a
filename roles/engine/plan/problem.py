"""The question of a plan: money, quarters, wishes; and its calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from roles.engine.team import Team

RELEASES = ["evenly", "at_once"]
MONTHS = 3


class InvalidQuestion(ValueError):
    """A question that no plan can answer."""


@dataclass(frozen=True)
class PlanQuestion:
    """What is asked of a plan.

    Attributes
    ----------
    budget : new money over the horizon, without today's payroll. [thousands]
    quarters : length of the horizon
    start : first day of the first quarter
    headcount : most heads in any quarter, None for no cap
    onboarding : most hires who join in a quarter
    gap : distance of plan and bound that is good enough. [readiness, 0-1]
    time_limit : [seconds]
    keep_going : no quarter falls far below what it would be with nothing done
    afterwards : what is left running costs a quarter no more than budget / quarters
    release : budget released ``evenly`` by quarter, or all ``at_once``
    leavers_pay : the pay of members who leave counts as new money
    price_level : units of this money in one of the catalogue's, so that the price of
        money in the objective is the same in every currency
    contractors : contracts are on offer
    attrition : members are expected to leave at the usual rate
    locked, excluded : patterns of actions that must, or must not, be in the plan: each
        a ``kind`` and any of the keys of that kind of action

    Raises
    ------
    InvalidQuestion
        With the name of the value that cannot be.

    """

    budget: float
    quarters: int
    start: date
    headcount: int | None = None
    onboarding: int = 3
    gap: float = 0.0025
    time_limit: float = 120.0
    keep_going: bool = True
    afterwards: bool = True
    release: str = "evenly"
    leavers_pay: bool = False
    price_level: float = 1.0
    contractors: bool = True
    attrition: bool = False
    locked: tuple[dict, ...] = ()
    excluded: tuple[dict, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be asked."""
        wrong = {
            "budget": not 0 <= self.budget < float("inf"),
            "quarters": self.quarters not in range(1, 41),
            "headcount": self.headcount is not None and self.headcount < 0,
            "onboarding": not self.onboarding >= 0,
            "gap": not 0 <= self.gap <= 1,
            "time_limit": not self.time_limit > 0,
            "release": self.release not in RELEASES,
            "price_level": not 0 < self.price_level < float("inf"),
            "contractors": not isinstance(self.contractors, bool),
            "attrition": not isinstance(self.attrition, bool),
            "locked": not _are_patterns(self.locked),
            "excluded": not _are_patterns(self.excluded),
        }
        if bad := [name for name, is_wrong in wrong.items() if is_wrong]:
            raise InvalidQuestion(f"cannot be: {bad}")

    def first_day(self, quarter: int) -> date:
        """Return the first day of a quarter; that after the last ends the horizon."""
        return months_later(self.start, MONTHS * (quarter - 1))

    def released(self) -> np.ndarray:
        """Return the money that may be spent by the end of each quarter."""
        if self.release == "at_once":
            return np.full(self.quarters, float(self.budget))
        return self.budget * np.arange(1, self.quarters + 1) / self.quarters


def _are_patterns(given: object) -> bool:
    """Tell whether these are dictionaries, in a tuple."""
    return isinstance(given, tuple) and all(isinstance(one, dict) for one in given)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a shorter month.

    Examples
    --------
    >>> months_later(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)

    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def survival(question: PlanQuestion, a_year: float) -> np.ndarray:
    """Return the share of members who are expected to be left in each state.

    Parameters
    ----------
    question : PlanQuestion
    a_year : share of people who leave in a year. [0-1]

    Returns
    -------
    array, quarters 1..Q and the closing state. [0-1]
        All of them where attrition is not asked for.

    Notes
    -----
    ``(1 - a_year) ** years``, a quarter being looked at in its middle.

    References
    ----------
    Own definition; no outside source.

    """
    middles = np.arange(question.quarters) + 0.5
    years = np.append(middles, question.quarters) / 4
    return (1 - a_year * question.attrition) ** years


def presence(team: Team, question: PlanQuestion) -> pd.DataFrame:
    """Return the share of each state's days on which each member is there.

    Returns
    -------
    DataFrame, states (quarters 1..Q and the closing state) x members. [0-1]

    Notes
    -----
    The closing state is the day after the last quarter.

    References
    ----------
    Own definition; no outside source.

    """
    rows = []
    for quarter in range(1, question.quarters + 1):
        first, after = question.first_day(quarter), question.first_day(quarter + 1)
        last_day, days = after.toordinal() - 1, (after - first).days
        row = []
        for begin, end in zip(team.members["start"], team.members["end"], strict=True):
            there_from = max(first.toordinal(), begin.toordinal() if begin else 0)
            there_to = min(last_day, end.toordinal() if end else last_day)
            row.append(max(there_to - there_from + 1, 0) / days)
        rows.append(row)
    closing = team.at(question.first_day(question.quarters + 1)).present()
    rows.append(list(closing.astype(float)))
    index = pd.Index(range(1, question.quarters + 2), name="quarter")
    return pd.DataFrame(rows, index=index, columns=team.members.index, dtype=float)
