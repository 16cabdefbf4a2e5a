"""What a team covers of its work, and what one more person would bring."""

import pandas as pd
import plotly.graph_objects as go

from roles.charts.readiness import wrapped
from roles.charts.theme import INK, MARK, MARK_REST, bare_figure

ROW = 36
FRAME = 56
LONGEST = 24  # letters in a line of a label: every task fits into two


def title(text: str) -> dict:
    """Return the title of an axis in the size of its numbers."""
    return {"text": text, "font": {"size": 13}}


def task_chart(tasks: pd.DataFrame) -> go.Figure:
    """Draw the covered and the missing part of each task end to end, from zero.

    `tasks`, one row per task: ``name``, ``covered``, ``shortage``, ``workload`` [FTE].
    """
    figure = bare_figure(height=ROW * len(tasks) + FRAME)
    for column, name, colour in [
        ("covered", "covered", MARK),
        ("shortage", "short", MARK_REST),
    ]:
        figure.add_bar(
            x=tasks[column].tolist(),
            y=wrapped(tasks["name"], LONGEST),
            name=name,
            orientation="h",
            marker_color=colour,
            hovertemplate=f"%{{y}}: %{{x:.1f}} FTE {name}<extra></extra>",
        )
    figure.data[-1].text = [
        f"{covered:.1f} of {workload:.1f}"
        for covered, workload in zip(tasks["covered"], tasks["workload"], strict=True)
    ]
    figure.data[-1].update(textposition="outside", cliponaxis=False)
    figure.data[-1].textfont = {"color": INK}
    longest = float(tasks["workload"].max()) if len(tasks) else 1.0
    figure.update_layout(barmode="stack", bargap=0.35)
    figure.update_xaxes(range=[0, longest * 1.5], zeroline=True, title=title("FTE"))
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure


def hire_chart(hires: pd.DataFrame) -> go.Figure:
    """Draw the points of readiness that one more person of each role adds.

    `hires`, one row per option: ``name``, ``readiness_gained`` [0-1].
    """
    figure = bare_figure(height=ROW * len(hires) + FRAME)
    points = (hires["readiness_gained"] * 100).tolist()
    figure.add_bar(
        x=points,
        y=wrapped(hires["name"], LONGEST),
        orientation="h",
        marker_color=MARK,
        text=[f"+{value:.1f}" for value in points],
        textposition="outside",
        cliponaxis=False,
        textfont={"color": INK},
        hovertemplate="%{y}: %{text} points<extra></extra>",
    )
    most = max([*points, 1.0])
    figure.update_layout(bargap=0.35)
    figure.update_xaxes(
        range=[0, most * 1.2], zeroline=True, title=title("points of 100")
    )
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure
