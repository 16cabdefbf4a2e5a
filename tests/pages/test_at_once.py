"""Two clicks at the same moment, where the database lets two in at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models.signals import pre_save
from django.test import Client
from django.urls import reverse

from roles.actions.catalogue import load_catalogue
from roles.models import DRIVERS, Person, Plan, Team
from tests.make import make_person, make_team, make_user
from tests.pages.member import CREATE, SLUGS, said, url
from tests.pages.test_plan_question import WISHES

together = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"
)
CLICKS = 4


@pytest.fixture
def olga(transactional_db):
    """Owns the data team; what she does is committed."""
    olga = make_user("olga")
    make_team("data", owner=olga)
    load_catalogue()
    return olga


def clicks(user, address, data):
    """Return the answers to the same form, sent several times at once."""

    def click(_):
        client = Client()
        client.force_login(user)
        try:
            return client.post(address, data)
        finally:
            connection.close()

    with ThreadPoolExecutor(CLICKS) as pool:
        return list(pool.map(click, range(CLICKS)))


@together
def test_a_number_goes_to_the_first(olga):
    names = said(number="7")

    answers = clicks(olga, CREATE, names)

    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 302]
    assert Person.objects.count() == 1


@together
def test_a_second_of_the_same_name_is_asked_about(olga):
    answers = clicks(olga, CREATE, said())

    asked = [one for one in answers if one.status_code == 200]
    assert len(asked) == CLICKS - 1
    assert all("on this team already" in one.text for one in asked)
    assert Person.objects.count() == 1


@together
def test_teams_of_one_name_get_addresses_of_their_own(olga):
    answers = clicks(olga, reverse("teams-create"), {"name": "Risk"})

    assert [answer.status_code for answer in answers] == [302] * CLICKS
    slugs = Team.objects.filter(name="Risk").values_list("slug", flat=True)
    assert set(slugs) == {"risk", "risk-2", "risk-3", "risk-4"}


@together
def test_a_plan_is_started_once(olga):
    drivers = dict.fromkeys(DRIVERS.values(), 1)
    Team.objects.update(stage="few", **drivers)

    answers = clicks(olga, reverse("plans-create", args=SLUGS), WISHES)

    assert [answer.status_code for answer in answers] == [302] * CLICKS
    assert Plan.objects.count() == 1


@pytest.fixture
def overtaken(team):
    """Lets somebody else take the number 7 just before it is stored."""

    def take(instance, **_):
        if instance.number == "7" and not Person.objects.filter(number="7").exists():
            faster = Person(organisation=team.organisation, name="Eve", number="7")
            Person.objects.bulk_create([faster])

    pre_save.connect(take, sender=Person)
    yield
    pre_save.disconnect(take, sender=Person)


def test_a_number_that_was_taken_meanwhile_is_refused(editor, overtaken):
    page = editor.post(CREATE, said(number="7"))

    assert page.status_code == 200
    assert "somebody else has just used this number" in page.text
    assert not Person.objects.filter(name="Ana").exists()


def test_an_edit_to_a_number_that_was_taken_meanwhile_is_refused(
    editor, team, overtaken
):
    person = make_person(team.organisation, "Ana")
    member = team.members.create(person=person)

    page = editor.post(url("edit", member), said(number="7"))

    assert page.status_code == 200
    assert "somebody else has just used this number" in page.text
    person.refresh_from_db()
    assert (person.number, person.version) == ("", 1)
