"""How far people and infrastructure reach in each focus area."""

from collections.abc import Iterable
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from roles.charts.theme import INK, INK_SOFT, MARK, MARK_SOFT, PAPER, bare_figure

ROW = 64  # height of an area with its two bars
FRAME = 48
INSIDE = 60  # a bar as long as this holds its own words
LONGEST = 18  # letters in a line of a label: a third of the narrowest screen


def wrapped(names: Iterable[str], longest: int = LONGEST) -> list[str]:
    """Return names broken into lines, so that they leave room for the bars."""
    return ["<br>".join(wrap(name, longest)) for name in names]


def area_chart(areas: pd.DataFrame) -> go.Figure:
    """Draw two bars an area against 100, both from zero; a word where not rated.

    `areas`, one row per area: ``name``, ``people`` and ``infrastructure`` [0-1],
    infrastructure missing where nothing is rated.
    """
    figure = bare_figure(height=ROW * len(areas) + FRAME)
    labels = wrapped(areas["name"])
    figure.add_bar(**bars_of(areas["people"], labels, MARK, PAPER))
    figure.add_bar(**bars_of(areas["infrastructure"], labels, MARK_SOFT, INK))
    figure.update_layout(barmode="group", bargap=0.3)
    figure.update_xaxes(range=[0, 115], tickvals=[0, 25, 50, 75, 100], zeroline=True)
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure


def bars_of(scores: pd.Series, labels: list[str], colour: str, ink: str) -> dict:
    """Return a bar for each score [0-1], named inside it where the words have room."""
    name, known = scores.name, scores.notna()
    values = (scores.astype(float).fillna(0) * 100).tolist()
    return {
        "x": values,
        "y": labels,
        "name": name,
        "orientation": "h",
        "marker_color": colour,
        "text": [
            f"{name} {value:.0f}" if is_known else f"{name} not rated"
            for value, is_known in zip(values, known, strict=True)
        ],
        "textposition": ["inside" if v >= INSIDE else "outside" for v in values],
        "insidetextanchor": "end",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "outsidetextfont": {"color": INK if known.all() else INK_SOFT},
        "insidetextfont": {"color": ink},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }
