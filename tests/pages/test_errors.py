"""What is shown where there is no page to show."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from roles.pages.errors import broken, not_allowed


def test_an_address_that_leads_nowhere_says_so_in_our_words(client, olivia):
    client.force_login(olivia)

    page = client.get("/nowhere/")

    assert page.status_code == 404
    assert "There is nothing here for you" in page.text


def test_somebody_elses_team_looks_like_no_team(client, charlie, team):
    client.force_login(charlie)

    page = client.get("/teams/acme/data/profile/")

    assert page.status_code == 404
    assert "There is nothing here for you" in page.text
    assert 'aria-label="Team"' not in page.text


@pytest.fixture
def request_of_olivia(olivia):
    request = RequestFactory().get("/")
    request.user, request.htmx = olivia, False
    request.resolver_match = None
    return request


def test_what_one_may_not_do_is_explained(request_of_olivia):
    page = not_allowed(request_of_olivia, PermissionDenied())

    assert page.status_code == 403
    assert "You may not do this" in page.content.decode()


def test_a_failure_asks_nothing_of_the_database(
    request_of_olivia, django_assert_num_queries
):
    with django_assert_num_queries(0):
        page = broken(request_of_olivia)

    assert page.status_code == 500
    assert "Something failed on our side" in page.content.decode()
