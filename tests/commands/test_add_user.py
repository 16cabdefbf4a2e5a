"""Users added on the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from roles.models import AuditEntry, User
from roles.permissions import organisations_for


def add(monkeypatch, *arguments, password="a long enough one"):  # noqa: S107
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("add_user", *arguments, stdout=io.StringIO())


def test_added_user_signs_in(monkeypatch, client, dora):
    add(monkeypatch, "eve@example.com", "--by", dora.email, "--name", "Eve")

    assert client.login(username="eve@example.com", password="a long enough one")
    assert AuditEntry.objects.get().action == "add_user"


def test_administrator_owns_all_teams(monkeypatch, dora):
    add(monkeypatch, "eve@example.com", "--by", dora.email, "--administrator")

    eve = User.objects.get(email="eve@example.com")
    assert [one.slug for one in organisations_for(eve)] == ["acme"]


@pytest.mark.parametrize(
    ("email", "password", "message"),
    [
        ("no e-mail", "a long enough one", "valid email"),
        ("alice@example.com", "a long enough one", "already exists"),
        ("eve@example.com", "short", "too short"),
    ],
)
def test_refuses_and_adds_nobody(monkeypatch, dora, alice, email, password, message):
    before = User.objects.count()

    with pytest.raises(CommandError, match=message) as error:
        add(monkeypatch, email, "--by", dora.email, password=password)

    assert error.value.returncode == 2
    assert User.objects.count() == before


def test_only_administrators_add_users(monkeypatch, olivia, team):
    with pytest.raises(CommandError, match="does not administer"):
        add(monkeypatch, "eve@example.com", "--by", olivia.email)
