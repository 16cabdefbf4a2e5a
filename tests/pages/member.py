"""What the tests of members share: addresses, and what the form sends."""

from django.urls import reverse

SLUGS = ["acme", "data"]
CREATE = reverse("member-create", args=SLUGS)
VERSIONS = {"version": "1", "person_version": "1"}


def url(view, member):
    return reverse(f"member-{view}", args=[*SLUGS, member.pk])


def said(**changes):
    data = {"name": "Ana", "role": "analyst", "fte": "1", **VERSIONS}
    return {**data, **changes}
