"""A copy of the catalogue's files, to be changed."""

import shutil
from pathlib import Path

from roles.queries.catalogue_files import CATALOGUE


def copied(place: Path) -> Path:
    return shutil.copytree(CATALOGUE, place / "catalogue")


def replace(folder, stem, old, new):
    file = folder / f"{stem}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
