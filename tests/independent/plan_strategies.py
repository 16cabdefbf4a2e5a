"""Generated small planning questions: few people, few quarters, odd caps."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.independent.questions import Question
from tests.independent.strategies import (
    LAYERS,
    LEVELS,
    ORDINARY,
    TABLES,
    TODAY,
    members,
)
from tests.independent.tables import DRIVERS

PLANNED = [
    *("object_storage", "experiment_tracking", "versioning", "model_store"),
    *("job_scheduling", "pipelines", "feature_store", "data_testing"),
]
OFFERED = {
    "data_engineer": ["mid", "senior"],
    "ml_engineer": ["mid"],
    "analyst": ["entry", "mid"],
    "model_validator": ["mid"],
}


def small_catalogue() -> dict[str, pd.DataFrame]:
    """Return a catalogue with few capabilities and few kinds of hire on offer."""
    tables = dict(TABLES)
    for name, columns in {
        "capabilities": ["id"],
        "capability_prerequisites": ["capability", "needs"],
        "capability_relief": ["capability"],
    }.items():
        kept = tables[name][columns].isin(PLANNED).all(axis=1)
        tables[name] = tables[name][kept].reset_index(drop=True)
    salaries = tables["salaries_us_kusd"].set_index("role")
    for column in ("entry", "mid", "senior"):
        gone = [r for r in salaries.index if column not in OFFERED.get(r, [])]
        salaries.loc[gone, column] = None
    return tables | {"salaries_us_kusd": salaries.reset_index()}


SMALL = small_catalogue()


@st.composite
def plan_documents(draw: st.DrawFn, most: int = 3) -> dict:
    """Draw a team of up to three people, some of whom come or go."""
    count = draw(st.sampled_from([most, 2, 1, most, 0]))
    # what comes first in a list is what most examples get
    levels = st.sampled_from([0, 1, 0])
    answers = st.fixed_dictionaries(dict.fromkeys(LAYERS, levels))
    ratings = st.dictionaries(st.sampled_from(PLANNED), LEVELS, max_size=4)
    provided = st.lists(st.sampled_from(PLANNED), max_size=1)
    return {
        **{"team": "small", "stage": draw(st.sampled_from(["few", "multiple"]))},
        "drivers": {driver: draw(st.sampled_from([3, 8, 5, 0])) for driver in DRIVERS},
        "scope": draw(st.sampled_from([{}, {"validate_models": 0.0}])),
        **{"layers": draw(answers), "maturity": draw(ratings)},
        **{"provided": draw(provided), "area_weights": None},
        "members": [draw(members(f"member {n}")) for n in range(count)],
    }


@st.composite
def questions(draw: st.DrawFn, **known: object) -> Question:
    """Draw a question; money in thousands."""
    drawn = {
        "budget": draw(st.sampled_from([600.0, 250.0, 60.0, 900.0])),
        "quarters": draw(st.sampled_from([3, 3, 2, 2, 1])),
        "start": TODAY,
        "headcount": draw(st.sampled_from([None, None, 5, 3, 4])),
        "onboarding": draw(st.sampled_from([3, 3, 2, 1])),
        "keep_going": draw(st.booleans()),
        "afterwards": draw(st.booleans()),
        "release": draw(st.sampled_from(["evenly", "at_once"])),
        "contractors": False,
    }
    return Question(**drawn | known)


def cases(count: int) -> list[tuple[dict, Question]]:
    """Return so many teams and questions, the same in every run."""
    drawn: list[tuple[dict, Question]] = []

    @settings(ORDINARY, max_examples=count, database=None)
    @given(plan_documents(), questions())
    def draw(document: dict, question: Question) -> None:
        drawn.append((document, question))

    draw()
    return drawn
