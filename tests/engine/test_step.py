"""Single steps: one level of one skill that makes able, or a master."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from roles.engine.catalogue import Catalogue
from roles.engine.frames import InvalidFrame
from roles.engine.step import single_steps

FIXTURES = Path(__file__).parents[2] / "fixtures/catalogue"


@cache
def catalogue():
    return Catalogue.from_tables(
        {file.stem: pd.read_csv(file) for file in FIXTURES.glob("*.csv")}
    )


def steps(levels, role="data_engineer", origins=None):
    """Return the steps of Ana, who has these levels and no others."""
    skills = catalogue().skills
    frame = pd.DataFrame([levels], index=["Ana"], columns=skills).fillna(0)
    given = pd.DataFrame("assessed", index=["Ana"], columns=skills)
    given = given.assign(**(origins or {}))
    found = single_steps(catalogue(), frame.astype(float), given, {"Ana": (role,)})
    return found.set_index(["task", "skill"])


# Pipelines ask for sql 4, python 3, spark 3, orchestration 3.
def test_names_the_level_that_makes_able():
    # Orchestration 1 of 3 is below half; at 2 of 3, fit is (3 + 2/3) / 4 = 0.92.
    found = steps({"sql": 4, "python": 3, "spark": 3, "orchestration": 1})

    step = found.loc["pipelines", "orchestration"]
    assert step.to_dict() == {"member": "Ana", "to": 2, "masters": True}


def test_tells_able_from_master():
    # With spark 2 of 3 as well, fit at orchestration 2 is (2 + 4/3) / 4 = 0.83.
    found = steps({"sql": 4, "python": 3, "spark": 2, "orchestration": 1})

    assert not found.loc[("pipelines", "orchestration"), "masters"]


def test_leaves_out_who_is_two_levels_short():
    found = steps({"sql": 4, "python": 3, "spark": 1, "orchestration": 1})

    assert "pipelines" not in found.index.get_level_values("task")


def test_leaves_out_what_is_mastered_already():
    found = steps({"sql": 4, "python": 3, "spark": 3, "orchestration": 3})

    assert "pipelines" not in found.index.get_level_values("task")


def test_never_raises_what_is_not_applicable():
    found = steps(
        {"sql": 4, "python": 3, "spark": 3, "orchestration": 1},
        origins={"orchestration": "not_applicable"},
    )

    assert "orchestration" not in found.index.get_level_values("skill")


def test_nobody_is_one_level_short_of_what_independence_forbids():
    # A validator does nothing else, whatever the levels.
    found = steps(
        {"sql": 4, "python": 3, "spark": 3, "orchestration": 1}, role="model_validator"
    )

    assert "pipelines" not in found.index.get_level_values("task")


def test_a_team_without_people_has_no_steps():
    nobody = pd.DataFrame(columns=catalogue().skills, dtype=float)

    found = single_steps(catalogue(), nobody, nobody.astype(object), {})

    assert found.empty
    assert list(found.columns) == ["member", "task", "skill", "to", "masters"]


def test_rejects_a_level_outside_the_scale():
    with pytest.raises(InvalidFrame, match="must be 0-4"):
        steps({"sql": 5})
