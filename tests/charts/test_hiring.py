"""What hiring costs by month, drawn."""

from datetime import date

import pandas as pd

from roles.charts.hiring import hiring_chart

MONTHS = pd.DataFrame(
    {"one_off": [66.0, 0.0], "recurring": [0.0, 110.0], "contracts": [0.0, 0.0]},
    index=[date(2027, 1, 1), date(2027, 2, 1)],
)


def test_cost_is_stacked_from_zero():
    figure = hiring_chart(MONTHS, "USD")

    assert figure.layout.barmode == "stack"
    assert figure.layout.yaxis.rangemode == "tozero"
    assert [trace.name for trace in figure.data] == ["One-off", "Recurring"]


def test_contracts_are_shown_where_there_are_any():
    figure = hiring_chart(MONTHS.assign(contracts=[0.0, 20.0]), "USD")

    assert figure.data[2].name == "Contracts"
    assert tuple(figure.data[2].y) == (0, 20)
