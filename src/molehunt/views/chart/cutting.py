"""A chart that would have too many columns, cut to a stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from molehunt.model.counted import counted
from molehunt.views.chart.content import Column

COLUMNS = 150
"""More columns than this cannot be told apart on a printed page."""


def cut(columns: Sequence[Column], most: int) -> tuple[list[Column], str]:
    """Return at most so many columns, and words for what is left out, empty where nothing is.

    Of the dated ones those stay that stand closest together in time; the others stay if all of them have room.
    """
    if len(columns) <= most:
        return list(columns), ""
    dated = [column for column in columns if column.dated]
    undated = [column for column in columns if not column.dated]
    start = _closest(dated, most)
    kept = dated[start : start + most]
    kept += undated if len(kept) + len(undated) <= most else []
    left = [
        f"{counted(count, 'claim')} {where}"
        for count, where in (
            (start, "before"),
            (len(dated) - start - most, "after"),
            (len(undated) if not kept or kept[-1].dated else 0, "without a date"),
        )
        if count > 0
    ]
    stretch = f" ({_days(kept)})" if any(column.dated for column in kept) else ""
    words = f"{len(kept)} of {len(columns)} claims are drawn{stretch}; left out: {', '.join(left)}"
    return kept, f"{words}; --since, --until, --family or a name choose others"


def _closest(dated: Sequence[Column], most: int) -> int:
    """Return where the shortest stretch of time begins that has as many columns as may stay; the first of equals."""
    last = len(dated) - most
    if last <= 0:
        return 0
    days = [(column.days.possible_earliest or date.min).toordinal() for column in dated]
    return min(range(last + 1), key=lambda at: (days[at + most - 1] - days[at], at))


def _days(kept: Sequence[Column]) -> str:
    firsts = [column.days.possible_earliest for column in kept if column.dated]
    return f"first possible day {firsts[0] or 'open'} to {firsts[-1] or 'open'}"
