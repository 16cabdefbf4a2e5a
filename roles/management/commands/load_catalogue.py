"""Load the catalogue, or bring it up to date."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roles.actions.catalogue import (
    CatalogueChange,
    CatalogueError,
    load_catalogue,
)
from roles.management.acting import acting_user, add_acting_arguments
from roles.queries.catalogue_files import CATALOGUE


class Command(BaseCommand):
    """Load the catalogue from its files and say what changed."""

    help = "Load the catalogue from its files, or bring it up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let another folder be named."""
        parser.add_argument("--folder", type=Path, default=CATALOGUE)
        add_acting_arguments(parser)

    def handle(self, *args, folder: Path, **options) -> None:
        """Load, and print one line per kind of change."""
        try:
            change = load_catalogue(folder, by=acting_user(options))
        except CatalogueError as error:
            raise CommandError(str(error), returncode=2) from error
        if options["verbosity"]:
            self.say(change, is_long=options["verbosity"] > 1)

    def say(self, change: CatalogueChange, *, is_long: bool) -> None:
        """Print what changed, row by row where that can be read."""
        self.stdout.write(f"Catalogue {change.version[:12]}")
        for what in ["added", "changed", "removed", "kept"]:
            rows = getattr(change, what)
            self.stdout.write(f"{what}: {len(rows)}")
            # A first load adds everything, and nobody reads a thousand lines.
            if what == "kept" or is_long or 0 < len(rows) <= 20:
                for row in rows:
                    self.stdout.write(f"  {row}")
        if change.kept:
            self.stdout.write("Kept rows are in use and not in the files any more.")
