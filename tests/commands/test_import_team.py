import json

import pytest
from django.core.management import CommandError, call_command

from roles.models import Access, AuditEntry, Person, Team
from tests.make import make_member, make_organisation, make_team

TABLE = "Name,Title,Python,Tableau\nAna,Data scientist,3,4\nBen,Manager,2,\n"


@pytest.fixture
def run(tmp_path, capsys, catalogue, alice, team):
    """Run the command as alice on a file of this text; return code and answers."""

    def import_text(text, *options, name="data"):
        file = tmp_path / "table.csv"
        file.write_text(text)
        code = 0
        try:
            call_command(
                "import_team", str(file), "--team", name, "--by", alice.email, *options
            )
        except SystemExit as leaving:
            code = leaving.code
        output = capsys.readouterr()
        return code, json.loads(output.out), output.err

    return import_text


def refused(run, text, *options, **fields):
    with pytest.raises(CommandError) as error:
        run(text, *options, **fields)
    assert error.value.returncode == 2
    assert not Person.objects.exists()
    return str(error.value)


def test_takes_over_a_team_and_says_what_it_took_a_title_for(run, team):
    code, answer, errors = run(TABLE)

    assert (code, answer["status"], answer["team"]) == (0, "imported", "data")
    assert answer["new"] == [
        {"name": "Ana", "row": 2, "roles": ["data_scientist"]},
        {"name": "Ben", "row": 3, "roles": ["cdo"]},
    ]
    assert "'Manager' is taken for cdo (1 people)" in errors
    assert team.members.count() == 2


def test_answer_has_the_same_keys_whatever_comes_of_it(run):
    good, bad = run(TABLE)[1], run("nothing")[1]

    assert set(good) == set(bad)


def test_shows_how_columns_and_titles_were_read(run):
    answer = run(TABLE)[1]

    assert answer["mapped"][-1] == {
        "column": "Tableau",
        "skill": "bi_tools",
        "target": "BI tools",
        "how": "a tool: at most working",
    }
    assert [(one["title"], one["how"]) for one in answer["titles"]] == [
        ("Manager", "suggested"),
        ("Data scientist", "sure"),
    ]


def test_a_dry_run_writes_nothing(run, team):
    code, answer, _ = run(TABLE, "--dry-run")

    assert (code, answer["status"], len(answer["new"])) == (0, "preview", 2)
    assert not team.members.exists()


def test_the_same_file_again_changes_nothing(run, alice):
    run(TABLE)
    entries = AuditEntry.objects.count()

    code, answer, _ = run(TABLE)

    assert (code, answer["new"], answer["changed"]) == (0, [], [])
    assert answer["same"] == ["Ana", "Ben"]
    assert AuditEntry.objects.count() == entries


def test_another_file_shows_differences_and_removes_nobody(run, team):
    run(TABLE)

    answer = run("Name,Python\nAna,4\n")[1]

    assert answer["changed"] == [
        {
            "name": "Ana",
            "row": 2,
            "changes": [{"field": "Python", "old": "3", "new": "4"}],
        }
    ]
    assert answer["kept"] == ["Ben"]
    assert team.members.present().count() == 2


def test_starts_a_team_with_its_context(run, alice):
    options = ["--stage", "few", "--data-sources", "4", "--layer", "ml_platform=1"]

    run(TABLE, *options, name="Fresh team")

    fresh = Team.objects.get(slug="fresh-team")
    assert (fresh.stage_id, fresh.data_sources, fresh.new_models) == ("few", 4, None)
    assert fresh.layer_answers.get().maturity == 1
    assert fresh.accesses.get(user=alice).right == Access.Right.OWN


def test_context_may_come_later(run, team):
    run(TABLE)

    run(TABLE, "--stage", "few", "--models", "2")

    team.refresh_from_db()
    assert (team.stage_id, team.models_in_production) == ("few", 2)


def test_maps_titles_by_id_or_name_of_a_role(run, team):
    run(TABLE, "--map", "manager=Data engineer", "--map", "Data scientist=sme")

    roles = {m.person.name: m.member_roles.get().role_id for m in team.members.all()}
    assert roles == {"Ana": "sme", "Ben": "data_engineer"}


