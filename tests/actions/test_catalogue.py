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
from tests.catalogue import replace
from tests.make import make_assessment, make_organisation, make_person, make_team

pytestmark = pytest.mark.django_db


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


def test_a_fault_found_late_leaves_the_old_state(folder):
    load_catalogue()
    replace(folder, "level_anchors", "Has not written any code in it.", "Never coded.")
    replace(folder, "deck_facts", ",deck,lecture_deck", ",,lecture_deck")

    with pytest.raises(CatalogueError):
        load_catalogue(folder)

    assert not LevelAnchor.objects.filter(text="Never coded.").exists()
