"""Files with a fault are refused, and nothing is written."""

import pytest

from roles.actions.catalogue import CatalogueError, load_catalogue
from roles.models import Assumption, AuditEntry, Skill
from roles.queries.assumption_rules import NEEDED
from roles.queries.catalogue_tables import TABLES
from tests.catalogue import replace

pytestmark = pytest.mark.django_db


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
        (
            "assumptions",
            "oncost,1.3",
            "oncost,nan",
            "'nan' is not within 0 and 1000000",
        ),
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
        (
            "assumptions",
            "typical_cost,30,",
            "typical_cost,0,",
            "row 35, column value: 0.0 cannot be. This has to be above 0.",
        ),
        ("assumptions", "oncost,1.3", "oncosts,1.3", "id: no row for 'oncost'"),
        (
            "assumptions",
            "people_share,0.5",
            "people_share,1.5",
            "1.5 cannot be. A share is",
        ),
        (
            "assumptions",
            "learn_quarters_1,1",
            "learn_quarters_1,0",
            "0.0 cannot be. Quarters are",
        ),
        (
            "assumptions",
            "segment_4,0.4",
            "segment_4,0.8",
            "row 15, column value: 1.6 and the other segments average 1.1; it has to",
        ),
        (
            "salaries_us_kusd",
            "data_engineer,91,127",
            "data_engineer,91,0",
            "row 3, column mid: '0' has to be above 0",
        ),
        (
            "salaries_us_kusd",
            "data_engineer,91,127",
            "data_engineer,91,",
            "row 3, column mid: '' must be a number",
        ),
        (
            "capabilities",
            "2,30,1,capability: deck",
            "2,30,0,capability: deck",
            "capabilities.csv, row 2, column lead_quarters: '0' is not within 1 and 40",
        ),
        ("capabilities", "2,30,1,cap", "2,1e308,1,cap", "'1e308' is not within 0 and"),
        (
            "task_skills",
            "pipelines,sql,4,1",
            "pipelines,sql,4,0",
            "task_skills.csv, row 2, column weight: '0' has to be above 0",
        ),
        (
            "scale_stages",
            "No infrastructure required,1",
            "No infrastructure required,0",
            "row 2, column workload_multiplier: '0' has to be above 0",
        ),
        ("scale_stages", "few,One", "tiny,One", "column id: no row for 'few'"),
        ("drivers", "models,Models", "robots,Models", "column id: no row for 'models'"),
        (
            "market_support",
            "Training & Authoring,Training,",
            "Training,Training,",
            "row 2, column group: 'Training' is none of Data Management,",
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


@pytest.mark.parametrize("stem", TABLES)
def test_refuses_a_file_without_rows(folder, stem):
    file = folder / f"{stem}.csv"
    header = file.read_text(encoding="utf-8").splitlines()[0]
    file.write_text(f"{header}\n", encoding="utf-8")

    with pytest.raises(CatalogueError, match=rf"{stem}\.csv, row 2: there has to be"):
        load_catalogue(folder)


def test_refuses_an_empty_file(folder):
    (folder / "roles.csv").write_text("", encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"roles\.csv, row 1, column basis"):
        load_catalogue(folder)


def test_knows_every_assumption_that_the_files_have():
    load_catalogue()

    assert set(Assumption.objects.values_list("pk", flat=True)) == NEEDED


def test_refuses_a_folder_without_a_file(folder):
    (folder / "skills.csv").unlink()

    with pytest.raises(CatalogueError, match=r"skills\.csv cannot be read"):
        load_catalogue(folder)
