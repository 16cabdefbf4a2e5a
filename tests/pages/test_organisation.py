"""What administrators say of their organisation, and owners of access."""

from decimal import Decimal

import pytest
from django.urls import reverse

from roles.models import Access
from tests.make import make_team, make_user

URL = reverse("organisation-edit", args=["acme"])
ACCESS = reverse("access-overview", args=["acme", "data"])
VALUES = {
    "name": "Acme",
    "currency": "EUR",
    "salary_factor": "0.6",
    "price_factor": "0.9",
    "fiscal_month": "4",
    "version": "1",
}


def test_administrator_changes_what_counts(client, dora, team):
    client.force_login(dora)

    client.post(URL, VALUES)

    team.organisation.refresh_from_db()
    assert team.organisation.currency == "EUR"
    assert team.organisation.salary_factor == Decimal("0.6")
    assert team.organisation.fiscal_month == 4


def test_second_administrator_is_told_and_keeps_what_was_typed(client, dora, team):
    client.force_login(dora)
    client.post(URL, {**VALUES, "currency": "CHF"})

    page = client.post(URL, VALUES).text

    assert "Not saved" in page
    assert "Currency: CHF" in page
    assert 'value="EUR"' in page
    team.organisation.refresh_from_db()
    assert team.organisation.currency == "CHF"


def test_saving_again_puts_it_in_the_place_of_what_stands(client, dora, team):
    client.force_login(dora)
    client.post(URL, {**VALUES, "currency": "CHF"})

    client.post(URL, {**VALUES, "version": "2"})

    team.organisation.refresh_from_db()
    assert team.organisation.currency == "EUR"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("currency", "euro", "at most 3 characters"),
        ("currency", "eur", "Three capital letters"),
        ("salary_factor", "0", "greater than or equal to 0.001"),
        ("salary_factor", "NaN", "Enter a number"),
        ("fiscal_month", "13", "less than or equal to 12"),
    ],
)
def test_refuses_what_cannot_be(client, dora, team, field, value, message):
    client.force_login(dora)

    page = client.post(URL, {**VALUES, field: value})

    assert message in page.text
    team.organisation.refresh_from_db()
    assert team.organisation.currency == "USD"


def test_administrator_of_another_organisation_is_an_outsider(client, charlie, team):
    client.force_login(charlie)

    assert client.post(URL, VALUES).status_code == 404


def test_owner_lets_somebody_in_and_out(client, olivia, team):
    eve = make_user("eve")
    client.force_login(olivia)

    client.post(ACCESS, {"email": eve.email, "right": "viewer"})
    access = Access.objects.get(user=eve)
    page = client.get(ACCESS).text
    client.post(reverse("access-remove", args=["acme", "data", access.pk]))

    assert "eve@example.com" in page
    assert not Access.objects.filter(user=eve).exists()


def test_says_that_nobody_has_this_e_mail(client, olivia, team):
    client.force_login(olivia)

    page = client.post(ACCESS, {"email": "x@example.com", "right": "viewer"})

    assert "Nobody signs in as x@example.com" in page.text


def test_last_owner_cannot_leave(client, olivia, team):
    access = Access.objects.get(user=olivia)
    client.force_login(olivia)

    remove = reverse("access-remove", args=["acme", "data", access.pk])
    page = client.post(remove, follow=True)

    assert "A team needs an owner" in page.text


def test_right_to_another_team_is_not_found(client, olivia, team, charlie):
    other = Access.objects.get(team=make_team("other", owner=charlie))
    client.force_login(olivia)

    remove = reverse("access-remove", args=["acme", "data", other.pk])

    assert client.post(remove).status_code == 404
    assert Access.objects.filter(pk=other.pk).exists()
