"""A plan drawn: what the figures hold."""

import pandas as pd
import pytest

from roles.charts.plan import readiness_chart, spend_chart

READINESS = pd.DataFrame(
    {
        "readiness": [25.0, 23.0, 60.0, 73.0],
        "nothing_done": [float("nan"), 25, 24, None],
    },
    index=["at the start", "Q1", "Q2", "in the end"],
    dtype=float,
)
MONEY = pd.DataFrame({"one_off": [99.0, 30.0], "running": [0.0, 110.0]}, ["Q1", "Q2"])


def test_readiness_starts_at_zero_and_carries_its_numbers():
    figure = readiness_chart(READINESS)

    assert figure.layout.yaxis.range == (0, 105)
    assert list(figure.data[-1].text) == ["25", "23", "60", "73"]


def test_the_dip_is_named():
    figure = readiness_chart(READINESS, dip="Q1")

    assert [note.text for note in figure.layout.annotations] == ["landing"]
    assert figure.layout.annotations[0].x == "Q1"


def test_no_line_for_what_is_not_known():
    figure = readiness_chart(READINESS.assign(nothing_done=float("nan")))

    assert [trace.name for trace in figure.data] == ["with the plan"]


def test_says_once_what_the_dotted_line_is():
    texts = [text for text in readiness_chart(READINESS).data[0].text if text]

    assert texts == ["with nothing done"]


def test_spend_shows_contracts_where_there_are_any():
    figure = spend_chart(MONEY.assign(contracts=[0, 20]))

    assert [trace.name for trace in figure.data] == ["one-off", "running", "contracts"]
    assert tuple(figure.data[2].y) == (0, 20)


@pytest.mark.parametrize(
    ("name", "values"), [("one-off", (99, 30)), ("running", (0, 110))]
)
def test_spend_is_stacked(name, values):
    figure = spend_chart(MONEY)

    assert figure.layout.barmode == "stack"
    assert {trace.name: tuple(trace.y) for trace in figure.data}[name] == values
