"""What the fixtures must hold: every number a basis, every text its own."""

import csv
import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from roles.queries.catalogue_checks import check_whole
from roles.queries.catalogue_files import CATALOGUE, read_files
from roles.queries.catalogue_tables import TABLES

FIXTURES = CATALOGUE.parent
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "catalogue"

# No two texts may share half of their words, the names of their things left out.
ALIKE = 0.5
NUMBERS_WITHOUT_SOURCE = {"sources"}


def rows(stem):
    with (CATALOGUE / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(text, name=""):
    """Return the words of `text`, those of the name of what it is about left out."""
    return {*re.findall(r"\w+", text.lower())} - {*re.findall(r"\w+", name.lower())}


def alike(texts):
    """Return the pairs of owners who share too many of the words of their texts."""
    return [
        (one, other)
        for (one, left), (other, right) in combinations(texts, 2)
        if len(left & right) >= ALIKE * len(left | right)
    ]


def test_files_are_those_of_the_catalogue_and_fit_together():
    check_whole(read_files())

    assert {path.stem for path in CATALOGUE.glob("*")} == set(TABLES)


@pytest.mark.parametrize("stem", sorted(TABLES.keys() - NUMBERS_WITHOUT_SOURCE))
def test_every_row_keeps_basis_and_source(stem):
    known = {row["id"] for row in rows("sources")}

    assert [
        row
        for row in rows(stem)
        if not row["basis"] or not set(row["source_ids"].split(";")) <= known
    ] == []


def test_every_capability_has_a_text_for_each_maturity():
    texts = {(row["capability"], row["level"]) for row in rows("maturity_anchors")}

    assert len(texts) == 33 * 5


def test_maturity_anchors_are_specific_to_their_capability():
    names = {row["id"]: row["name"] for row in rows("capabilities")}
    texts = [
        (
            (row["capability"], row["level"]),
            words(row["anchor"], names[row["capability"]]),
        )
        for row in rows("maturity_anchors")
    ]

    assert alike(texts) == []


def test_anchors_that_differ_in_a_name_alone_are_found():
    texts = [
        ("serving", words("Serving is shared by all teams.", "Online serving")),
        ("labelling", words("Labelling is shared by all teams.", "Labelling")),
    ]

    assert alike(texts) == [("serving", "labelling")]


@pytest.mark.parametrize(
    ("stem", "column"),
    [
        ("roles", "purpose"),
        ("tasks", "description"),
        ("skills", "description"),
        ("level_anchors", "anchor"),
        ("capabilities", "description"),
        ("focus_areas", "why"),
        ("layers", "description"),
        ("scale_stages", "description"),
    ],
)
def test_texts_are_written_once_each(stem, column):
    texts = [(row[column], words(row[column])) for row in rows(stem)]

    assert all(len(text) > 30 for text, _ in texts)
    assert alike(texts) == []


@pytest.mark.parametrize("stem", sorted(TABLES))
def test_numbers_are_those_of_the_seed(stem):
    seed = SHARED / f"{stem}.csv"
    if not seed.exists():
        pytest.skip("needs ../shared/data, or the file is the product's own")
    with seed.open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))

    ours = [{name: row[name] for name in wanted[0]} for row in rows(stem)]

    assert ours == wanted


def test_demo_team_names_rows_of_the_catalogue():
    demo = json.loads((FIXTURES / "demo_team.json").read_text(encoding="utf-8"))
    ids = {stem: {row["id"] for row in rows(stem)} for stem in ["roles", "skills"]}
    capabilities = {row["id"] for row in rows("capabilities")}

    levels = [
        level
        for member in demo["members"]
        for level in [*member["levels"].values(), *member["from_tools"].values()]
    ]

    assert demo["maturity"].keys() | set(demo["provided"]) <= capabilities
    assert demo["layers"].keys() == {row["id"] for row in rows("layers")}
    assert demo["drivers"].keys() == {row["id"] for row in rows("drivers")}
    assert set(levels) <= set(range(5))
    for member in demo["members"]:
        assert set(member["roles"]) <= ids["roles"]
        skills = {*member["levels"], *member["from_tools"], *member["not_applicable"]}
        assert skills <= ids["skills"]


def test_demo_team_shows_what_the_product_tells_apart():
    members = json.loads((FIXTURES / "demo_team.json").read_text("utf-8"))["members"]

    assert len(members) == 9
    assert any(len(member["roles"]) > 1 for member in members)
    assert any(member["from_tools"] for member in members)
    assert any(member["not_applicable"] for member in members)
    assert any(0 in member["levels"].values() for member in members)
    assert [member["end"] for member in members if member["end"]] == ["2027-03-31"]


def test_readme_counts_the_rows_of_every_file():
    readme = (FIXTURES / "README.md").read_text(encoding="utf-8")

    counted = dict(re.findall(r"\| catalogue/(\w+)\.csv \| (\d+) \|", readme))

    assert counted == {stem: str(len(rows(stem))) for stem in TABLES}
