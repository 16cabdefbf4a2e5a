"""Read a number that was sent; send a page, a part of one, or a file, with figures."""

import json

import plotly.graph_objects as go
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# No key or version has more; Python reads no number of thousands of digits.
MOST_DIGITS = 18


def whole_number(text: str | None) -> int | None:
    """Return a key or version that a request holds, None where it is none."""
    is_number = bool(text) and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None


def render_part(
    request: HttpRequest, *, page: str, part: str, context: dict
) -> HttpResponse:
    """Render `part` for HTMX and `page`, which includes it, for everybody else."""
    # The browser keeps no part as a page: a history restore gets the whole one.
    is_part = bool(request.htmx) and not request.htmx.history_restore_request
    response = render(request, part if is_part else page, context)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def figure_data(figure: go.Figure) -> dict:
    """Return `figure` as plain data for the ``json_script`` filter."""
    return json.loads(figure.to_json())


def file_response(content: bytes, kind: str, name: str) -> HttpResponse:
    """Send `content` as a file to keep."""
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(content, content_type=kind, headers=headers)


def offer_undo(request: HttpRequest, text: str, undo_url: str) -> None:
    """Say what was done on the next page, with a button that takes it back."""
    messages.success(request, text, extra_tags=undo_url)
