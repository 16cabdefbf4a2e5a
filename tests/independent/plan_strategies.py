"""Generated small planning questions: few people, few quarters, odd caps."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.independent.strategies import LAYERS, TODAY, members
from tests.independent.tables import DRIVERS

FEW = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # making a failing plan smaller takes too long
    suppress_health_check=[HealthCheck.too_slow],
)
WISHES = ["keep_going", "afterwards", "release"]
PLANNED = [
    *("object_storage", "experiment_tracking", "versioning", "model_store"),
    *("job_scheduling", "pipelines", "feature_store", "data_testing"),
]


@st.composite
def plan_documents(draw: st.DrawFn, most: int = 3) -> dict:
    """Draw a team of up to three people, some of whom come or go."""
    count = draw(st.sampled_from([most, 1, 2, 0]))
    # what comes first in a list is what most examples get
    answers = st.dictionaries(
        st.sampled_from(LAYERS), st.integers(0, 2), min_size=1, max_size=2
    )
    ratings = st.dictionaries(st.sampled_from(PLANNED), st.integers(0, 3), max_size=4)
    provided = st.lists(st.sampled_from(PLANNED), max_size=1)
    return {
        **{"team": "small", "stage": draw(st.sampled_from(["few", "multiple"]))},
        "drivers": {driver: draw(st.sampled_from([3, 8, 0])) for driver in DRIVERS},
        "scope": draw(st.sampled_from([{}, {"validate_models": 0.0}])),
        **{"layers": draw(answers), "maturity": draw(ratings)},
        **{"provided": draw(provided), "area_weights": None},
        "members": [draw(members(f"member {n}")) for n in range(count)],
    }


@st.composite
def questions(draw: st.DrawFn) -> dict:
    """Draw the fields of a question; money in thousands."""
    return {
        "budget": draw(st.sampled_from([600.0, 200.0, 0.0, 1200.0])),
        "quarters": draw(st.sampled_from([3, 2, 1, 4])),
        "start": TODAY,
        "headcount": draw(st.sampled_from([None, 4, 2])),
        "onboarding": draw(st.sampled_from([3, 1, 0])),
        "keep_going": draw(st.booleans()),
        "afterwards": draw(st.booleans()),
        "release": draw(st.sampled_from(["evenly", "at_once"])),
    }
