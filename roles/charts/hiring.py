"""What hiring costs, month by month."""

import pandas as pd
import plotly.graph_objects as go

from roles.charts.theme import MARK, MARK_REST, MARK_SOFT, bare_figure


def hiring_chart(months: pd.DataFrame, currency: str) -> go.Figure:
    """Stack one-off, recurring and contract cost, a bar per month, from zero."""
    figure = bare_figure()
    parts = [("one_off", "One-off", MARK), ("recurring", "Recurring", MARK_SOFT)]
    if months["contracts"].any():
        parts.append(("contracts", "Contracts", MARK_REST))
    for column, name, colour in parts:
        figure.add_bar(
            x=[month.isoformat() for month in months.index],
            y=[round(value) for value in months[column]],
            name=name,
            marker_color=colour,
            hovertemplate=f"%{{x|%b %Y}}: %{{y:,.0f}} {currency}<extra>{name}</extra>",
        )
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.15, "traceorder": "normal"},
    )
    figure.update_xaxes(type="date", tickformat="%b<br>%Y")
    figure.update_yaxes(rangemode="tozero")
    return figure
