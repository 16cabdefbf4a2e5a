"""From the people at the start of a plan to those at its end, quarter by quarter."""

from collections import Counter
from datetime import date

import pandas as pd

from roles.engine.plan.problem import survival
from roles.models import Plan
from roles.queries.plan import asked
from roles.queries.quarter import quarter_start
from roles.reports.answer import question_of
from roles.reports.contract import contract_actions
from roles.reports.opening import Opening

COLUMNS = ["start", "joining", "hired", "leaving", "end", "contracts", "counted"]


def headcount(plan: Plan, posts: list[Opening], start: date) -> pd.DataFrame:
    """Walk from the people there at the start to those there at the end.

    A row per quarter: start, joining, hired, leaving, end [people]; contracts [FTE];
    counted: whom the cap counts, who is there on any day, of members as many as are
    expected to be left, and contracts by their FTE.
    """
    quarters = plan.answer["quarters"]
    days = [quarter_start(start, number + 1) for number in range(quarters + 1)]
    spans = [(_day(m["start"]), _day(m["end"])) for m in plan.inputs["members"]]
    joining = Counter(_quarter(first, days) for first, _ in spans if first)
    # Whoever stays until the last day of a quarter leaves in that quarter.
    leaving = Counter(_quarter(last, days) for _, last in spans if last)
    hired = Counter(_quarter(post.start, days) for post in posts)
    on_contract = Counter()
    for contract in contract_actions(plan):
        on_contract[contract["quarter"]] += contract["fte"]
    people = sum(
        (first is None or first < start) and (last is None or last >= start)
        for first, last in spans
    )
    rows, new, left = [], 0, expected_left(plan)
    for quarter in range(1, quarters + 1):
        new += hired[quarter]
        there = people + joining[quarter] + hired[quarter]
        counts = [people, joining[quarter], hired[quarter], leaving[quarter]]
        people = there - leaving[quarter]
        fte = float(on_contract[quarter])
        counted = (there - new) * left[quarter - 1] + new + fte
        rows.append([*counts, people, fte, counted])
    index = pd.RangeIndex(1, quarters + 1, name="quarter")
    return pd.DataFrame(rows, index=index, columns=COLUMNS)


def expected_left(plan: Plan) -> list[float]:
    """Return the share of members who are expected to be left in each quarter."""
    question = asked(plan)
    if not question["attrition"]:
        return [1.0] * plan.answer["quarters"]
    a_year = plan.tables["assumptions_in_force"]["attrition_a_year"]
    engine = question_of(question, plan.tables["price_factor"])
    return list(survival(engine, a_year))


def _quarter(day: date, days: list[date]) -> int | None:
    """Return the quarter in which `day` lies; `days` are the first of each."""
    for number in range(1, len(days)):
        if days[number - 1] <= day < days[number]:
            return number
    return None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