@pytest.mark.parametrize(
    ("title", "message"),
    [("Wizard", "no role is known for this title"), ("", "somebody has no title")],
)
def test_a_title_that_nobody_knows_is_refused(run, title, message):
    code, answer, errors = run(f"Name,Title,Python\nAna,{title},3\n")

    assert (code, answer["status"]) == (2, "refused")
    (wrong,) = answer["wrong"]
    assert (wrong["row"], wrong["column"], wrong["value"]) == (2, "Title", title)
    assert f'{message}; say --map "{title}=ROLE"' in errors
    assert not Person.objects.exists()


def test_a_title_that_nobody_knows_may_be_mapped(run, team):
    code, _, _ = run("Name,Title,Python\nAna,Wizard=1,3\n", "--map", "Wizard=1=sme")

    assert (code, team.members.count()) == (0, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Name,Title,Python\nAna,Analyst,7\n", (2, "Python", "7")),
        ("Name,Title,Python\nAna,Analyst,#REF!\n", (2, "Python", "#REF!")),
        ("Name,Title\nAna,Analyst\nAna,Analyst\n", (3, "Name", "Ana")),
        ("Role,Python\nAnalyst,3\n", (1, None, "Role, Python")),
        ("Name,Title,FTE\nAna,Analyst,2\n", (2, "FTE", "2")),
        ("", (None, None, None)),
    ],
)
def test_anything_wrong_is_refused_with_its_place(run, text, place):
    code, answer, errors = run(text)

    (problem,) = answer["wrong"]
    assert code == 2
    assert (problem["row"], problem["column"], problem["value"]) == place
    assert problem["message"] in errors
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--data-sources=-1"],
            "--data-sources: a number from 0 to 100,000, not -1.",
        ),
        (["--models", "1e100"], "--models: a number from 0 to 100,000, not 1e+100."),
        (["--new-models=nan"], "--new-models: a number"),
        (["--stakeholders", "inf"], "--stakeholders: a number"),
        (["--stage", "huge"], "--stage: one of few, multiple, millions"),
        (["--layer", "attic=1"], "the layer is one of"),
        (["--layer", "ml_platform=5"], "the maturity is 0, 1, 2, 3 or 4"),
        (["--layer", "ml_platform=1.5"], "the maturity is 0, 1, 2, 3 or 4"),
        (["--layer", "ml_platform"], "the maturity is 0, 1, 2, 3 or 4"),
        (["--map", "Manager=king"], "--map 'Manager=king': say TITLE=ROLE"),
        (["--organisation", "globex"], "has no organisation 'globex'"),
    ],
)
def test_an_option_that_cannot_be_is_refused(run, options, message):
    assert message in refused(run, TABLE, *options)


def test_a_file_that_is_not_there_is_refused(catalogue, alice, team):
    with pytest.raises(CommandError, match="No such file") as error:
        call_command("import_team", "gone.csv", "--team", "data", "--by", alice.email)

    assert error.value.returncode == 2


def test_a_viewer_may_not_import_and_gets_no_second_team(
    tmp_path, catalogue, bob, team
):
    file = tmp_path / "table.csv"
    file.write_text(TABLE)

    with pytest.raises(CommandError, match="in which Bob is an editor") as error:
        call_command("import_team", str(file), "--team", "data", "--by", bob.email)

    assert error.value.returncode == 2
    assert Team.objects.count() == 1


def test_a_team_that_one_may_not_see_is_not_spoken_of(run, team):
    secret = make_team("secret", organisation=team.organisation)

    code, answer, _ = run(TABLE, name="secret")

    assert (code, len(answer["new"])) == (0, 2)
    assert not secret.members.exists()
    assert Team.objects.filter(slug="secret-2").exists()


def test_a_user_of_two_organisations_says_which(run, alice):
    make_organisation("Globex").administrators.add(alice)

    assert "Say which with --organisation" in refused(run, TABLE)


def test_reads_a_workbook_whatever_its_name(run, tmp_path, team, alice, capsys):
    from tests.imports.words import xlsx_of

    file = tmp_path / "table.csv"
    file.write_bytes(xlsx_of([["Name", "Title"], ["Ana", "Analyst"]]))

    call_command("import_team", str(file), "--team", "data", "--by", alice.email)

    assert team.members.get().person.name == "Ana"


def test_members_on_file_are_found_by_name(run, team):
    ana = make_member(team, "Ana", ["analyst"])

    run(TABLE)

    assert team.members.get(person__name="Ana").pk == ana.pk
