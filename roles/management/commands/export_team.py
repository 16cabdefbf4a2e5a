"""Write a team as a document."""

import json

from django.core.management.base import BaseCommand, CommandParser

from roles.management.acting import acting_team, acting_user, add_acting_arguments
from roles.permissions import EDIT
from roles.queries.document import document


class Command(BaseCommand):
    """Export a team: context, members with their levels, maturity."""

    help = "Print a team as JSON: context, members with levels, maturity."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the team, the format, and as whom to act."""
        parser.add_argument("team", help="name or slug of the team")
        parser.add_argument("--format", choices=["json"], default="json")
        add_acting_arguments(parser)

    def handle(self, *args, **options) -> None:
        """Print the document; it names people, so it takes the right to edit."""
        team = acting_team(options, acting_user(options), EDIT)
        text = json.dumps(document(team, evidence=True), indent=2, ensure_ascii=False)
        self.stdout.write(text)
