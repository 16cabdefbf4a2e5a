"""Check frames at the door, so that the formulas behind it stay bare."""

from collections.abc import Iterable, Mapping

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
        # `between` is false for a missing value, so this catches NaN as well.
        wrong = frame.index[~frame[column].between(lowest, highest)]
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
