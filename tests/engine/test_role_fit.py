import pandas as pd
import pytest

from roles.engine.role_fit import interests, role_fit
from tests.engine.make import make_catalogue, make_member, make_team

CATALOGUE = make_catalogue()


def fitted(*roles, **changes):
    """Return the role fit of one member: scores, number of skills, what fits better."""
    found = role_fit(CATALOGUE, make_team(make_member("Ana", *roles, **changes)))
    return found.scores.loc["Ana"], found.skills["Ana"], found.better["Ana"]


def judged(**levels):
    """Return levels of all five skills, 0 where none is named."""
    return dict.fromkeys(["sql", "python", "r", "bi", "leadership"], 0) | levels


def test_levels_of_the_shape_of_a_profile_match_it_in_full():
    # an engineer has sql 4 and python 3, a judge sql 2 alone: 8 / (2 * 2) or, of an
    # engineer's 4 and 3, 4 / 5; an analyst has bi 2 and sql 2
    scores, skills, better = fitted("engineer", levels=judged(sql=4, python=3))

    assert scores["engineer"] == pytest.approx(1)
    assert scores["judge"] == pytest.approx(4 / 5)
    assert scores["analyst"] == pytest.approx(8 / (5 * 8**0.5))
    assert scores["cdo"] == 0  # a role without a profile
    assert (skills, better) == (5, None)


def test_what_is_lacking_and_what_is_not_asked_for_lower_the_score_alike():
    lacking, *_ = fitted("engineer", levels=judged(sql=4))
    more, *_ = fitted("judge", levels=judged(sql=4, python=3))

    assert lacking["engineer"] == more["judge"] == pytest.approx(4 / 5)


def test_a_role_that_fits_clearly_better_is_named():
    _, _, better = fitted("analyst", levels=judged(sql=4, python=3))
    _, _, second = fitted("analyst", "engineer", levels=judged(sql=4, python=3))
    # As a judge 4 / 5, as an engineer 1: clearly.  With python 2, 4 / sqrt(20) = 0.89
    # and 22 / (5 * sqrt(20)) = 0.98: not clearly.
    _, _, clear = fitted("judge", levels=judged(sql=4, python=3))
    _, _, unclear = fitted("judge", levels=judged(sql=4, python=2))

    assert (better, second) == ("engineer", None)
    assert (clear, unclear) == ("engineer", None)


def test_nothing_is_said_where_too_little_is_known():
    levels = judged(sql=4)
    del levels["bi"]

    scores, skills, better = fitted("analyst", levels=levels)

    assert scores.isna().all()
    assert (skills, better) == (4, None)


def test_assumed_levels_say_nothing_of_the_person():
    _, skills, _ = fitted("engineer", levels={"r": 0})

    assert skills == 1


def test_tools_count_up_to_working_where_nobody_judged():
    levels = {"python": 0, "r": 0, "leadership": 0, "bi": 2}
    scores, skills, _ = fitted(
        "analyst", levels=levels, from_tools={"sql": 4, "python": 3}
    )

    # bi 2 and sql 2, as an analyst
    assert scores["analyst"] == pytest.approx(1)
    assert skills == 5


def test_not_applicable_is_not_known():
    levels = judged(sql=4)
    del levels["bi"]

    shown = {"from_tools": {"bi": 2}}
    _, skills, _ = fitted("judge", levels=levels, not_applicable=["bi"], **shown)

    assert skills == 4


def test_who_is_not_there_is_left_out():
    found = role_fit(
        CATALOGUE, make_team(make_member("Ana", "judge", end="2025-12-31"))
    )

    assert len(found.scores) == len(found.better) == 0


def test_interest_stands_beside_what_is_short():
    ana = make_member("Ana", "engineer", interests=["leadership", "bi", "r", "sql"])
    away = make_member("Ben", "analyst", interests=["bi"], end="2025-12-31")
    team = make_team(ana, away)
    shortage = pd.Series({"pipes": 0.5, "reports": 0.75, "checks": 0.125})

    found = interests(CATALOGUE, team, shortage)

    # sql is asked for by pipes and checks, r by pipes as one of two, bi by reports
    assert found.to_dict("records") == [
        {"member": "Ana", "skill": "bi", "short_fte": 0.75},
        {"member": "Ana", "skill": "sql", "short_fte": 0.625},
        {"member": "Ana", "skill": "r", "short_fte": 0.5},
        {"member": "Ana", "skill": "leadership", "short_fte": 0.0},
    ]
