"""Pages about what infrastructure stands, and what a scale asks for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from roles.actions.maturity import rate_many
from roles.actions.stale import Stale
from roles.charts.infrastructure import scale_chart
from roles.models import Layer, Maturity, Team
from roles.pages.forms.infrastructure import LayerForm, stands_of
from roles.pages.parts import figure_data
from roles.permissions import EDIT, may, team_for
from roles.queries.maturity import standings
from roles.reports.infrastructure import (
    InfrastructureReport,
    LayerBand,
    infrastructure_report,
    scale_table,
)


@require_safe
def overview(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Show what stands against what a scale stage asks for."""
    team = team_for(request.user, organisation, slug)
    today, stage = timezone.localdate(), request.GET.get("stage")
    report = infrastructure_report(team, today, stage)
    table = scale_table(report)
    shown = {
        "team": team,
        "report": report,
        "steps": range(5),
        "table": table.to_dict("split"),
        "chart": figure_data(scale_chart(table)),
        "is_editor": may(request.user, team, EDIT),
    }
    return render(request, "infrastructure/overview.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(
    request: HttpRequest, organisation: str, slug: str, layer: str
) -> HttpResponse:
    """Rate the capabilities of one layer."""
    team = team_for(request.user, organisation, slug, EDIT)
    get_object_or_404(Layer, pk=layer)
    report = infrastructure_report(team, timezone.localdate())
    band = next(band for band in report.layers if band.layer == layer)
    initial = stands_of(standings(team))
    form = LayerForm(request.POST or None, initial=initial, rows=band.capabilities)
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            return saved(request, team, band, form)
        except Stale as stale:
            changed, form = in_words(stale.now, report), form.over(standings(team))
    shown = {
        "team": team,
        "report": report,
        "band": band,
        "form": form,
        "changed": changed,
        "following": following(report, band),
    }
    return render(request, "infrastructure/edit.html", shown)


def saved(
    request: HttpRequest, team: Team, band: LayerBand, form: LayerForm
) -> HttpResponse:
    """Record the ratings, and go back to the band of the layer."""
    entry = rate_many(team, form.ratings(), by=request.user, now=timezone.now())
    count = len(entry.ids) if entry else 0
    if count:
        text = f"{count} capabilit{'ies' if count > 1 else 'y'} of {band.name} rated."
        messages.success(request, text)
    else:
        messages.info(request, "Nothing was changed.")
    page = redirect("infrastructure-overview", team.organisation.slug, team.slug)
    page["Location"] += f"#{band.layer}"
    return page


def in_words(
    stands: dict[str, Maturity | None], report: InfrastructureReport
) -> list[str]:
    """Say what somebody else has rated meanwhile."""
    names = {row.capability: row.name for row in report.capabilities}
    words = []
    for key, row in stands.items():
        level = "not rated" if row is None or row.level is None else row.level
        others = ", provided by others" if row and row.is_provided else ""
        words.append(f"{names[key]}: now {level}{others}")
    return words


def following(report: InfrastructureReport, band: LayerBand) -> LayerBand | None:
    """Return the layer above, None at the top."""
    above = report.layers[report.layers.index(band) + 1 :]
    return above[0] if above else None
