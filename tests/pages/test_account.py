"""Signing in by e-mail, and out again."""

import pytest
from django.urls import reverse

from tests.make import make_user

URL = reverse("account-sign-in")


@pytest.fixture
def ruth(db):
    """Has a password."""
    user = make_user("ruth")
    user.set_password("correct horse")
    user.save()
    return user


def sign_in(client, **changes):
    data = {"username": "Ruth@Example.com", "password": "correct horse", **changes}
    return client.post(URL, data)


def test_an_address_in_any_case_signs_in(client, ruth):
    answer = sign_in(client)

    assert answer.url == reverse("teams-overview")
    assert client.session["_auth_user_id"] == str(ruth.pk)


def test_a_wrong_password_keeps_the_address_and_says_so(client, ruth):
    page = sign_in(client, password="wrong")

    assert "Please enter a correct e-mail and password" in page.text
    assert 'value="Ruth@Example.com"' in page.text
    assert "_auth_user_id" not in client.session


def test_the_page_that_was_asked_for_follows(client, ruth):
    asked = client.get(reverse("teams-create"))
    wished = client.get(asked.url).context["next"]

    assert wished == reverse("teams-create")
    assert sign_in(client, next=wished).url == wished


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/"])
def test_nobody_is_sent_to_another_site(client, ruth, elsewhere):
    assert sign_in(client, next=elsewhere).url == reverse("teams-overview")


def test_signing_out_takes_a_post(client, ruth):
    client.force_login(ruth)

    answer = client.post(reverse("account-sign-out"))

    assert answer.url == URL
    assert "_auth_user_id" not in client.session


def test_use_and_limits_are_open_to_everybody(client, db):
    page = client.get(reverse("limits-overview"))

    assert "Not for pay, promotion, appraisal or dismissal." in page.text
    assert "People decide" in page.text
