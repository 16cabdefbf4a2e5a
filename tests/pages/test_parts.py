"""Pages and the parts of them that HTMX asks for."""

import pytest
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from roles.charts.theme import bare_figure
from roles.pages.parts import figure_data, render_part, whole_number

PAGE, PART = "404.html", "components/_empty.html"


def answer_to(user, **headers):
    request = RequestFactory().get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    request.user, request.resolver_match = user, None
    return render_part(
        request, page=PAGE, part=PART, context={"title": "Nothing", "text": "So far."}
    )


@pytest.mark.parametrize(
    ("headers", "is_page"),
    [
        ({}, True),
        ({"HX-Request": "true"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, True),
    ],
)
def test_only_htmx_gets_the_part_and_history_the_whole(olivia, headers, is_page):
    answer = answer_to(olivia, **headers)

    assert ("<html" in answer.content.decode()) == is_page
    assert "HX-Request" in answer["Vary"]


def test_a_figure_becomes_plain_data():
    figure = bare_figure()
    figure.add_bar(x=[1, 2], y=["a", "b"])

    data = figure_data(figure)

    assert data["data"][0]["x"] == [1, 2]
    assert type(data["layout"]) is dict


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("0", 0),
        ("9" * 18, 10**18 - 1),
        *((text, None) for text in ["9" * 19, "9" * 5000, "", None, "-1", "1.5", "x"]),
    ],
)
def test_a_whole_number_has_eighteen_digits_at_most(text, number):
    assert whole_number(text) == number
