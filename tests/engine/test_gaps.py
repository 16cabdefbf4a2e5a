import pandas as pd

from roles.engine.gaps import skill_gaps, task_gaps
from tests.engine.make import make_catalogue

CATALOGUE = make_catalogue()


def test_sets_work_against_people_at_each_level():
    levels = pd.DataFrame(0, index=["Ana", "Ben"], columns=CATALOGUE.skills)
    levels.loc["Ana", ["sql", "r"]] = [4, 2]
    levels.loc["Ben", ["sql", "python"]] = [2, 3]
    work = pd.Series({"pipes": 1.5, "checks": 0.5})

    found = skill_gaps(CATALOGUE, work, levels)

    assert found.to_dict("records") == [
        {"skill": "python|r", "level": 2, "work_fte": 1.5, "people": 2},
        {"skill": "sql", "level": 2, "work_fte": 0.5, "people": 2},
        {"skill": "sql", "level": 4, "work_fte": 1.5, "people": 1},
    ]


def test_core_work_is_the_first_three_quarters():
    covered = pd.DataFrame(
        [[0.25, 0.25, 0.125, 0.0]], index=["pipes"], columns=["1", "2", "3", "4"]
    )

    found = task_gaps(CATALOGUE, pd.Series({"pipes": 1.0}), covered)

    assert found.loc["pipes", "core_covered"] == 0.625
    assert found.loc["pipes", "core_workload"] == 0.75
    assert found.loc["reports"].drop("area").to_dict() == {
        **{"workload": 0, "covered": 0, "coverage": 1, "shortage": 0},
        **{"core_workload": 0, "core_covered": 0},
    }
