"""The three teams of real respondents, imported as their files are."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from roles.models import Team
from roles.queries.document import document

TEAMS = Path(__file__).parents[3] / "shared" / "data" / "teams"
FILES = {
    "startup": ("startup_wide.csv", 5),
    "bank": ("bank_wide.xlsx", 12),
    "tech": ("tech_long.csv", 60),
}

pytestmark = pytest.mark.skipif(
    not TEAMS.is_dir(), reason="the files of ../shared/data are not here"
)


@pytest.fixture
def take(catalogue, team, alice, capsys):
    def import_file(name):
        file, _ = FILES[name]
        call_command(
            "import_team", str(TEAMS / file), "--team", name, "--by", alice.email
        )
        return json.loads(capsys.readouterr().out)

    return import_file


def members(name):
    return {m["name"]: m for m in document(Team.objects.get(slug=name))["members"]}


@pytest.mark.parametrize("name", FILES)
def test_imports_as_it_is_and_again_without_a_change(take, name):
    first, again = take(name), take(name)

    count = FILES[name][1]
    assert (len(first["new"]), len(again["same"])) == (count, count)
    assert (again["new"], again["changed"], again["wrong"]) == ([], [], [])


def test_the_bank_leaves_out_its_averages_and_asks_about_managers(take):
    answer = take("bank")

    assert [(one["row"], one["label"]) for one in answer["left_out"]] == [
        (17, "Average")
    ]
    asked = [
        (one["role"], one["people"])
        for one in answer["titles"]
        if one["how"] == "suggested"
    ]
    assert asked == [("cdo", 2)]
    assert "Jupyter" in [one["column"] for one in answer["unmapped"]]


def test_a_member_of_the_bank_is_read_by_name_and_from_tools(take):
    take("bank")

    # Python 2; SQL blank, from MySQL and SQL Server; AWS, Azure, GCP; Databricks.
    assert members("bank")["Respondent K2022-15740"] == {
        "name": "Respondent K2022-15740",
        "roles": ["data_scientist"],
        "seniority": None,
        "fte": 1.0,
        "annual_cost": 175_000.0,
        "start": None,
        "end": None,
        "levels": {"python": 2},
        "from_tools": {
            "cloud": 2,
            "machine_learning": 2,
            "mlops": 2,
            "nosql": 2,
            "spark": 2,
            "sql": 2,
            "visualization": 2,
        },
        "not_applicable": [],
    }


def test_the_startup_reads_r_as_a_skill(take):
    take("startup")

    assert members("startup")["Respondent K2022-01918"]["levels"] == {
        "python": 4,
        "r": 4,
        "sql": 4,
    }


def test_the_long_file_keeps_low_levels_of_tools_low(take):
    take("tech")

    person = members("tech")["Respondent K2022-01430"]
    assert (person["levels"], person["from_tools"]) == (
        {"python": 1, "sql": 1},
        {"cloud": 1},
    )
