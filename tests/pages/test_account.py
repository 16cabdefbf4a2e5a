"""Signing in by e-mail, and out again."""

import time

import pytest
from django.core.cache import cache
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


@pytest.fixture(autouse=True)
def no_failures_yet():
    """Nobody has failed before the test."""
    cache.clear()


def fail(client, times, **changes):
    for _ in range(times):
        page = sign_in(client, password="wrong", **changes)
    return page


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


def test_the_tenth_failure_is_the_last_for_a_while(client, ruth):
    tenth = fail(client, 10)
    page = sign_in(client)

    assert tenth.status_code == 200
    assert (page.status_code, page["Retry-After"]) == (429, "600")
    assert "Too many failed attempts." in page.text
    assert "for up to 10 minutes" in page.text
    assert 'value="Ruth@Example.com"' in page.text
    assert "_auth_user_id" not in client.session


def test_the_wait_ends_ten_minutes_after_the_first_failure(client, ruth, monkeypatch):
    start = time.time()
    fail(client, 9)
    monkeypatch.setattr(time, "time", lambda: start + 590)
    fail(client, 1)
    refused = sign_in(client).status_code
    monkeypatch.setattr(time, "time", lambda: start + 605)

    assert refused == 429
    assert sign_in(client).status_code == 302


def test_other_accounts_and_other_places_do_not_wait(client, ruth):
    fail(client, 10)

    other = fail(client, 1, username="other@example.com")

    data = {"username": "ruth@example.com", "password": "correct horse"}
    elsewhere = client.post(URL, data, REMOTE_ADDR="192.0.2.1")
    assert other.status_code == 200
    assert elsewhere.status_code == 302


def test_an_address_in_another_case_is_the_same_account(client, ruth):
    fail(client, 10, username=" RUTH@example.com")

    assert sign_in(client).status_code == 429


def test_signing_in_forgets_earlier_failures(client, ruth):
    fail(client, 9)
    sign_in(client)
    client.logout()
    fail(client, 9)

    assert sign_in(client).status_code == 302


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
