import pandas as pd
import pytest

from roles.engine.frames import InvalidFrame, totals

LABELS = pd.Index(["a", "b"])


def test_totals_name_a_group_that_is_no_label():
    with pytest.raises(InvalidFrame, match=r"groups: no match for \['c'\]"):
        totals(pd.Series([1.0]), ["c"], LABELS)


def test_totals_of_nothing_are_numbers_all_the_same():
    assert totals(pd.Series([]), [], LABELS).dtype == float
