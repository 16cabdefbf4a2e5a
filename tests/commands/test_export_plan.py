"""Plans written to files from the command line."""

import io
import json

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from tests.make import make_member
from tests.plans import HIRE, make_answer, make_plan, train


def test_document_names_people_for_those_who_edit(alice, ready_team, capfdbinary):
    ana = make_member(ready_team, "Ana", ["analyst"])
    make_plan(ready_team, train(str(ana.pk)))

    call_command("export_plan", "data", by=alice.email)

    (action,) = json.loads(capfdbinary.readouterr().out)["actions"]
    assert [action["member"], action["to"]] == ["Ana", 2]


def test_document_names_nobody_for_viewers(bob, ready_team, capfdbinary):
    ana = make_member(ready_team, "Ana", ["analyst"])
    make_plan(ready_team, train(str(ana.pk)))

    call_command("export_plan", "data", by=bob.email)

    (action,) = json.loads(capfdbinary.readouterr().out)["actions"]
    assert [action["member"], action["role"]] == [None, "analyst"]


def test_workbook_goes_to_the_file(bob, ready_team, tmp_path):
    make_plan(ready_team, HIRE)
    file = tmp_path / "plan.xlsx"

    call_command("export_plan", "data", by=bob.email, format="xlsx", output=file)

    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    assert book.sheetnames == [
        *("Lines", "Quarters", "What was asked", "Openings", "Cost by month"),
        *("Cost by fiscal year", "Headcount", "Assumptions"),
    ]


def test_workbook_names_nobody_for_viewers(bob, alice, ready_team, capfdbinary):
    ana = make_member(ready_team, "Ana Lytic", ["analyst"])
    losses = [{"role": "analyst", "quarter": 2, "fte": 0.61}]
    answer = make_answer(train(str(ana.pk)), expected_losses=losses)
    make_plan(ready_team, answer=answer)

    call_command("export_plan", "data", by=bob.email, format="csv")
    seen_by_viewer = capfdbinary.readouterr().out
    call_command("export_plan", "data", by=alice.email, format="csv")

    assert b"Ana Lytic" not in seen_by_viewer
    assert b"Analyst,0.0,0.61" not in seen_by_viewer
    seen_by_editor = capfdbinary.readouterr().out
    assert b"Ana Lytic" in seen_by_editor
    assert b"All roles" not in seen_by_editor


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"plan": 1}, "data has no such finished plan; there is: none yet."),
        ({}, "data has no such finished plan"),
        ({"by": "nobody@example.com"}, "no active user"),
    ],
)
def test_says_what_is_wrong(bob, ready_team, options, message):
    with pytest.raises(CommandError, match=message) as error:
        call_command("export_plan", "data", **{"by": bob.email, **options})

    assert error.value.returncode == 2


def test_outsiders_learn_nothing(charlie, ready_team):
    make_plan(ready_team, HIRE)

    with pytest.raises(CommandError, match="There is no team 'data'"):
        call_command("export_plan", "data", by=charlie.email)
