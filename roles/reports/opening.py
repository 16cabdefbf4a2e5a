"""One opening: what it costs, which tasks it will carry, and what it asks for."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

import pandas as pd

from roles.engine.catalogue import SALARY_COLUMN, Catalogue
from roles.engine.levels import role_profile
from roles.models import Plan, RoleSkill, Seniority
from roles.queries.quarter import quarter_start
from roles.reports.inputs import Names

GRADES = ["entry", "mid", "senior", "executive"]
THOUSAND = 1000
LEAST = 0.05  # FTE of a task; less would be shown as none
OWN_VALUE = "the organisation's own value"
NEW, KNOWN, EXPECTED = "New", "Backfill", "Expected backfill"


@dataclass(frozen=True)
class BaseRange:
    """A year's base pay: typical, and halfway to the grades beside it. [money]"""

    low: float
    typical: float
    high: float
    source: str
    observations: int | None

    @property
    def origin(self) -> str:
        """The source, and that it does not say how many it asked, where it does not."""
        if self.observations is not None or self.source == OWN_VALUE:
            return self.source
        return f"{self.source}; n: not given in the source"


@dataclass(frozen=True)
class Opening:
    """One person to hire; all money in whole units of the organisation.

    `kind` says whether the post is new, or whose it was: of a known leaver, or of
    somebody who is expected to leave.
    """

    number: int
    role: str
    seniority: str
    quarter: int
    decided: date
    start: date
    kind: str
    base: BaseRange
    annual_cost: float
    one_off: float
    tasks: list[tuple[str, float]]
    core: list[tuple[str, int]]
    desired: list[tuple[str, int]]


def openings(plan: Plan, tables: dict, start: date) -> list[Opening]:
    """Return one row per person to hire, in the order in which they join."""
    catalogue, names = Catalogue.from_tables(tables), Names.of(tables)
    carried, leavers = _carried(plan, tables), _leavers(plan, start)
    posts, expected = [], Counter()
    for hire in hires_of(plan):
        role, seniority, count = hire["role"], hire["seniority"], hire["count"]
        settled = quarter_start(start, hire["joins"] + 1)
        expected[role] += hire.get("backfill", 0)
        posts += [
            Opening(
                number=len(posts) + place + 1,
                role=names.role(role),
                seniority=Seniority(seniority).label,
                quarter=hire["quarter"],
                decided=quarter_start(start, hire["quarter"]),
                start=quarter_start(start, hire["joins"]),
                kind=_kind(leavers, expected, role, settled),
                base=_base(tables["salaries_us_kusd"], plan, role, seniority),
                annual_cost=hire["running_cost"] / count,
                one_off=hire["one_off"] / count,
                tasks=carried[role, seniority],
                **_skills(catalogue, tables, role, seniority),
            )
            for place in range(count)
        ]
    return posts


def hires_of(plan: Plan) -> list[dict]:
    """Return the hiring lines of the answer, in the order in which people join."""
    hires = [line for line in plan.answer["actions"] if line["kind"] == "hire"]
    return sorted(
        hires, key=lambda hire: (hire["joins"], hire["role"], hire["seniority"])
    )


def _carried(plan: Plan, tables: dict) -> defaultdict:
    """Return the tasks of one hire in the closing state, most time first. [FTE]"""
    names = Names.of(tables)
    people = Counter()
    for hire in hires_of(plan):
        people[hire["role"], hire["seniority"]] += hire["count"]
    carried = defaultdict(list)
    rows = sorted(plan.answer["hire_tasks"], key=lambda row: -row["fte"])
    for row in rows:
        key = row["role"], row["seniority"]
        if (fte := row["fte"] / people[key]) >= LEAST:
            carried[key].append((names.task(row["task"]), fte))
    return carried


def _skills(
    catalogue: Catalogue, tables: dict, role: str, seniority: str
) -> dict[str, list[tuple[str, int]]]:
    """Return core and desired skills with the levels of this seniority."""
    names = Names.of(tables)
    levels = role_profile(catalogue, role, seniority).dropna()
    rows = tables["role_skills"]
    needs = rows[rows["role"] == role].set_index("skill")["need"]
    highest_first = sorted(levels.items(), key=lambda item: (-item[1], item[0]))
    asked = {"core": [], "desired": []}
    for skill, level in highest_first:
        need = "core" if needs[skill] == RoleSkill.Need.CORE else "desired"
        asked[need].append((names.skill(skill), int(level)))
    return asked


def _base(salaries: pd.DataFrame, plan: Plan, role: str, seniority: str) -> BaseRange:
    """Return the pay of a grade, halfway to the grades beside it."""
    row = salaries.set_index("role").loc[role]
    grade = SALARY_COLUMN[seniority]
    typical = row[grade] * THOUSAND
    if [role, seniority] in [own[:2] for own in plan.tables["salaries"]]:
        return BaseRange(typical, typical, typical, OWN_VALUE, None)
    pay = [row[name] * THOUSAND for name in GRADES]
    place = GRADES.index(grade)
    below = pay[place - 1] if place else float("nan")
    above = pay[place + 1]
    # A grade at the end of the scale has as far to go outwards as inwards.
    down = typical - below if pd.notna(below) else above - typical
    observations = int(row["n"]) if pd.notna(row["n"]) else None
    return BaseRange(
        typical - down / 2, typical, (typical + above) / 2, row["source"], observations
    )


def _leavers(plan: Plan, start: date) -> list[tuple[str, date]]:
    """Return main role and last day of those who leave after the start."""
    known = [
        (member["roles"][0], date.fromisoformat(member["end"]))
        for member in plan.inputs["members"]
        if member["end"] and member["roles"]
    ]
    return sorted(
        (one for one in known if one[1] >= start), key=lambda leaver: leaver[1]
    )


def _kind(
    leavers: list[tuple[str, date]], expected: Counter, role: str, before: date
) -> str:
    """Return whose post it is, and take them off the list: known leavers go first."""
    for leaver in leavers:
        if leaver[0] == role and leaver[1] < before:
            leavers.remove(leaver)
            return KNOWN
    if expected[role]:
        expected[role] -= 1
        return EXPECTED
    return NEW
