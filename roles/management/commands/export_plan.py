"""Write a plan to a file: its document as JSON, all of it as XLSX or CSV."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from roles.exports.csv_file import csv_bytes
from roles.exports.hiring import hiring_sheets
from roles.exports.plan import plan_sheets
from roles.exports.xlsx_file import xlsx_bytes
from roles.management.acting import (
    acting_team,
    acting_user,
    add_acting_arguments,
    refuse,
)
from roles.models import Plan, Team, User
from roles.permissions import EDIT, may
from roles.queries.plan import member_names, plans_with_an_answer
from roles.reports.hiring import hiring_report
from roles.reports.plan import plan_report
from roles.reports.plan_document import plan_document


class Command(BaseCommand):
    """Export the newest plan of a team, or one of its plans by number."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a team, and perhaps one of its plans and a file."""
        parser.add_argument("team", help="name or slug")
        parser.add_argument("--plan", type=int, help="number (default: the newest)")
        parser.add_argument("--format", choices=["json", "xlsx", "csv"], default="json")
        parser.add_argument(
            "--output", type=Path, help="file to write (default: standard output)"
        )
        add_acting_arguments(parser)

    def handle(self, **options: object) -> None:
        """Write the export; a workbook never goes to a terminal."""
        user = acting_user(options)
        team = acting_team(options, user)
        plan = plan_of(team, options["plan"])
        content = export(plan, options["format"], user)
        if options["output"]:
            write(options["output"], content)
        elif options["format"] == "xlsx" and sys.stdout.isatty():
            raise refuse("A workbook is no text: name a file with --output.")
        else:
            self.stdout.flush()
            getattr(sys.stdout, "buffer", sys.stdout).write(content)


def plan_of(team: Team, number: int | None) -> Plan:
    """Return the plan of this number, or the newest; name the choices otherwise."""
    plans = plans_with_an_answer(team)
    chosen = plans if number is None else plans.filter(pk=number)
    if plan := chosen.first():
        return plan
    known = ", ".join(str(other.pk) for other in plans) or "none yet"
    raise refuse(f"{team.name} has no such finished plan; there is: {known}.")


def export(plan: Plan, file_format: str, user: User) -> bytes:
    """Return the bytes of one format; viewers get no names."""
    is_editor = may(user, plan.team, EDIT)
    if file_format == "json":
        names = member_names(plan) if is_editor else None
        document = plan_document(plan, names)
        return (json.dumps(document, indent=2) + "\n").encode()
    report = plan_report(plan, people=is_editor, now=timezone.now())
    hiring = hiring_report(plan, people=is_editor)
    sheets = [*plan_sheets(report), *hiring_sheets(hiring)]
    return xlsx_bytes(sheets) if file_format == "xlsx" else csv_bytes(sheets)


def write(path: Path, content: bytes) -> None:
    """Write the file whole, or say why not."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise refuse(f"--output: cannot write {path}: {error.strerror}.") from error
