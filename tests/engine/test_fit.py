import pandas as pd
import pytest

from roles.engine.fit import match
from roles.engine.frames import InvalidFrame
from tests.engine.make import make_catalogue

CATALOGUE = make_catalogue()


def matched(roles=("engineer",), **levels):
    """Return the match of one person with these levels."""
    row = dict.fromkeys(CATALOGUE.skills, 0) | levels
    return match(CATALOGUE, pd.DataFrame([row], index=["Ana"]), {"Ana": roles})


def test_fit_is_the_mean_attainment_and_any_of_takes_the_best():
    # sql 3 of 4 = 0.75; python or r: r has 2 of 2 = 1; mean 0.875
    found = matched(sql=3, r=2, python=1)

    assert found.fit.loc["Ana", "pipes"] == pytest.approx(0.875)
    assert found.able.loc["Ana", "pipes"]
    assert not found.masters.loc["Ana", "pipes"]
    assert found.productivity.loc["Ana", "pipes"] == pytest.approx(0.875)


def test_one_attainment_below_the_least_makes_unable():
    # sql 4 of 4 and python 0 of 2: fit 0.5 is enough, attainment 0 is not
    found = matched(sql=4)

    assert found.fit.loc["Ana", "pipes"] == pytest.approx(0.5)
    assert not found.able.loc["Ana", "pipes"]
    assert found.productivity.loc["Ana", "pipes"] == 0


def test_levels_above_what_is_asked_bring_a_bonus_up_to_a_cap():
    # bi 4 where 2 is asked: 1 + 0.1 * 2 = 1.2, at the analyst's home
    assert matched(("analyst",), bi=4).productivity.loc["Ana", "reports"] == 1.2


def test_work_of_another_role_is_slower():
    assert matched(bi=2).productivity.loc["Ana", "reports"] == pytest.approx(0.8)


def test_independent_work_is_for_its_own_role_which_does_no_other():
    judge = matched(("judge", "engineer"), sql=4, python=4, bi=4)
    engineer = matched(("engineer",), sql=4, python=4, bi=4)

    assert judge.productivity.loc["Ana", ["pipes", "reports"]].sum() == 0
    assert judge.able.loc["Ana", "checks"]
    assert not engineer.able.loc["Ana", "checks"]


def test_matches_by_label_not_by_position():
    row = dict.fromkeys(CATALOGUE.skills, 0) | {"sql": 4, "python": 3}
    frame = pd.DataFrame([row], index=["Ana"])

    turned = match(CATALOGUE, frame[frame.columns[::-1]], {"Ana": ("engineer",)})

    plain = match(CATALOGUE, frame, {"Ana": ("engineer",)})
    pd.testing.assert_frame_equal(turned.productivity, plain.productivity)


def test_rejects_levels_it_cannot_trust():
    with pytest.raises(InvalidFrame, match=r"'sql' must be 0-4 for \['Ana'\]"):
        matched(sql=5)
