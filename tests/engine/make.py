"""A catalogue small enough to work out by hand, and teams for it.

Two tasks in data management, one independent task in serving: a team that sets its
area weights to data management alone is scored by the two tasks.
"""

from datetime import date

import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.team import Team

TODAY = date(2026, 1, 1)
AREAS = ["data_management", "serving_deployment", "training_authoring", "direction"]
ASSUMPTIONS = {
    **{"fit_power": 1, "able_attainment": 0.5, "able_fit": 0.5, "master_fit": 0.9},
    **{"learners_per_master": 2, "unsupervised_share": 0.5},
    **{"above_required_bonus": 0.1, "above_required_cap": 1.25},
    **{"away_from_home": 0.8, "people_share": 0.5, "direction_weight": 0.1},
    **{"segment_1": 1.6, "segment_2": 1.2, "segment_3": 0.8, "segment_4": 0.4},
    **{"oncost": 1.25, "hire_lead_quarters": 1, "hire_lead_quarters_senior": 2},
    **{"ramp_q1": 0.5, "ramp_q2": 0.75, "cost_per_hire_share": 0.1},
    **{"learn_share_1": 0.1, "learn_share_2": 0.2, "learn_share_3": 0.2},
    **{"learn_quarters_1": 1, "learn_quarters_2": 1, "learn_quarters_3": 2},
    **{"learn_cost_kusd": 3, "typical_cost": 40, "build_effort": 1, "buy_effort": 0.2},
    **{"build_cost_share": 0.25, "upkeep_effort_share": 0.1},
    **{"upkeep_cost_share": 0.05, "keep_share": 0.9, "closing_quarters": 2},
    **{"contractor_premium": 1.6, "contractor_share": 0.2, "contract_least": 0.25},
    **{"attrition_a_year": 0.19},
}
TASKS = [  # id, area, home role, base, per source, independent
    ("pipes", "data_management", "engineer", 1.0, 0.0, "no"),
    ("reports", "data_management", "analyst", 0.0, 0.5, "no"),
    ("checks", "serving_deployment", "judge", 0.0, 0.0, "yes"),
]
NEEDS = [  # task, skill, level
    ("pipes", "sql", 4),
    ("pipes", "python|r", 2),
    ("reports", "bi", 2),
    ("checks", "sql", 2),
]
PROFILES = [
    ("engineer", "sql", 4),
    ("engineer", "python", 3),
    ("analyst", "bi", 2),
    ("analyst", "sql", 2),
    ("judge", "sql", 2),
]
CAPABILITIES = [  # id, area, owner, target, buyable, importance, cost, lead
    ("store", "data_management", "pipes", 2, 1.0, 1, 40, 1),
    ("tests", "data_management", "reports", 4, 0.0, 1, 40, 2),
]


def make_tables(relief: list = (), needs: list = (), **assumptions: float) -> dict:
    """Return the tables of the small catalogue, with some judgements changed."""
    numbers = ASSUMPTIONS | assumptions
    names = ["id", "focus_area", "home_role", "base_fte", "fte_per_data_source"]
    tasks = pd.DataFrame(TASKS, columns=[*names, "independent"]).assign(
        fte_per_model_in_production=0.0,
        fte_per_new_model_a_year=0.0,
        fte_per_stakeholder_group=0.0,
    )
    names = ["id", "focus_area", "owner_task", "target_few", "buyable_today"]
    names += ["importance", "cost_per_level_kusd", "lead_quarters"]
    support = [
        ("Training & Authoring", "Good", "Good", "Good"),  # 1
        ("Serving & Deployment", "Good", "OK", "No"),  # 0.5
        ("Data Management", "No", "Unknown", "No"),  # 0
    ]
    return {
        "assumptions": pd.DataFrame(numbers.items(), columns=["id", "value"]),
        "focus_areas": pd.DataFrame({"id": AREAS}),
        "layers": pd.DataFrame({"id": ["ground", "roof"]}),
        "skills": pd.DataFrame({"id": ["sql", "python", "r", "bi", "leadership"]}),
        "roles": pd.DataFrame({"id": ["engineer", "analyst", "judge", "cdo"]}),
        "tasks": tasks,
        "task_skills": pd.DataFrame(
            NEEDS, columns=["task", "skill_or_any_of", "level"]
        ).assign(weight=1.0),
        "role_skills": pd.DataFrame(PROFILES, columns=["role", "skill", "level_mid"]),
        "capabilities": pd.DataFrame(CAPABILITIES, columns=names).assign(
            layer="ground"
        ),
        "capability_prerequisites": pd.DataFrame(
            list(needs), columns=["capability", "needs"]
        ),
        "capability_relief": pd.DataFrame(
            list(relief), columns=["capability", "task", "relief_at_full_maturity"]
        ),
        "salaries_us_kusd": pd.DataFrame(
            [("engineer", 64, 80, 96), ("analyst", None, 64, 80)],
            columns=["role", "entry", "mid", "senior"],
        ),
        "scale_stages": pd.DataFrame({"id": ["few"], "workload_multiplier": [1.0]}),
        "market_support": pd.DataFrame(
            support, columns=["group", "Azure", "AWS", "Google Cloud"]
        ),
    }


def make_catalogue(**changes: object) -> Catalogue:
    """Return the small catalogue."""
    return Catalogue.from_tables(make_tables(**changes))


def make_member(name: str, *roles: str, **changes: object) -> dict:
    """Return one member of a document: full-time, of unknown seniority."""
    plain = {
        **{"name": name, "roles": list(roles), "seniority": None, "fte": 1.0},
        **{"annual_cost": None, "start": None, "end": None},
        **{"levels": {}, "from_tools": {}, "not_applicable": []},
    }
    return plain | changes


def make_document(*members: dict, sources: float = 2, **changes: object) -> dict:
    """Return a team document: 1 FTE of pipes and, with two sources, 1 of reports."""
    plain = {
        **{"team": "small", "stage": "few", "scope": {}, "layers": {}, "provided": []},
        "drivers": {
            **{"data_sources": sources, "models": 0},
            **{"new_models": 0, "stakeholders": 0},
        },
        "area_weights": {"data_management": 1.0},
        **{"members": list(members), "maturity": {}},
    }
    return plain | changes


def make_team(
    *members: dict, catalogue: Catalogue | None = None, **changes: object
) -> Team:
    """Return a team of the small catalogue, as of the first day of 2026."""
    document = make_document(*members, **changes)
    return Team.from_document(document, catalogue or make_catalogue(), TODAY)
