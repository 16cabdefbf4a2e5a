"""Whom does a plan hire, when, for how much, and to do what?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from roles.models import Organisation, Plan
from roles.queries import catalogue as read
from roles.queries.quarter import MONTHS, months_later
from roles.reports.contract import Contract, contract_actions, contracts
from roles.reports.headcount import headcount
from roles.reports.inputs import Names
from roles.reports.loss import Loss, losses
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
OF_CONTRACTS = ["contractor_premium", "contract_least", "contractor_share"]
OF_LOSSES = ["attrition_a_year"]
OUR_JUDGEMENT = "no outside source: a judgement of our own"


@dataclass(frozen=True)
class HiringReport:
    """The openings and contracts of one plan and their money.

    `months` has a row per month: fiscal_year, one_off and recurring cost of openings,
    contracts, total [money]; `years` the same by fiscal year; `headcount` a row per
    quarter (see there); `losses` who is expected to leave; `assumptions` title, value
    and basis.
    """

    plan: Plan
    currency: str
    openings: list[Opening]
    contracts: list[Contract]
    losses: list[Loss]
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
    def contracted(self) -> float:
        """What contracts cost within the horizon. [money]"""
        return float(self.months["contracts"].sum())

    @property
    def fte_quarters(self) -> float:
        """How much is on contract over all quarters. [FTE-quarters]"""
        return sum(contract.fte_quarters for contract in self.contracts)

    @property
    def peak(self) -> tuple[date, float]:
        """The month in which hiring costs most, and how much. [money]"""
        month = self.months["total"].idxmax()
        return month, float(self.months.loc[month, "total"])

    @property
    def total(self) -> float:
        """What hiring costs within the horizon. [money]"""
        return float(self.months["total"].sum())


def hiring_report(plan: Plan, *, people: bool) -> HiringReport:
    """Report the hiring plan that follows from the answer of `plan`.

    `people` says whether its reader may see what is expected to leave by role.
    """
    organisation = plan.team.organisation
    start = date.fromisoformat(plan.answer["start"])
    tables = read.tables_with(plan.tables)
    posts, names = openings(plan, tables, start), Names.of(tables)
    months = _months(plan, posts, start, organisation)
    return HiringReport(
        plan=plan,
        currency=organisation.currency,
        openings=posts,
        contracts=contracts(plan, names),
        losses=losses(plan, posts, names, people=people),
        months=months,
        years=months.groupby("fiscal_year", sort=False).sum(numeric_only=True),
        headcount=headcount(plan, posts, start),
        assumptions=_assumptions(plan, tables["assumptions"]),
    )


def _assumptions(plan: Plan, table: pd.DataFrame) -> pd.DataFrame:
    """Return what the numbers rest on; the source says whose number it is."""
    own, used = plan.tables["assumptions"], [*USED]
    used += OF_CONTRACTS if contract_actions(plan) else []
    used += OF_LOSSES if plan.answer.get("expected_losses") else []
    used = table.set_index("id").loc[used]
    source = used["source"].mask(used["source"] == "", OUR_JUDGEMENT)
    return used.assign(source=source.mask(used.index.isin(own), OWN_VALUE))


def _months(
    plan: Plan, posts: list[Opening], start: date, organisation: Organisation
) -> pd.DataFrame:
    """Return the cost of openings and contracts by month, first to last."""
    count = MONTHS * plan.answer["quarters"]
    months = [months_later(start, number) for number in range(count)]
    one_off, recurring = dict.fromkeys(months, 0.0), dict.fromkeys(months, 0.0)
    for post in posts:
        one_off[post.decided] += post.one_off
        for month in months:
            if month >= post.start:
                recurring[month] += post.annual_cost / 12
    frame = pd.DataFrame({"one_off": one_off, "recurring": recurring}, dtype=float)
    frame["contracts"] = 0.0
    for contract in contract_actions(plan):
        first = MONTHS * (contract["quarter"] - 1)
        in_quarter = months[first : first + MONTHS]
        frame.loc[in_quarter, "contracts"] += contract["cost"] / MONTHS
    frame["total"] = frame.sum(axis=1)
    frame["fiscal_year"] = [
        fiscal_year(month, organisation.fiscal_month) for month in months
    ]
    return frame.rename_axis("month")


def fiscal_year(day: date, first_month: int) -> str:
    """Name the fiscal year of `day`; one that spans two years carries both.

    >>> fiscal_year(date(2027, 3, 1), 4), fiscal_year(date(2027, 3, 1), 1)
    ('2026/27', '2027')

    """
    first = day.year if day.month >= first_month else day.year - 1
    return str(first) if first_month == 1 else f"{first}/{(first + 1) % 100:02}"
