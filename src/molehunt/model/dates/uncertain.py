"""Uncertain dates: the days a thing may have happened on.

A date is one or more *parts*; a part is one unknown day, somewhere in a set of possible days:

- ``date``, ``one-of`` and ``relative``: one part. ``[1936,1938]`` may be any day of two years, none of 1937.
- ``interval`` A/B: two parts, the first day in A and the last in B; the thing lasts from one to the other.
- ``all-of`` {A,B}: a part for each member; the thing lasts from its earliest part to its latest.

*Strict* bounds (``earliest``, ``latest``) are those of the written form: to pad them would be invention. A
date marked ``~``, ``?`` or ``%`` has *possible* bounds too, one unit of its own precision wider on either
side; unmarked, both are equal. Days are of the (proleptic) Gregorian calendar.

``bounds`` holds what is kept of a date in records and in the graph, and all comparisons. To add a way of
writing a date, see ``edtf``, ``relative`` and ``parsing``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["date", "interval", "one-of", "all-of", "relative"]
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


class Span(NamedTuple):
    """Consecutive day numbers (``date.toordinal``), both ends included, infinite where open."""

    first: float
    last: float

    def met(self, other: Span) -> Span:
        """Return the days in both; it ends before it begins if there is none."""
        return Span(max(self.first, other.first), min(self.last, other.last))

    def within(self, other: Span) -> bool:
        """Whether the other one has all of its days."""
        return other.first <= self.first and self.last <= other.last


Days = tuple[Span, ...]
Parts = tuple[Days, ...]
ANY_DAY: Days = (Span(-inf, inf),)


def union(spans: Iterable[Span]) -> Days:
    """Return the same days as sorted spans of which no two touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.first <= merged[-1].last + 1:
            merged[-1] = Span(merged[-1].first, max(merged[-1].last, span.last))
        else:
            merged.append(span)
    return tuple(merged)


def meet(left: Days, right: Days) -> Days:
    """Return the days in both; empty if there is none."""
    pairs = (a.met(b) for a in left for b in right)
    return union(span for span in pairs if span.first <= span.last)


def starts(parts: Parts) -> Span:
    """Return the earliest and the latest possible first day."""
    return Span(min(days[0].first for days in parts), min(days[-1].last for days in parts))


def ends(parts: Parts) -> Span:
    """Return the earliest and the latest possible last day."""
    return Span(max(days[0].first for days in parts), max(days[-1].last for days in parts))


def cover(parts: Parts) -> Days:
    """Return every day on which the thing may have been going on."""
    return parts[0] if len(parts) == 1 else (Span(starts(parts).first, ends(parts).last),)


def as_day(number: float) -> date | None:
    """Return the day of a day number, None where it is open."""
    return date.fromordinal(int(number)) if FIRST_DAY <= number <= LAST_DAY else None


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """What a source leaves known of a date. It has no order of its own: compare the bounds of its record.

    ``text`` is as written, ``parts`` hold the strict days, ``possible`` the widened ones if marked.
    ``approximate`` is set by ``~`` and ``%``, ``uncertain`` by ``?`` and ``%``.
    """

    text: str
    kind: Kind
    parts: Parts
    possible: Parts
    approximate: bool = False
    uncertain: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def earliest(self) -> date | None:
        """The first day of the written form, None if open."""
        return as_day(starts(self.parts).first)

    @property
    def latest(self) -> date | None:
        """The last day of the written form, None if open."""
        return as_day(ends(self.parts).last)

    @property
    def possible_earliest(self) -> date | None:
        """The first possible day, None if open."""
        return as_day(starts(self.possible).first)

    @property
    def possible_latest(self) -> date | None:
        """The last possible day, None if open."""
        return as_day(ends(self.possible).last)
