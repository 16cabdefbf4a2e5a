"""Rights to a team: given, changed, taken back."""

import pytest
from django.core.exceptions import ValidationError

from roles.actions.access import grant, revoke
from roles.models import Access, AuditEntry
from roles.permissions import EDIT, VIEW, may


def test_lets_somebody_in_and_notes_it(team, olivia, charlie):
    access = grant(team, " Charlie@example.com ", "viewer", by=olivia)

    assert may(charlie, team, VIEW)
    entry = AuditEntry.objects.get()
    assert [entry.action, entry.ids, entry.by] == ["grant", [access.pk], olivia]


def test_changes_a_right_instead_of_adding_a_second(team, olivia, bob):
    grant(team, bob.email, "editor", by=olivia)

    assert may(bob, team, EDIT)
    assert Access.objects.filter(team=team, user=bob).count() == 1


@pytest.mark.parametrize(
    ("email", "right"),
    [("nobody@example.com", "viewer"), ("bob@example.com", "emperor")],
)
def test_refuses_what_it_does_not_know(team, olivia, email, right):
    with pytest.raises(ValidationError):
        grant(team, email, right, by=olivia)

    assert not AuditEntry.objects.exists()
    assert Access.objects.filter(team=team, right="viewer").count() == 1


def test_the_last_owner_stays(team, olivia):
    access = Access.objects.get(team=team, user=olivia)

    with pytest.raises(ValidationError, match="needs an owner"):
        revoke(access, by=olivia)
    with pytest.raises(ValidationError, match="needs an owner"):
        grant(team, olivia.email, "viewer", by=olivia)

    assert Access.objects.get(team=team, user=olivia).right == "owner"


def test_an_owner_goes_once_there_is_another(team, olivia, alice):
    grant(team, alice.email, "owner", by=olivia)

    revoke(Access.objects.get(team=team, user=olivia), by=olivia)

    assert not may(olivia, team, VIEW)
    assert AuditEntry.objects.filter(action="revoke").count() == 1
