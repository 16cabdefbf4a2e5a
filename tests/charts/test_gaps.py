"""Charts of gaps: bars from zero, with the numbers beside them."""

import pandas as pd
import pytest

from roles.charts.gaps import hire_chart, task_chart
from roles.charts.readiness import area_chart, wrapped

AREAS = pd.DataFrame(
    {"name": ["Data management", "Serving"], "people": [0.56, 0.13]}
).assign(infrastructure=[0.2, None])
TASKS = pd.DataFrame(
    {
        "name": ["Put models into production"],
        "covered": [0.4],
        "shortage": [1.2],
        "workload": [1.6],
    }
)
HIRES = pd.DataFrame({"name": ["Analyst"], "readiness_gained": [0.0244]})


def test_areas_stand_against_100_and_say_what_is_not_rated():
    people, infrastructure = area_chart(AREAS).data

    assert list(people.x) == pytest.approx([56, 13])
    assert list(people.text) == ["people 56", "people 13"]
    assert list(infrastructure.x) == [20, 0]
    assert list(infrastructure.text) == [
        "infrastructure 20",
        "infrastructure not rated",
    ]


def test_every_axis_of_bars_starts_at_zero():
    figures = [area_chart(AREAS), task_chart(TASKS), hire_chart(HIRES)]

    assert [figure.layout.xaxis.range[0] for figure in figures] == [0, 0, 0]


def test_tasks_show_covered_and_short_end_to_end():
    figure = task_chart(TASKS)

    covered, short = figure.data
    assert (list(covered.x), list(short.x)) == ([0.4], [1.2])
    assert list(short.text) == ["0.4 of 1.6"]
    assert figure.layout.barmode == "stack"


def test_hires_are_drawn_in_points_of_100():
    (bars,) = hire_chart(HIRES).data

    assert list(bars.x) == [2.44]
    assert list(bars.text) == ["+2.4"]


def test_charts_without_rows_are_drawn_empty():
    figures = [
        area_chart(AREAS.head(0)),
        task_chart(TASKS.head(0)),
        hire_chart(HIRES.head(0)),
    ]

    assert [list(figure.data[0].x) for figure in figures] == [[], [], []]


def test_long_names_are_broken_into_lines():
    assert wrapped(["Define data models and system architecture"]) == [
        "Define data models<br>and system<br>architecture"
    ]
