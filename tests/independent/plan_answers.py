"""The engine's plans as documents, each with its question."""

from dataclasses import asdict

import pandas as pd

from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.solve import solve_plan
from tests.independent.engine_answers import engine_team
from tests.independent.questions import Question, as_asked
from tests.independent.strategies import TABLES


def engine_plan(
    document: dict,
    question: Question,
    time_limit: float = 20.0,
    tables: dict[str, pd.DataFrame] = TABLES,
    price_level: float = 1.0,
) -> dict:
    """Return the engine's plan for a team document."""
    catalogue, team = engine_team(tables, document, question.start)
    more = {"time_limit": time_limit, "price_level": price_level}
    answer = solve_plan(catalogue, team, PlanQuestion(**asdict(question) | more))
    return answer.to_document() | {"question": as_asked(question)}
