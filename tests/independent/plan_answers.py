"""The engine's plans as documents."""

import pandas as pd

from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.solve import solve_plan
from tests.independent.engine_answers import engine_team
from tests.independent.strategies import TABLES


def engine_plan(
    document: dict,
    question: dict,
    time_limit: float = 20.0,
    tables: dict[str, pd.DataFrame] = TABLES,
) -> dict:
    """Return the engine's plan for a team document."""
    catalogue, team = engine_team(tables, document, question["start"])
    asked = PlanQuestion(**question, time_limit=time_limit)
    return solve_plan(catalogue, team, asked).to_document()
