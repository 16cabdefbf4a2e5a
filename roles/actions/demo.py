"""The invented team that a fresh installation starts with: once, never again."""

import json
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from roles.actions.assessment import assess_many
from roles.actions.audit import record
from roles.actions.maturity import Rating, rate_many
from roles.actions.member import add_member
from roles.actions.team import change_context, create_team
from roles.models import (
    DRIVERS,
    Assessment,
    AuditEntry,
    Organisation,
    ScaleStage,
    Team,
    User,
)

FILE = settings.BASE_DIR / "fixtures" / "demo_team.json"
ACTION = "load_demo"


@transaction.atomic
def offer_demo_team(
    organisation: Organisation, *, by: User, now: datetime, file: Path = FILE
) -> Team | None:
    """Store the demo team where there is no team yet, and never was this one."""
    if Team.objects.exists() or AuditEntry.objects.filter(action=ACTION).exists():
        return None
    document = json.loads(file.read_text(encoding="utf-8"))
    team = create_team(organisation, document["team"], by=by)
    drivers = {DRIVERS[name]: value for name, value in document["drivers"].items()}
    stage = ScaleStage.objects.get(pk=document["stage"])
    values = {**drivers, "stage": stage, "budget": document.get("budget")}
    team = change_context(team, values, document["layers"], by=by)
    rate(team, document, by=by, now=now)
    for row in document["members"]:
        add(team, row, by=by, now=now)
    record(ACTION, team, by=by, team=team)
    return team


def rate(team: Team, document: dict, *, by: User, now: datetime) -> None:
    """Rate what the document rates, and mark what others provide."""
    provided, levels = set(document["provided"]), document["maturity"]
    ratings = {
        key: Rating(levels.get(key), key in provided)
        for key in sorted(provided | levels.keys())
    }
    rate_many(team, ratings, by=by, now=now)


def add(team: Team, row: dict, *, by: User, now: datetime) -> None:
    """Put one member of the document on the team, with what is known of them."""
    values = {
        "name": row["name"],
        "seniority": row["seniority"] or "",
        "fte": row["fte"],
        "annual_cost": row["annual_cost"],
        "start": day(row["start"]),
        "end": day(row["end"]),
    }
    member = add_member(team, values, row["roles"], by=by)
    absent = dict.fromkeys(row["not_applicable"], Assessment.Verdict.NOT_APPLICABLE)
    said = {
        Assessment.Source.MANAGER: {**row["levels"], **absent},
        Assessment.Source.TOOLS: row["from_tools"],
    }
    for source, levels in said.items():
        assess_many(member.person, levels, source, by=by, now=now, team=team)


def day(text: str | None) -> date | None:
    """Return a date of the document."""
    return date.fromisoformat(text) if text else None
