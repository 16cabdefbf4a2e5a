"""Take over a team from a spreadsheet."""

import json
import sys
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from roles.actions.importing import TeamChanged, import_team
from roles.imports.document import (
    IMPORTED,
    PREVIEW,
    REFUSED,
    preview_document,
    refusal_document,
)
from roles.imports.mapping import Choices
from roles.imports.preview import Preview, preview_import
from roles.imports.problem import ImportProblem, ImportRefused
from roles.imports.reading import MAX_BYTES
from roles.management.acting import (
    acting_organisation,
    acting_user,
    add_acting_arguments,
    refuse,
    the_one,
)
from roles.models import (
    DRIVERS,
    MOST_DRIVER,
    Layer,
    Organisation,
    Role,
    ScaleStage,
    Team,
    User,
)
from roles.permissions import EDIT, teams_for

WRONG = 2


class Command(BaseCommand):
    """Import a team: preview, then all or nothing."""

    help = (
        "Import a team from an .xlsx, .ods or .csv file. Prints what was taken over as "
        "JSON; exit code 2 and nothing written where anything is wrong."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the team, its context, and answers for titles."""
        parser.add_argument("file", help="the table: people down, or person and skill")
        parser.add_argument("--team", required=True, help="a new team, or one there is")
        parser.add_argument(
            "--stage", metavar="|".join(["few", "multiple", "millions"])
        )
        for driver in DRIVERS:
            option = "--" + driver.replace("_", "-")
            parser.add_argument(option, type=float, metavar="N")
        parser.add_argument(
            "--layer", action="append", default=[], metavar="LAYER=MATURITY"
        )
        parser.add_argument("--map", action="append", default=[], metavar="TITLE=ROLE")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--format", choices=["json"], default="json")
        add_acting_arguments(parser)

    def handle(self, *args, **options) -> None:
        """Preview the file and, where nothing is wrong, take it over."""
        user = acting_user(options)
        organisation = acting_organisation(options, user, EDIT)
        team = existing_team(options["team"], organisation, user)
        try:
            preview = preview_import(
                read_file(options["file"]),
                organisation=organisation,
                team=team,
                editable=teams_for(user, EDIT),
                choices=Choices(mapped_titles(options["map"])),
                context=context_of(options),
                layers=layers_of(options["layer"]),
            )
        except ImportRefused as refusal:
            self.refuse(options["team"], refusal.problems)
        problems = [*preview.wrong, *unanswered(preview)]
        if problems:
            self.refuse(options["team"], problems, preview)
        if not options["dry_run"]:
            team = apply(preview, organisation, team, options["team"], user)
        name = team.name if team else options["team"].strip()
        status = PREVIEW if options["dry_run"] else IMPORTED
        self.print(preview_document(name, status, preview))
        self.say_suggestions(preview)

    def print(self, document: dict) -> None:
        """Write JSON to standard output."""
        self.stdout.write(json.dumps(document, indent=2, ensure_ascii=False))

    def refuse(
        self, name: str, problems: list[ImportProblem], preview: Preview | None = None
    ) -> None:
        """Say what is wrong, in both places, and leave with 2."""
        document = refusal_document(name, problems)
        if preview:
            document = preview_document(name, REFUSED, preview)
            document["wrong"] = [problem.as_dict() for problem in problems]
        self.print(document)
        for problem in problems:
            self.stderr.write(str(problem))
        self.stderr.write("Nothing was written.")
        sys.exit(WRONG)

    def say_suggestions(self, preview: Preview) -> None:
        """Tell which titles were taken for a role without being sure."""
        for one in preview.unsure:
            self.stderr.write(
                f"{one.title!r} is taken for {one.role} ({one.people} people); "
                f'otherwise say --map "{one.title}=ROLE".'
            )


def existing_team(name: str, organisation: Organisation, user: User) -> Team | None:
    """Return the team that the user may edit, or None where a new one is meant."""
    wanted = name.strip().casefold()
    # Of a team that the user may not see, they learn nothing: theirs is a new one.
    known = teams_for(user).filter(organisation=organisation, archived_at__isnull=True)
    teams = [
        team
        for team in known.order_by("pk")
        if wanted in (team.slug, team.name.casefold())
    ]
    if not teams:
        return None
    mine = set(teams_for(user, EDIT).values_list("pk", flat=True))
    editable = [team for team in teams if team.pk in mine]
    if not editable:
        raise refuse(f"There is a team {name!r}, and {user} may not edit it.")
    return the_one(name.strip(), editable)


def read_file(path: str) -> bytes:
    """Return the file, of which no more is read than an import takes."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise refuse(f"{path}: {error.strerror}.") from None


def mapped_titles(pairs: list[str]) -> dict[str, str]:
    """Return title -> role id, for roles given by id or name."""
    roles = {}
    for role in Role.objects.all():
        roles |= {role.pk.casefold(): role.pk, role.name.casefold(): role.pk}
    titles = {}
    for pair in pairs:
        title, sign, wanted = pair.rpartition("=")
        role = roles.get(wanted.strip().casefold())
        if not sign or not role:
            known = ", ".join(sorted(set(roles.values())))
            raise refuse(f"--map {pair!r}: say TITLE=ROLE, the role one of {known}.")
        titles[title] = role
    return titles


def context_of(options: dict) -> dict[str, object]:
    """Return the fields of the team that were given."""
    context = {}
    if options["stage"]:
        stages = list(ScaleStage.objects.values_list("id", flat=True))
        if options["stage"] not in stages:
            raise refuse(f"--stage: one of {', '.join(stages)}.")
        context["stage_id"] = options["stage"]
    for driver, field in DRIVERS.items():
        value = options[driver]
        if value is None:
            continue
        # What is not a number is within no range.
        if not 0 <= value <= MOST_DRIVER:
            option = driver.replace("_", "-")
            right = f"a number from 0 to {MOST_DRIVER:,}"
            raise refuse(f"--{option}: {right}, not {value:g}.")
        context[field] = value
    return context


def layers_of(pairs: list[str]) -> dict[str, int]:
    """Return layer -> answer."""
    known = list(Layer.objects.values_list("id", flat=True))
    layers = {}
    for pair in pairs:
        layer, _, answer = pair.partition("=")
        if layer not in known:
            raise refuse(f"--layer {pair!r}: the layer is one of {', '.join(known)}.")
        if answer not in ("0", "1", "2", "3", "4"):
            raise refuse(f"--layer {pair!r}: the maturity is 0, 1, 2, 3 or 4.")
        layers[layer] = int(answer)
    return layers


def unanswered(preview: Preview) -> list[ImportProblem]:
    """Return a problem for each title without a role."""
    column = preview.read.title_label
    known = "no role is known for this title"
    blank = "somebody has no title"
    return [
        ImportProblem(
            f'{known if one.title else blank}; say --map "{one.title}=ROLE"',
            one.row,
            column,
            one.title,
        )
        for one in preview.unanswered
    ]


def apply(
    preview: Preview,
    organisation: Organisation,
    team: Team | None,
    name: str,
    user: User,
) -> Team:
    """Write the change, all or nothing."""
    try:
        return import_team(
            preview.change,
            organisation=organisation,
            team=team,
            name=name,
            by=user,
            now=timezone.now(),
        )
    except TeamChanged:
        raise refuse("The team has just been changed; import again.") from None
    except ValidationError as error:
        raise refuse(" ".join(error.messages)) from None
