"""Set the stage: what stands on the site that the browser walks; run as a module."""

import json
import sys

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone

if __name__ == "__main__":
    django.setup()

from roles.actions.catalogue import load_catalogue  # noqa: E402
from roles.models import (  # noqa: E402
    Access,
    Assessment,
    LayerAnswer,
    Member,
    MemberRole,
    Person,
    Team,
    User,
)
from tests.make import make_organisation, make_team, make_user  # noqa: E402
from tests.plans import (  # noqa: E402
    BINDING,
    CONTRACTS,
    HIRE,
    LEFT_OUT,
    RAISES,
    left_out_training,
    make_answer,
    make_plan,
    train,
)

KEY = 4711


def furnish() -> None:
    """Fill the data team of Acme from the demo document, with a finished plan."""
    load_catalogue()
    people = {name: make_user(name) for name in ["olivia", "alice", "bob", "charlie"]}
    team = make_team(
        "data",
        organisation=make_organisation(),
        owner=people["olivia"],
        editor=people["alice"],
        viewer=people["bob"],
        **context(demo()),
    )
    LayerAnswer.objects.bulk_create(
        LayerAnswer(team=team, layer_id=layer, maturity=maturity)
        for layer, maturity in demo()["layers"].items()
    )
    for number, row in enumerate(demo()["members"]):
        put(team, row, key=KEY + number)
    make_plan(team, answer=answer(), pk=KEY)
    empty = make_team("empty", owner=people["olivia"])
    Access.objects.create(team=empty, user=people["alice"], right="editor")


def answer() -> dict:
    """Return an answer with all that a plan may hold, its money to the unit."""
    return make_answer(
        *({**HIRE, "backfill": 1}, *CONTRACTS, *RAISES, train(str(KEY))),
        # 66 + 30 + 3 thousand, 110 + 30 + 20, 110 + 24
        spend_by_quarter=[99_000, 160_000, 134_000],
        running_by_quarter=[0, 130_000, 134_000],
        left_out=[*LEFT_OUT, left_out_training(str(KEY))],
        binding=BINDING,
        expected_losses=[
            {"role": "data_engineer", "quarter": quarter, "fte": 0.31}
            for quarter in (1, 2, 3)
        ],
    )


def demo() -> dict:
    """Return the demo team as the product ships it."""
    return json.loads((settings.BASE_DIR / "fixtures/demo_team.json").read_text())


def context(document: dict) -> dict:
    drivers = document["drivers"]
    return {
        "stage_id": document["stage"],
        "data_sources": drivers["data_sources"],
        "models_in_production": drivers["models"],
        "new_models": drivers["new_models"],
        "stakeholders": drivers["stakeholders"],
        "budget": 1_000_000,
    }


def put(team: Team, row: dict, key: int) -> None:
    person = Person.objects.create(organisation=team.organisation, name=row["name"])
    member = Member.objects.create(
        pk=key,
        team=team,
        person=person,
        seniority=row["seniority"] or "",
        fte=row["fte"],
        annual_cost=row["annual_cost"],
        start=row["start"],
        end=row["end"],
    )
    MemberRole.objects.bulk_create(
        MemberRole(member=member, role_id=role, position=position)
        for position, role in enumerate(row["roles"])
    )
    judged = [("manager", "levels"), ("tools", "from_tools")]
    Assessment.objects.bulk_create(
        Assessment(
            person=person,
            skill_id=skill,
            level=level,
            source=source,
            assessed_at=timezone.now(),
        )
        for source, key in judged
        for skill, level in row[key].items()
    )
    Assessment.objects.bulk_create(
        Assessment(
            person=person,
            skill_id=skill,
            source="manager",
            verdict="n/a",
            assessed_at=timezone.now(),
        )
        for skill in row["not_applicable"]
    )


def session_of(user: User) -> str:
    """Sign `user` in, and return the key of the session."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    furnish()
    json.dump(
        {user.name.lower(): session_of(user) for user in User.objects.all()}, sys.stdout
    )
