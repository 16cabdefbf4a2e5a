"""Check frames at the door, so that the formulas behind it stay bare."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

LEVEL = (0, 4)
SHARE = (0, 1)
FTE = (0, float("inf"))
MONEY = (0, float("inf"))


class InvalidFrame(ValueError):
    """A frame does not have the shape or the values a calculation needs."""


def check_frame(
    frame: pd.DataFrame, name: str, ranges: Mapping[str, tuple[float, float]]
) -> None:
    """Raise unless `frame` has unique labels and complete columns in range.

    Parameters
    ----------
    frame : DataFrame
        The frame to check.
    name : str
        What to call it in the error message.
    ranges : mapping of column -> (lowest, highest)
        The columns to check, with the closed range of each.

    Raises
    ------
    InvalidFrame
        With the name of the frame, the column and the offending labels.

    Examples
    --------
    >>> members = pd.DataFrame({"fte": [0.5]}, index=["Ana"])
    >>> check_frame(members, "members", {"fte": FTE})

    """
    check_unique(frame.index, name)
    for column, (lowest, highest) in ranges.items():
        if column not in frame:
            raise InvalidFrame(f"{name}: no column {column!r}")
        values = frame[column].to_numpy()
        # Comparing with a missing value is false, so this catches NaN as well.
        wrong = frame.index[~((values >= lowest) & (values <= highest))]
        if len(wrong):
            raise InvalidFrame(
                f"{name}: {column!r} must be {lowest}-{highest} for {sorted(wrong)}"
            )


def check_unique(labels: pd.Index, name: str) -> None:
    """Raise if a label stands twice in `labels`."""
    if labels.has_duplicates:
        twice = sorted(set(labels[labels.duplicated()]))
        raise InvalidFrame(f"{name}: more than one row for {twice}")


def check_same_labels(left: pd.Index, right: pd.Index, name: str) -> None:
    """Raise unless both indexes hold the same labels, in any order."""
    if unmatched := sorted(left.symmetric_difference(right)):
        raise InvalidFrame(f"{name}: no match for {unmatched}")


def check_known(labels: Iterable, known: Iterable, name: str) -> None:
    """Raise unless every one of `labels` is `known`."""
    if unknown := sorted(set(labels) - set(known)):
        raise InvalidFrame(f"{name}: no match for {unknown}")


def totals(values: pd.Series, groups: Iterable, labels: pd.Index) -> pd.Series:
    """Return the sum of `values` in each group, 0 for a label without any.

    Parameters
    ----------
    values : Series
    groups : the label of each value, in the same order
    labels : Index of all labels

    Raises
    ------
    InvalidFrame
        If a group is not among the labels.

    Examples
    --------
    >>> work = pd.Series([1.0, 2.0, 4.0])
    >>> totals(work, ["a", "b", "a"], pd.Index(["a", "b", "c"])).to_dict()
    {'a': 5.0, 'b': 2.0, 'c': 0.0}

    """
    places = labels.get_indexer(groups)
    if (places < 0).any():
        check_known(groups, labels, "groups")
    sums = np.bincount(places, np.asarray(values, dtype=float), len(labels))
    return pd.Series(sums.astype(float), index=labels)  # whole numbers where empty
