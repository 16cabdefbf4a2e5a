"""Generated teams and catalogues: ordinary ones, odd ones, empty ones."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.independent.tables import read_tables

ORDINARY = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
TABLES = read_tables()
SKILLS = list(TABLES["skills"]["id"])
ROLES = list(TABLES["roles"]["id"])
TASKS = list(TABLES["tasks"]["id"])
CAPABILITIES = list(TABLES["capabilities"]["id"])
LAYERS = list(TABLES["layers"]["id"])
AREAS = list(TABLES["focus_areas"]["id"])
STAGES = list(TABLES["scale_stages"]["id"])
TODAY = date(2026, 1, 15)
LEVELS = st.sampled_from(range(0, 5))
DAYS_AWAY = [-200, -31, -1, 0, 1, 20, 46, 90, 130, 150, 200, 300, 400]
MARKS = st.sampled_from(
    [("assessed", level) for level in range(5)]
    + [("tools", 1), ("tools", 2), ("not applicable", 0)]
)
MOVED_NUMBERS = {
    "fit_power": [0.5, 1.0, 2.0],
    "able_attainment": [0.25, 0.5, 0.75],
    "able_fit": [0.4, 0.6, 0.8],
    "learners_per_master": [0, 1, 3],
    "unsupervised_share": [0.0, 0.3, 1.0],
    "away_from_home": [0.5, 1.0],
    "people_share": [0.25, 0.8],
    "direction_weight": [0.0, 0.3],
    "upkeep_effort_share": [0.0, 0.3],
    "build_effort": [0.8, 2.0],
}


def some_days() -> st.SearchStrategy[str | None]:
    """Return days around today, mostly none."""
    return st.none() | st.none() | st.sampled_from([day_after(n) for n in DAYS_AWAY])


def day_after(days: int) -> str:
    """Return the day so many days from today."""
    return (TODAY + timedelta(days=days)).isoformat()


@st.composite
def members(draw: st.DrawFn, name: str, whole: bool = False) -> dict:
    """Draw one member; a whole one is there all the time."""
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True))
    marked = draw(st.dictionaries(st.sampled_from(SKILLS), MARKS, max_size=7))
    start, end = (None, None) if whole else sorted_days(draw)
    return {
        **{"name": name, "roles": roles},
        "seniority": draw(st.sampled_from(["junior", "mid", "senior", None])),
        "fte": draw(st.sampled_from([1.0, 1.0, 0.8, 0.5, 0.25])),
        **{"annual_cost": None, "start": start, "end": end},
        "levels": of_mark("assessed", marked),
        "from_tools": of_mark("tools", marked),
        "not_applicable": list(of_mark("not applicable", marked)),
    }


def sorted_days(draw: st.DrawFn) -> tuple[str | None, str | None]:
    """Draw a first and a last day in their order."""
    start, end = draw(some_days()), draw(some_days())
    if start and end and end < start:
        return end, start
    return start, end


def of_mark(mark: str, marked: dict[str, tuple]) -> dict[str, int]:
    """Return the skills and levels that carry a mark."""
    return {skill: level for skill, (own, level) in marked.items() if own == mark}


@st.composite
def documents(draw: st.DrawFn, most: int = 4, whole: bool = False) -> dict:
    """Draw a team document of up to so many members."""
    count = draw(st.integers(0, most))
    drivers = st.sampled_from([0, 1, 5, 20])
    rated = st.dictionaries(st.sampled_from(CAPABILITIES), LEVELS, max_size=8)
    scopes = st.sampled_from([0.0, 0.5, 1.5])
    return {
        **{"team": "generated", "stage": draw(st.sampled_from(STAGES))},
        "drivers": {
            name: draw(drivers)
            for name in ("data_sources", "models", "new_models", "stakeholders")
        },
        "scope": draw(st.dictionaries(st.sampled_from(TASKS), scopes, max_size=3)),
        "layers": draw(st.dictionaries(st.sampled_from(LAYERS), LEVELS)),
        "provided": draw(
            st.lists(st.sampled_from(CAPABILITIES), max_size=3, unique=True)
        ),
        "area_weights": draw(st.none() | area_weights()),
        "members": [draw(members(f"member {n}", whole)) for n in range(count)],
        "maturity": draw(rated),
    }


@st.composite
def area_weights(draw: st.DrawFn) -> dict[str, float]:
    """Draw weights that a manager set, together 1."""
    parts = [draw(st.sampled_from(range(0, 6))) for _ in AREAS]
    whole = sum(parts) or 1
    parts[0] += whole - sum(parts)
    return {area: part / whole for area, part in zip(AREAS, parts, strict=True)}


@st.composite
def catalogues(draw: st.DrawFn) -> dict[str, pd.DataFrame]:
    """Draw a catalogue: some numbers moved, some capabilities and links gone."""
    tables = dict(TABLES)
    numbers = tables["assumptions"].set_index("id")["value"].astype(float)
    names = st.sampled_from(list(MOVED_NUMBERS))
    for name in draw(st.lists(names, max_size=4, unique=True)):
        numbers[name] = draw(st.sampled_from(MOVED_NUMBERS[name]))
    values = numbers.loc[tables["assumptions"]["id"]].to_numpy()
    tables["assumptions"] = tables["assumptions"].assign(value=values)
    relief = tables["capability_relief"]
    every = draw(st.sampled_from(range(2, 6)))
    tables["capability_relief"] = relief[relief.index % every > 0]
    needs = tables["task_skills"]
    moved = 1.0 + draw(st.sampled_from([0.0, 0.5, 2.0])) * (needs.index % every == 0)
    tables["task_skills"] = needs.assign(weight=moved)
    return tables
