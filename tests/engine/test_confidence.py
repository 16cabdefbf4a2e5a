import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.engine.assessment import assess
from roles.engine.confidence import confidence, intervals
from roles.engine.team import Team
from tests.engine.make import TODAY, make_catalogue, make_member, make_team
from tests.engine.strategies import FEW, documents

CATALOGUE = make_catalogue()
NEAR = 1e-7
# Of an engineer's two skills; nothing is left to assume.
JUDGED = {"sql": 4, "python": 2}


def spans(*roles, old_after=365, **changes):
    """Return the interval of each skill of one member."""
    team = make_team(make_member("Ana", *roles, **changes))
    found = intervals(CATALOGUE, team, old_after)
    low, high = found.low.loc["Ana"], found.high.loc["Ana"]
    return {skill: (low[skill], high[skill]) for skill in low.index}


def test_an_assumed_level_may_be_one_less():
    found = spans("engineer")

    # sql 4 and python 3 of the profile; nobody says anything of the others.
    assert (found["sql"], found["python"]) == ((3, 4), (2, 3))
    assert (found["bi"], found["leadership"]) == ((0, 0), (0, 0))


def test_an_assumed_level_is_not_below_what_a_tool_shows():
    assert spans("analyst", from_tools={"bi": 1})["bi"] == (1, 2)
    assert spans("engineer", from_tools={"python": 4})["python"] == (2, 3)


def test_a_level_read_from_a_tool_may_be_one_more():
    found = spans("engineer", from_tools={"bi": 1, "r": 3})

    assert (found["bi"], found["r"]) == ((1, 2), (2, 3))


def test_a_judged_level_has_no_width_of_its_own():
    found = spans("engineer", levels=JUDGED, evidence={"sql": {"on": "2025-12-01"}})

    assert (found["sql"], found["python"]) == ((4, 4), (2, 2))


@pytest.mark.parametrize(("own", "span"), [(1, (1, 2)), (4, (2, 4)), (2, (2, 2))])
def test_self_and_manager_span_what_they_disagree_on(own, span):
    evidence = {"python": {"on": "2025-12-01", "self": own}}

    assert spans("engineer", levels=JUDGED, evidence=evidence)["python"] == span


def test_an_old_judgement_may_be_off_by_one_level_each_way():
    # the first day of 2026: 365 days old, which is not yet old, and 366
    for day, span in [("2025-01-01", (2, 2)), ("2024-12-31", (1, 3))]:
        evidence = {"python": {"on": day}}
        assert spans("engineer", levels=JUDGED, evidence=evidence)["python"] == span

    evidence = {"python": {"on": "2025-12-02", "self": 3}, "sql": {"on": "2025-12-02"}}
    found = spans("engineer", levels=JUDGED, evidence=evidence, old_after=29)
    # Disagreeing and old; never above 4.
    assert (found["python"], found["sql"]) == ((1, 4), (3, 4))


def test_not_applicable_has_no_width():
    found = spans("engineer", not_applicable=["sql"], from_tools={"sql": 2})

    assert found["sql"] == (0, 0)


def test_the_band_is_readiness_at_both_ends():
    # One FTE of pipes: sql 4, python 2 is work at 1, a master's. Ana alone, assumed:
    # sql 4, python 3: 1.05, all is done. At the low end sql 3, python 2: fit 0.875,
    # a learner alone, 0.4375 of 1: 0.25 * 1.6 + 0.1875 * 1.2 = 0.625.
    team = make_team(make_member("Ana", "engineer"), sources=0)

    found = confidence(CATALOGUE, team)

    assert (found.low, found.high) == (pytest.approx(0.625), pytest.approx(1))
    data = found.areas.loc["data_management"]
    assert (data["low"], data["high"]) == (pytest.approx(0.625), pytest.approx(1))
    assert found.because.to_dict() == {
        **{"assumed": 2, "tools": 0, "old": 0, "disagreeing": 0}
    }


def test_the_high_end_lies_above_the_score():
    # sql 3, judged; Ana herself says 4: at the high end she masters pipes at 1.
    levels = {"sql": 3, "python": 2}
    evidence = {"sql": {"on": "2025-12-01", "self": 4}, "python": {"on": "2020-01-01"}}
    ana = make_member("Ana", "engineer", levels=levels, evidence=evidence)

    found = confidence(CATALOGUE, make_team(ana, sources=0), old_after=10_000)

    assert (found.low, found.high) == (pytest.approx(0.625), pytest.approx(1))
    assert found.because["disagreeing"] == 1


def test_counts_nobody_who_is_not_there():
    ben = make_member("Ben", "analyst", end="2025-12-31")

    found = confidence(CATALOGUE, make_team(ben))

    assert found.because.sum() == 0
    assert found.low == found.high == 0


@FEW
@given(documents(), st.integers(0, 800))
def test_the_band_contains_the_score_and_each_area(document, age):
    team = Team.from_document(document, CATALOGUE, TODAY)
    now, found = assess(CATALOGUE, team), confidence(CATALOGUE, team, age)

    assert found.low - NEAR <= now.readiness <= found.high + NEAR
    assert (found.areas["low"] <= now.areas["readiness"] + NEAR).all()
    assert (found.areas["high"] >= now.areas["readiness"] - NEAR).all()


@pytest.mark.slow
@FEW
@given(documents())
def test_confirming_what_is_assumed_keeps_the_score_and_narrows_the_band(document):
    team = Team.from_document(document, CATALOGUE, TODAY)
    before, band = assess(CATALOGUE, team), confidence(CATALOGUE, team)
    confirmed = [
        member | {"levels": member["levels"] | assumed_of(before, member["name"])}
        for member in document["members"]
    ]
    after = Team.from_document(document | {"members": confirmed}, CATALOGUE, TODAY)

    narrower = confidence(CATALOGUE, after)

    assert assess(CATALOGUE, after).readiness == pytest.approx(before.readiness)
    assert band.low - NEAR <= narrower.low
    assert narrower.high <= band.high + NEAR
    assert narrower.because["assumed"] == 0


def assumed_of(found, member):
    """Return the assumed levels of a member."""
    levels = found.levels.loc[member][found.origins.loc[member] == "assumed"]
    return {skill: int(level) for skill, level in levels.items()}
