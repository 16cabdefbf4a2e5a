"""How much infrastructure each scale asks for."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from roles.charts.theme import AXIS, INK, MARK, MARK_SOFT, bare_figure

ROW = 96  # pixels of one layer


def scale_chart(levels: pd.DataFrame) -> go.Figure:
    """Return small multiples: levels asked for by scale stage, one strip a layer.

    Parameters
    ----------
    levels : DataFrame, layers x scale stages
        Levels that a stage asks for in a layer, by names. ``attrs["stage"]`` names
        the stage to bring out.

    """
    figure = make_subplots(
        rows=max(len(levels), 1),
        shared_xaxes=True,
        vertical_spacing=0.1,
        subplot_titles=list(levels.index),
    )
    shown = levels.attrs.get("stage")
    for row, (layer, asked) in enumerate(levels.iterrows(), start=1):
        figure.add_trace(_strip(layer, asked, shown), row=row, col=1)
    return _dressed(figure, len(levels))


def _strip(layer: str, asked: pd.Series, shown: str | None) -> go.Bar:
    """Return the bars of one layer, the stage shown brought out."""
    return go.Bar(
        x=asked,
        y=list(asked.index),
        name=layer,
        orientation="h",
        text=asked,
        textposition="outside",
        cliponaxis=False,
        marker={"color": [MARK if s == shown else MARK_SOFT for s in asked.index]},
        hovertemplate="%{y}: %{x} levels<extra></extra>",
    )


def _dressed(figure: go.Figure, layers: int) -> go.Figure:
    """Return the figure in the look of the pages; few stands above millions."""
    bare = bare_figure(height=ROW * max(layers, 1) + 40)
    figure.update_layout(bare.layout)
    figure.update_layout(margin={"t": 24}, bargap=0.25)
    figure.update_xaxes(**AXIS, rangemode="tozero")
    figure.update_yaxes(**AXIS, autorange="reversed")
    figure.update_annotations(x=0, xanchor="left", font={"size": 13, "color": INK})
    return figure
