"""What hiring costs, month by month."""

import pandas as pd
import plotly.graph_objects as go

from roles.charts.theme import MARK, MARK_REST, bare_figure


def hiring_chart(months: pd.DataFrame, currency: str) -> go.Figure:
    """Stack one-off on recurring cost, a bar per month, from zero."""
    figure = bare_figure()
    labels = [f"{month:%b %Y}" for month in months.index]
    for column, name, colour in [
        ("recurring", "Recurring", MARK),
        ("one_off", "One-off", MARK_REST),
    ]:
        figure.add_bar(
            x=labels,
            y=[round(value) for value in months[column]],
            name=name,
            marker_color=colour,
            hovertemplate=f"%{{x}}: %{{y:,.0f}} {currency}<extra>{name}</extra>",
        )
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.15, "traceorder": "normal"},
    )
    figure.update_xaxes(type="category")
    figure.update_yaxes(rangemode="tozero", title=f"{currency} a month")
    return figure
