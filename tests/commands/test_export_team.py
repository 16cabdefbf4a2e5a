import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from roles.engine.catalogue import Catalogue
from roles.engine.evidence import Judged
from roles.engine.team import Team
from roles.queries import catalogue as read_catalogue
from tests.make import make_assessment, make_member


def exported(capsys, *options):
    call_command("export_team", "data", "--format", "json", *options)
    return json.loads(capsys.readouterr().out)


def test_prints_the_team_as_json(capsys, ready_team, alice):
    make_member(ready_team, "Zoë", ["analyst"], levels={"sql": 3})

    answer = exported(capsys, "--by", alice.email)

    assert list(answer) == [
        *("team", "stage", "drivers", "scope", "layers", "provided"),
        *("area_weights", "members", "maturity"),
    ]
    assert answer["members"][0]["name"] == "Zoë"
    assert answer["members"][0]["levels"] == {"sql": 3}


def test_the_engine_reads_what_is_printed(capsys, ready_team, alice, catalogue):
    person = make_member(ready_team, "Zoë", ["analyst"], levels={"sql": 3}).person
    make_assessment(person, "sql", 2, source="self")

    answer = exported(capsys, "--by", alice.email)

    tables = read_catalogue.tables(ready_team.organisation)
    team = Team.from_document(answer, Catalogue.from_tables(tables), date(2026, 12, 1))
    assert team.assessed.at["Zoë", "sql"] == 3
    assert team.evidence["Zoë"]["sql"] == Judged(2, date(2026, 11, 2))


def test_a_viewer_gets_no_document_with_people(ready_team, bob):
    with pytest.raises(CommandError, match="takes an editor") as error:
        call_command("export_team", "data", "--by", bob.email)

    assert error.value.returncode == 2


def test_an_outsider_learns_nothing(ready_team, charlie):
    with pytest.raises(CommandError, match="There is no team 'data'"):
        call_command("export_team", "data", "--by", charlie.email)
