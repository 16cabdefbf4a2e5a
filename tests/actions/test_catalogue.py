import shutil

import pytest

from roles.actions.catalogue import CatalogueError, load_catalogue
from roles.models import (
    AuditEntry,
    Capability,
    CatalogueVersion,
    LevelAnchor,
    Requirement,
    Skill,
    Task,
    TaskScope,
)
from roles.queries.catalogue_files import CATALOGUE
from tests.make import make_assessment, make_organisation, make_person, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """Holds a copy of the catalogue's files, to be changed."""
    return shutil.copytree(CATALOGUE, tmp_path / "catalogue")


def replace(folder, stem, old, new):
    file = folder / f"{stem}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_first_load_adds_every_row():
    change = load_catalogue()

    assert Task.objects.count() == 22
    assert Capability.objects.count() == 33
    assert (change.changed, change.removed, change.kept) == ([], [], [])
    assert CatalogueVersion.objects.get().version == change.version
    assert AuditEntry.objects.get().action == "load_catalogue"


def test_second_load_changes_nothing():
    first = load_catalogue()

    second = load_catalogue()

    assert second.version == first.version
    assert not second.is_change
    assert CatalogueVersion.objects.count() == 1
    assert AuditEntry.objects.count() == 1


def test_changed_number_is_taken_over_and_named(folder):
    first = load_catalogue()
    replace(folder, "assumptions", "oncost,1.3,", "oncost,1.25,")

    change = load_catalogue(folder)

    assert change.changed == ["assumptions: oncost"]
    assert change.version != first.version
    assert CatalogueVersion.objects.first().version == change.version


def test_row_that_nothing_refers_to_goes(folder):
    load_catalogue()
    Skill.objects.create(id="cobol", name="COBOL", category="Programming")

    change = load_catalogue(folder)

    assert change.removed == ["skills: cobol"]
    assert not Skill.objects.filter(pk="cobol").exists()


def test_row_that_is_in_use_is_kept_and_reported(folder):
    load_catalogue()
    skill = Skill.objects.create(id="cobol", name="COBOL", category="Programming")
    make_assessment(make_person(make_organisation(), "Ana"), skill.pk, 2)

    change = load_catalogue(folder)

    assert (change.removed, change.kept) == ([], ["skills: cobol"])
    assert Skill.objects.filter(pk="cobol").exists()


def old_task():
    """A task with a requirement, that the files do not have."""
    old = Task.objects.get(pk="pipelines")
    old.pk = "fax"
    old.save(force_insert=True)
    Requirement.objects.create(task=old, skills=["sql"], level=2)
    return old


def test_row_goes_with_its_parts():
    load_catalogue()
    old_task()

    change = load_catalogue()

    assert change.removed == ["tasks: fax"]
    assert not Requirement.objects.filter(task="fax").exists()


def test_row_that_is_kept_keeps_its_parts():
    load_catalogue()
    TaskScope.objects.create(team=make_team(), task=old_task(), share=0.5)

    change = load_catalogue()

    assert (change.removed, change.kept) == ([], ["tasks: fax"])
    assert Requirement.objects.filter(task="fax").count() == 1


def test_part_that_left_the_files_goes(folder):
    load_catalogue()
    replace(folder, "task_skills", "pipelines,spark,3,1,judgement,judgement\n", "")

    change = load_catalogue(folder)

    assert change.removed == ["task_skills: pipelines, spark"]
    assert Requirement.objects.filter(task="pipelines").count() == 3


@pytest.mark.parametrize(
    ("stem", "old", "new", "message"),
    [
        (
            "tasks",
            "data_management,data_engineer,0.2",
            "data_management,wizard,0.2",
            "tasks.csv, row 2, column home_role: 'wizard' is not in the file of Role",
        ),
        (
            "assumptions",
            "oncost,1.3",
            "oncost,much",
            "column value: 'much' is no number",
        ),
        ("assumptions", "oncost,1.3", "oncost,nan", "'nan' is not within 0 and inf"),
        ("assumptions", "oncost,1.3", "oncost,", "'' must be a number"),
        (
            "task_skills",
            "pipelines,sql,4",
            "pipelines,sql,5",
            "task_skills.csv, row 2, column level: '5' is not within 0 and 4",
        ),
        (
            "task_skills",
            "python|r",
            "python|go",
            "names ['go'], not in the file of Skill",
        ),
        ("roles", "deck,lecture_deck", "deck,hearsay", "not in the file of SourceText"),
        ("roles", "deck,lecture_deck", ",lecture_deck", "column basis: '' must not be"),
        ("tasks", "0,no,task: deck", "0,never,task: deck", "is neither yes nor no"),
        ("role_skills", "4,core,deck", "4,vital,deck", "'vital' is none of ['core'"),
        ("market_support", "Training,Good,", "Training,Fine,", "'Fine' is none of"),
        ("capabilities", ",In-DB ML,", ",In-DB,", "'In-DB' is not in market_support"),
        (
            "capability_prerequisites",
            "pipelines,object_storage",
            "pipelines,feature_store",
            "stands in a circle",
        ),
        ("skills", "sql,SQL,", "nosql,SQL,", "stands here twice"),
        ("maturity_anchors", "serving,4,", "serving,3,", "stands here twice"),
        (
            "level_anchors",
            "Operations,4,",
            "Singing,4,",
            "no row for ('Operations', 4)",
        ),
        ("roles", "id,name,purpose", "id,name,aim", "is missing or not known"),
    ],
)
def test_refuses_files_with_a_fault_and_writes_nothing(folder, stem, old, new, message):
    replace(folder, stem, old, new)

    with pytest.raises(CatalogueError) as error:
        load_catalogue(folder)

    assert message in str(error.value)
    assert not Skill.objects.exists()
    assert not AuditEntry.objects.exists()


def test_refuses_a_folder_without_a_file(folder):
    (folder / "skills.csv").unlink()

    with pytest.raises(CatalogueError, match=r"skills\.csv cannot be read"):
        load_catalogue(folder)


def test_a_fault_found_late_leaves_the_old_state(folder):
    load_catalogue()
    replace(folder, "level_anchors", "Has not written any code in it.", "Never coded.")
    replace(folder, "deck_facts", ",deck,lecture_deck", ",,lecture_deck")

    with pytest.raises(CatalogueError):
        load_catalogue(folder)

    assert not LevelAnchor.objects.filter(text="Never coded.").exists()
