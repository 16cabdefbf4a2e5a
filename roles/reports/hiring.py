"""Whom does a plan hire, when, for how much, and to do what?"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pandas as pd

from roles.models import Organisation, Plan
from roles.queries import catalogue as read
from roles.queries.quarter import MONTHS, months_later, quarter_start
from roles.reports.opening import OWN_VALUE, Opening, openings

# What the money and the dates of openings rest on.
USED = [
    "oncost",
    "cost_per_hire_share",
    "hire_lead_quarters",
    "hire_lead_quarters_senior",
    "ramp_q1",
    "ramp_q2",
]
OUR_JUDGEMENT = "no outside source: a judgement of our own"


@dataclass(frozen=True)
class HiringReport:
    """The openings of one plan and their money.

    `months` has a row per month: fiscal_year, one_off, recurring, total [money];
    `years` the same by fiscal year; `headcount` a row per quarter: start, joining,
    hired, leaving, end [people]; `assumptions` title, value and basis.
    """

    plan: Plan
    currency: str
    openings: list[Opening]
    months: pd.DataFrame
    years: pd.DataFrame
    headcount: pd.DataFrame
    assumptions: pd.DataFrame

    @property
    def run_rate(self) -> float:
        """What all openings together cost a year once all are filled. [money]"""
        return sum(opening.annual_cost for opening in self.openings)

    @property
    def placed(self) -> float:
        """The work that all openings together carry in the tasks named. [FTE]"""
        return sum(fte for opening in self.openings for _, fte in opening.tasks)

    @property
    def rest(self) -> str:
        """What openings do with the time that none of the tasks named takes."""
        people = len(self.openings)
        return (
            f"The tasks take {self.placed:.1f} of {people:.1f} FTE once everybody is "
            "at full speed. The rest goes into upkeep of the platform or is free for "
            "work that the plan does not count; before that, part of the time goes "
            "into finding their feet."
        )

    @property
    def one_off(self) -> float:
        """What finding all of them costs. [money]"""
        return float(self.months["one_off"].sum())

    @property
    def recurring(self) -> float:
        """What employing them costs within the horizon. [money]"""
        return float(self.months["recurring"].sum())

    @property
    def peak(self) -> tuple[date, float]:
        """The month in which hiring costs most, and how much. [money]"""
        month = self.months["total"].idxmax()
        return month, float(self.months.loc[month, "total"])

    @property
    def total(self) -> float:
        """What hiring costs within the horizon. [money]"""
        return float(self.months["total"].sum())


def hiring_report(plan: Plan) -> HiringReport:
    """Report the hiring plan that follows from the answer of `plan`."""
    organisation = plan.team.organisation
    start = date.fromisoformat(plan.answer["start"])
    tables = read.tables_with(plan.tables)
    posts = openings(plan, tables, start)
    months = _months(posts, start, plan.answer["quarters"], organisation)
    return HiringReport(
        plan=plan,
        currency=organisation.currency,
        openings=posts,
        months=months,
        years=months.groupby("fiscal_year", sort=False).sum(numeric_only=True),
        headcount=_headcount(plan, posts, start),
        assumptions=_assumptions(tables["assumptions"], plan.tables["assumptions"]),
    )


def _assumptions(table: pd.DataFrame, own: dict) -> pd.DataFrame:
    """Return what the openings rest on; the source says whose number it is."""
    used = table.set_index("id").loc[USED]
    source = used["source"].mask(used["source"] == "", OUR_JUDGEMENT)
    return used.assign(source=source.mask(used.index.isin(own), OWN_VALUE))


def _months(
    posts: list[Opening], start: date, quarters: int, organisation: Organisation
) -> pd.DataFrame:
    """Return one-off and recurring cost by month, from the first to the last."""
    months = [months_later(start, number) for number in range(MONTHS * quarters)]
    one_off, recurring = dict.fromkeys(months, 0.0), dict.fromkeys(months, 0.0)
    for post in posts:
        one_off[post.decided] += post.one_off
        for month in months:
            if month >= post.start:
                recurring[month] += post.annual_cost / 12
    frame = pd.DataFrame({"one_off": one_off, "recurring": recurring}, dtype=float)
    frame["total"] = frame.sum(axis=1)
    frame["fiscal_year"] = [
        fiscal_year(month, organisation.fiscal_month) for month in months
    ]
    return frame.rename_axis("month")


def _headcount(plan: Plan, posts: list[Opening], start: date) -> pd.DataFrame:
    """Walk from the people there at the start to those there at the end."""
    quarters = plan.answer["quarters"]
    days = [quarter_start(start, number + 1) for number in range(quarters + 1)]
    spans = [(_day(m["start"]), _day(m["end"])) for m in plan.inputs["members"]]
    joining = Counter(_quarter(first, days) for first, _ in spans if first)
    # Whoever stays until the last day of a quarter leaves in that quarter.
    leaving = Counter(_quarter(last, days) for _, last in spans if last)
    hired = Counter(_quarter(post.start, days) for post in posts)
    people = sum(
        (first is None or first < start) and (last is None or last >= start)
        for first, last in spans
    )
    rows = []
    for quarter in range(1, quarters + 1):
        change = joining[quarter] + hired[quarter] - leaving[quarter]
        counts = [joining[quarter], hired[quarter], leaving[quarter]]
        rows.append([people, *counts, people + change])
        people += change
    index = pd.RangeIndex(1, quarters + 1, name="quarter")
    columns = ["start", "joining", "hired", "leaving", "end"]
    return pd.DataFrame(rows, index=index, columns=columns)


def _quarter(day: date, days: list[date]) -> int | None:
    """Return the quarter in which `day` lies; `days` are the first of each."""
    for number in range(1, len(days)):
        if days[number - 1] <= day < days[number]:
            return number
    return None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def fiscal_year(day: date, first_month: int) -> str:
    """Name the fiscal year of `day`; one that spans two years carries both.

    >>> fiscal_year(date(2027, 3, 1), 4), fiscal_year(date(2027, 3, 1), 1)
    ('2026/27', '2027')

    """
    first = day.year if day.month >= first_month else day.year - 1
    return str(first) if first_month == 1 else f"{first}/{(first + 1) % 100:02}"
