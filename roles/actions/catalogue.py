"""Load the catalogue from its files: check everything, then write all or nothing."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError
from django.utils import timezone

from roles.actions.audit import record
from roles.models import CatalogueVersion, User
from roles.queries.catalogue import version
from roles.queries.catalogue_checks import check_whole
from roles.queries.catalogue_files import (
    CATALOGUE,
    CatalogueError,
    content_version,
    key_of,
    read_files,
)
from roles.queries.catalogue_tables import TABLES, Table

__all__ = ["CatalogueChange", "CatalogueError", "load_catalogue"]


@dataclass
class CatalogueChange:
    """What a load did; every row by its file and key."""

    version: str
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def is_change(self) -> bool:
        """Whether any row was written."""
        return bool(self.added or self.changed or self.removed)


def load_catalogue(
    folder: Path = CATALOGUE, *, by: User | None = None, now: datetime | None = None
) -> CatalogueChange:
    """Bring the stored catalogue to the state of the files.

    A row that the files no longer have is removed unless something refers to it.

    Raises
    ------
    CatalogueError
        With file, row, column and value; nothing is written then.

    """
    files = read_files(folder)
    check_whole(files)
    change = CatalogueChange(content_version(folder))
    with transaction.atomic():
        stored = {stem: stored_rows(table) for stem, table in TABLES.items()}
        stale = {}
        for stem, table in TABLES.items():
            wanted = {key_of(table, row): row for row in files[stem]}
            write(change, stem, table, wanted, stored[stem])
            stale[stem] = [stored[stem][key] for key in stored[stem].keys() - wanted]
        remove(change, stale)
        if change.is_change or version() != change.version:
            row = CatalogueVersion.objects.create(
                version=change.version, loaded_at=now or timezone.now()
            )
            record("load_catalogue", row, by=by)
    return change


def stored_rows(table: Table) -> dict[tuple, Model]:
    """Return what is stored, by key."""
    return {key_of(table, vars(row)): row for row in table.model.objects.all()}


def write(change: CatalogueChange, stem: str, table: Table, wanted: dict, stored: dict):
    """Add the rows that are new, and change those that differ."""
    new = {key: row for key, row in wanted.items() if key not in stored}
    table.model.objects.bulk_create(table.model(**row) for row in new.values())
    differing = []
    for key in wanted.keys() & stored.keys():
        row = stored[key]
        if any(getattr(row, name) != value for name, value in wanted[key].items()):
            for name, value in wanted[key].items():
                setattr(row, name, value)
            differing.append((key, row))
    names = {table.model._meta.get_field(column).name for column in fields_of(wanted)}
    names -= {table.model._meta.pk.name}
    table.model.objects.bulk_update([row for _, row in differing], names)
    change.added += [name_of(stem, key) for key in new]
    change.changed += sorted(name_of(stem, key) for key, _ in differing)


def fields_of(wanted: dict) -> list[str]:
    """Return the names of what the rows hold."""
    return list(next(iter(wanted.values()), {}))


def remove(change: CatalogueChange, stale: dict[str, list[Model]]) -> None:
    """Remove what the files no longer have, what refers to others first."""
    going = {(type(row), row.pk) for rows in stale.values() for row in rows}
    for stem in reversed(TABLES):
        for row in stale[stem]:
            name = name_of(stem, key_of(TABLES[stem], vars(row)))
            # It goes with the row it belongs to, or stays with it.
            if belongs_to_one_of(row, going):
                continue
            try:
                with transaction.atomic():
                    row.delete()
                change.removed.append(name)
            except (ProtectedError, RestrictedError):
                change.kept.append(name)


def belongs_to_one_of(row: Model, going: set) -> bool:
    """Tell whether `row` is a part of a row that is to go itself."""
    parts = [
        (one.related_model, getattr(row, one.attname))
        for one in row._meta.concrete_fields
        if one.is_relation and one.remote_field.on_delete.__name__ == "CASCADE"
    ]
    return any(part in going for part in parts)


def name_of(stem: str, key: tuple) -> str:
    """Return how a person finds a row: its file and its key."""
    return f"{stem}: {', '.join(str(part) for part in key)}"
