"""The one-time link: for whom, from where, how often, how long."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from roles.permissions import SignInToken, link_of, user_by_link


@pytest.fixture
def development(settings):
    """The mode in which a fresh clone starts."""
    settings.DEBUG = True


def follow(client, user, **headers):
    return client.get(reverse("account-link", args=link_of(user)), **headers)


def test_signs_in_once(client, alice, development):
    address = reverse("account-link", args=link_of(alice))

    assert client.get(address).url == "/"
    assert client.session["_auth_user_id"] == str(alice.pk)

    client.logout()
    assert client.get(address).url == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_another_sign_in_ends_it(client, alice, development):
    address = reverse("account-link", args=link_of(alice))
    client.force_login(alice)
    client.logout()

    client.get(address)

    assert "_auth_user_id" not in client.session


def test_is_not_there_on_a_server(client, alice, settings):
    settings.DEBUG = False

    assert follow(client, alice).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_VIA": "1.1 front"},
    ],
)
def test_is_not_there_for_other_machines(client, alice, development, headers):
    assert follow(client, alice, **headers).status_code == 404


def test_lasts_an_hour(alice):
    class Later(SignInToken):
        def _now(self):
            return datetime.now() + timedelta(minutes=61)

    token = SignInToken().make_token(alice)

    assert SignInToken().check_token(alice, token)
    assert not Later().check_token(alice, token)


def test_is_for_nobody_else(db, alice, bob):
    uid, _ = link_of(alice)
    _, token = link_of(bob)

    assert user_by_link(uid, token) is None


@pytest.mark.parametrize("uid", ["", "%%", "////", "LTE", "x" * 500])
def test_nonsense_signs_in_nobody(db, uid):
    assert user_by_link(uid, "nonsense") is None


def test_those_who_were_shut_out_stay_out(alice):
    link = link_of(alice)
    alice.is_active = False
    alice.save()

    assert user_by_link(*link) is None
