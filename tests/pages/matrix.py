"""What the tests of the matrix share: an address, and what is on file."""

from django.urls import reverse


def member_url(member):
    return reverse("matrix-member", args=["acme", "data", member.pk])


def said(member):
    rows = member.person.assessments.order_by("pk")
    return [(row.skill_id, row.verdict, row.level) for row in rows]
