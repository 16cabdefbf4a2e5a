"""Add somebody who signs in."""

import sys
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser

from roles.actions.user import add_user
from roles.management.acting import (
    acting_organisation,
    acting_user,
    add_acting_arguments,
    refuse,
)


class Command(BaseCommand):
    """Add a user; the password is asked for, or read from standard input."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an e-mail, a name, and whether they administer the organisation."""
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument(
            "--administrator",
            action="store_true",
            help="let them administer the organisation",
        )
        add_acting_arguments(parser)

    def handle(self, **options: object) -> None:
        """Add the user, or say what has to be mended."""
        user = acting_user(options)
        organisation = acting_organisation(options, user)
        if not organisation.administrators.filter(pk=user.pk).exists():
            raise refuse(f"{user} does not administer {organisation}.")
        is_asked = sys.stdin.isatty()
        password = getpass() if is_asked else sys.stdin.readline().rstrip("\n")
        try:
            validate_password(password)
            added = add_user(
                organisation,
                options["email"],
                password,
                name=options["name"],
                administers=options["administrator"],
                by=user,
            )
        except ValidationError as error:
            raise refuse(" ".join(error.messages)) from error
        self.stdout.write(f"{added.email} signs in with this password.")
