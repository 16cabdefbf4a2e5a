"""Whom does a plan hire, when, for how much, and to do what?"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

import pandas as pd

from roles.engine.catalogue import SALARY_COLUMN, Catalogue
from roles.engine.levels import role_profile
from roles.models import Plan, RoleSkill, Seniority
from roles.queries import catalogue as read
from roles.reports.month import add_months, fiscal_year

MONTHS = 3  # of a quarter


@dataclass(frozen=True)
class BaseRange:
    """A year's base pay: typical, and halfway to the grades beside it. [money]"""

    low: float
    typical: float
    high: float
    source: str


@dataclass(frozen=True)
class Opening:
    """One person to hire; all money in whole units of the organisation."""

    number: int
    role: str
    seniority: str
    quarter: int
    decided: date
    start: date
    backfill: bool
    base: BaseRange
    annual_cost: float
    one_off: float
    tasks: list[tuple[str, float]]
    core: list[tuple[str, int]]
    desired: list[tuple[str, int]]

    @property
    def kind(self) -> str:
        """Say whether the post is new."""
        return "Backfill" if self.backfill else "New"


@dataclass(frozen=True)
class HiringReport:
    """The openings of one plan and their money.

    `months` has a row per month: fiscal_year, one_off, recurring, total [money];
    `years` the same by fiscal year; `headcount` a row per quarter: start, joining,
    hired, leaving, end [people].
    """

    plan: Plan
    currency: str
    openings: list[Opening]
    months: pd.DataFrame
    years: pd.DataFrame
    headcount: pd.DataFrame

    @property
    def run_rate(self) -> float:
        """What all openings together cost a year once all are filled. [money]"""
        return sum(opening.annual_cost for opening in self.openings)

    @property
    def total(self) -> float:
        """What hiring costs within the horizon. [money]"""
        return float(self.months["total"].sum())


def hiring_report(plan: Plan) -> HiringReport:
    """Report the hiring plan that follows from the answer of `plan`."""
    organisation = plan.team.organisation
    tables = read.tables(organisation)
    start = date.fromisoformat(plan.question["start"])
    openings = _openings(plan, start, tables)
    months = _months(openings, start, plan.question["quarters"], organisation)
    years = months.groupby("fiscal_year", sort=False).sum(numeric_only=True)
    return HiringReport(
        plan=plan,
        currency=organisation.currency,
        openings=openings,
        months=months,
        years=years,
        headcount=_headcount(plan, openings, start),
    )


def hires_of(plan: Plan) -> list[dict]:
    """Return the hiring lines of the answer, in the order in which people join."""
    actions = (plan.answer or {}).get("actions", [])
    hires = [action for action in actions if action["kind"] == "hire"]
    return sorted(
        hires, key=lambda hire: (hire["joins"], hire["role"], hire["seniority"])
    )


def _openings(plan: Plan, start: date, tables: dict) -> list[Opening]:
    catalogue = Catalogue.from_tables(tables)
    names = {table: _names(tables[table]) for table in ["roles", "skills", "tasks"]}
    carried = _carried(plan, names["tasks"])
    needs = dict(RoleSkill.objects.values_list("role", "skill", "need"))
    leavers = _leavers(plan, start)
    openings = []
    for hire in hires_of(plan):
        role, seniority, count = hire["role"], hire["seniority"], hire["count"]
        joins = add_months(start, MONTHS * (hire["joins"] - 1))
        skills = _skills(catalogue, role, seniority, names["skills"])
        for _ in range(count):
            openings.append(
                Opening(
                    number=len(openings) + 1,
                    role=names["roles"][role],
                    seniority=Seniority(seniority).label,
                    quarter=hire["quarter"],
                    decided=add_months(start, MONTHS * (hire["quarter"] - 1)),
                    start=joins,
                    backfill=_replaces(leavers, role, joins),
                    base=_base(tables, role, seniority),
                    annual_cost=hire["running_cost"] / count,
                    one_off=hire["one_off"] / count,
                    tasks=carried[role, seniority],
                    core=[(n, v) for key, n, v in skills if needs[role, key] == "core"],
                    desired=[
                        (n, v) for key, n, v in skills if needs[role, key] != "core"
                    ],
                )
            )
    return openings
