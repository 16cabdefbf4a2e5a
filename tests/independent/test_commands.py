"""From a real file to a plan on the command line, checked by its documents alone."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.independent.assessing import area_scores, assessed
from tests.independent.checker import violations
from tests.independent.people import is_there
from tests.independent.setting import area_weights, workloads
from tests.independent.strategies import LAYERS, TABLES, TODAY
from tests.independent.tables import book_of
from tests.independent.teams import DRIVERS, FILES, MISSING, real_team

pytestmark = [
    pytest.mark.skipif(not FILES.exists(), reason=MISSING),
    pytest.mark.django_db,
]
BOOK = book_of(TABLES)
NAMES = {
    **{"bank": "bank_wide.xlsx", "startup": "startup_wide.csv"},
    "tech": "tech_long.csv",
}
OPTIONS = ["--data-sources", "--models", "--new-models", "--stakeholders"]


def printed(*arguments: str) -> dict:
    """Return the JSON that a command prints."""
    out = StringIO()
    call_command(*arguments, "--format=json", stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


@pytest.fixture(params=NAMES)
def imported(request, catalogue, settings) -> str:
    """A real team, imported as a manager would, every layer answered 0."""
    drivers = zip(OPTIONS, DRIVERS[request.param], strict=True)
    call_command(
        *("import_team", str(FILES / NAMES[request.param])),
        *("--team", request.param, "--stage=multiple"),
        *(f"{option}={number}" for option, number in drivers),
        *(f"--layer={layer}=0" for layer in LAYERS),
        stdout=StringIO(),
        stderr=StringIO(),
    )
    return request.param


def test_export_is_what_an_independent_reader_makes_of_the_file(imported):
    document = printed("export_team", imported)

    read = real_team(imported, dict.fromkeys(LAYERS, 0))
    assert by_name(document) == by_name(read)
    for key in ("stage", "drivers", "layers", "scope", "provided", "area_weights"):
        assert document[key] == read[key]


def by_name(document: dict) -> list[dict]:
    """Return the members by name, without the days on which levels were judged."""
    plain = [
        {key: value for key, value in member.items() if key != "evidence"}
        for member in document["members"]
    ]
    return sorted(plain, key=lambda member: member["name"])


def test_assess_prints_what_the_independent_programme_finds(imported):
    document = printed("export_team", imported)
    solution = assessed(BOOK, document, TODAY)

    answer = printed("assess", imported)

    assert answer["readiness"] == pytest.approx(solution.objective, abs=1e-6)
    work = {row["task"]: row["workload"] for row in answer["tasks"]}
    assert work == pytest.approx(workloads(BOOK, document))
    weights = {row["area"]: row["weight"] for row in answer["areas"]}
    assert weights == pytest.approx(area_weights(BOOK, document))
    assert set(weights) == set(area_scores(BOOK, document, solution))
    assert all(is_there(member, TODAY) for member in document["members"])


@pytest.mark.slow
def test_plan_printed_keeps_every_rule_of_the_team_exported(imported):
    document = printed("export_team", imported)

    plan = printed(
        *("plan", imported, "--budget=500000", "--quarters=3"),
        *("--headcount=70", "--time-limit=60"),
    )

    assert violations(BOOK, document, plan) == []
