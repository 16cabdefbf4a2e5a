"""A plan drawn: readiness and spend by quarter."""

import pandas as pd
import plotly.graph_objects as go

from roles.charts.theme import (
    INK,
    INK_SOFT,
    MARK,
    MARK_REST,
    MARK_SOFT,
    bare_figure,
)


def readiness_chart(frame: pd.DataFrame, dip: str | None = None) -> go.Figure:
    """Return readiness [0-100] as a line over the labels of `frame`.

    `frame` has a row per point in time: `readiness`, and `nothing_done` (missing
    where it is not known). `dip` is the label of the lowest point while landing.
    """
    figure = bare_figure()
    if frame["nothing_done"].notna().any():
        figure.add_scatter(**nothing_done_line(frame["nothing_done"]))
    figure.add_scatter(**plan_line(frame["readiness"]))
    if dip is not None:
        figure.add_annotation(
            x=dip,
            y=frame.loc[dip, "readiness"],
            text="landing",
            showarrow=False,
            yshift=-18,
            font={"color": INK_SOFT},
        )
    figure.update_xaxes(type="category")
    figure.update_yaxes(range=[0, 105], tickvals=[0, 25, 50, 75, 100])
    return figure


def nothing_done_line(readiness: pd.Series) -> dict:
    """Return the line to compare with, which says where it ends what it is."""
    return {
        "x": readiness.index,
        "y": readiness,
        "mode": "lines+text",
        "line": {"color": MARK_REST, "dash": "dot"},
        "text": ["" for _ in readiness.index[:-2]] + ["with nothing done"],
        "textposition": "bottom left",
        "textfont": {"color": INK_SOFT},
        "name": "with nothing done",
        "hovertemplate": "%{x}: %{y:.0f} with nothing done<extra></extra>",
    }


def plan_line(readiness: pd.Series) -> dict:
    """Return the line of the plan, with its numbers above."""
    return {
        "x": readiness.index,
        "y": readiness,
        "mode": "lines+markers+text",
        "line": {"color": MARK},
        "text": [f"{value:.0f}" for value in readiness],
        "textposition": "top center",
        "textfont": {"color": INK},
        "name": "with the plan",
        "hovertemplate": "%{x}: %{y:.0f}<extra></extra>",
        "cliponaxis": False,
    }


def spend_chart(frame: pd.DataFrame) -> go.Figure:
    """Return money by quarter [thousands], one-off, running and contracts stacked.

    `frame` has a row per quarter: `one_off`, `running`, and `contracts` where there
    are any.
    """
    figure = bare_figure()
    parts = [("one_off", "one-off", MARK), ("running", "running", MARK_SOFT)]
    if "contracts" in frame:
        parts.append(("contracts", "contracts", MARK_REST))
    for column, name, colour in parts:
        figure.add_bar(
            x=frame.index,
            y=frame[column],
            name=name,
            marker={"color": colour},
            hovertemplate=f"%{{x}}: %{{y:,.0f}} k {name}<extra></extra>",
        )
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        bargap=0.4,
    )
    figure.update_xaxes(type="category")
    figure.update_yaxes(rangemode="tozero", ticksuffix=" k")
    return figure
