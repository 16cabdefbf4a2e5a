"""Generated teams of the small catalogue."""

from hypothesis import settings
from hypothesis import strategies as st

from tests.engine.make import make_document, make_member

FEW = settings(max_examples=12, deadline=None, derandomize=True, database=None)
FEWER = settings(FEW, max_examples=6)
SKILLS = ["sql", "python", "r", "bi", "leadership"]
ROLES = ["engineer", "analyst", "judge", "cdo"]
CAPABILITIES = ["store", "tests"]
LEVEL = st.integers(0, 4)


@st.composite
def members(draw: st.DrawFn, name: str) -> dict:
    """Draw one member."""
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True))
    return make_member(
        name,
        *roles,
        seniority=draw(st.sampled_from(["junior", "mid", "senior", None])),
        fte=draw(st.sampled_from([0.25, 0.5, 1.0])),
        levels=draw(st.dictionaries(st.sampled_from(SKILLS[:3]), LEVEL, max_size=3)),
        from_tools=draw(st.dictionaries(st.just("bi"), LEVEL)),
    )


@st.composite
def documents(draw: st.DrawFn, most: int = 4) -> dict:
    """Draw a team of no, one or a few members."""
    size = draw(st.integers(0, most))
    return make_document(
        *[draw(members(f"m{number}")) for number in range(size)],
        sources=draw(st.sampled_from([0, 1, 3, 6])),
        maturity=draw(st.dictionaries(st.sampled_from(CAPABILITIES), LEVEL)),
        provided=draw(st.lists(st.sampled_from(CAPABILITIES), max_size=1)),
        scope=draw(
            st.dictionaries(
                st.sampled_from(["pipes", "reports", "checks"]),
                st.sampled_from([0.0, 0.5, 1.0, 1.5]),
            )
        ),
        area_weights=draw(
            st.none()
            | st.just({"data_management": 1.0})
            | st.just({"data_management": 0.5, "serving_deployment": 0.5})
        ),
    )
