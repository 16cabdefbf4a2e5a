import pandas as pd

from roles.charts.infrastructure import scale_chart
from roles.charts.theme import MARK, MARK_SOFT


def test_a_strip_for_each_layer_and_the_stage_shown_brought_out():
    levels = pd.DataFrame(
        {"Few": [1, 2], "Millions": [5, 6]}, index=["Storage", "Platform"]
    )
    levels.attrs["stage"] = "Millions"

    figure = scale_chart(levels)

    assert [list(bar.x) for bar in figure.data] == [[1, 5], [2, 6]]
    assert list(figure.data[0].marker.color) == [MARK_SOFT, MARK]
    assert [note.text for note in figure.layout.annotations] == ["Storage", "Platform"]
    assert figure.layout.xaxis.rangemode == "tozero"
