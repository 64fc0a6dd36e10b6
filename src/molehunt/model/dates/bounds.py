"""The bounds of a day that is not known exactly, as records and the graph keep them, and every comparison of them.

*Written* bounds (``earliest``, ``latest``) are what the source says, and what is shown. *Possible* bounds are what a
comparison goes by: wider where a date is approximate, narrower where something else must have come first (see
``case.checks.presupposed``). ``possibly_`` holds for at least one possible day, ``certainly_`` for all of them. Of
something that lasts, any of its days counts for ``possibly_``. A bound is None where it is open; a date that is open on
both sides is possible on every day and certain on none.

To add a comparison: write it by the possible bounds, and its brute-force twin in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf
from typing import TYPE_CHECKING

from molehunt.model.dates.uncertain import Span, as_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day as written, and as possible, both included; None is open."""

    earliest: date | None = None
    latest: date | None = None
    possible_earliest: date | None = None
    possible_latest: date | None = None
    approximate: bool = False

    def possibly_by(self, day: date) -> bool:
        """Return whether it can have happened, or begun, by the end of the day."""
        return self.possible_earliest is None or self.possible_earliest <= day

    def certainly_by(self, day: date) -> bool:
        """Return whether it is certainly over by the end of the day."""
        return self.possible_latest is not None and self.possible_latest <= day

    def possibly_since(self, day: date) -> bool:
        """Return whether it can have happened, or continued, on the day or later."""
        return self.possible_latest is None or self.possible_latest >= day

    def certainly_since(self, day: date) -> bool:
        """Return whether it certainly happened on the day or later."""
        return self.possible_earliest is not None and self.possible_earliest >= day

    def possibly_same(self, other: Bounds) -> bool:
        """Return whether there is a day on which both are possible."""
        mine, its = self.possible, other.possible
        return mine.first <= its.last and its.first <= mine.last

    def shown(self) -> str:
        """Return the days as written, the way tables show them; empty where the source gives none.

        >>> Bounds(date(1945, 9, 19), date(1945, 9, 19), approximate=True).shown()
        'about 1945-09-19'
        >>> Bounds(date(1937, 10, 6), date(1937, 10, 31)).shown()
        '1937-10-06 to 1937-10-31'
        """
        about = "about " if self.approximate else ""
        if self.earliest is None:
            return "" if self.latest is None else f"by {about}{self.latest}"
        if self.latest is None:
            return f"from {about}{self.earliest}"
        return f"{about}{self.earliest}" + (f" to {self.latest}" if self.earliest != self.latest else "")

    @property
    def written(self) -> Span:
        """The days as written, as numbers."""
        return _span(self.earliest, self.latest)

    @property
    def possible(self) -> Span:
        """The possible days, as numbers."""
        return _span(self.possible_earliest, self.possible_latest)


def hull(dates: Sequence[Bounds]) -> Bounds:
    """Return the bounds of a day that may be any of ``dates``; open where one of them is open.

    A date for which the source writes no day does not change the written bounds. Without dates both sides are open.
    """
    if len(dates) == 1:
        return dates[0]
    written = [bounds.written for bounds in dates if bounds.written != _ALWAYS]
    return _bounds(_around(written), _around([bounds.possible for bounds in dates]), any(d.approximate for d in dates))


def meet(one: Bounds, other: Bounds) -> Bounds:
    """Return the bounds of a day to which both dates apply; they must be possibly the same.

    If no written day is in both, the possible days become the written ones, too.
    """
    possible = one.possible.met(other.possible)
    written = one.written.met(other.written)
    return _bounds(
        written if written.first <= written.last else possible, possible, one.approximate or other.approximate
    )


def spans(dates: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """Return the days of a row of an answer from the dates of its claims: spans that do not overlap, in order.

    A claim without a date is left out. A date that is open on one side (``after X``, ``by 1939``) narrows the dates
    with which it can be the same. Then dates that can be the same are joined to one span, from their first to their
    last day. Empty if no claim has a date.
    """
    dated = [one for one in dates if one.possible != _ALWAYS]
    if len(dated) < 2:
        # Most rows rest on one claim.
        return tuple(dated)
    dated.sort(key=lambda one: one.possible)
    closed = [one for one in dated if one.possible_earliest and one.possible_latest]
    windows = _windows([one for one in dated if not (one.possible_earliest and one.possible_latest)])
    pieces = [
        piece
        for one in closed
        for piece in [meet(one, window) for window in windows if window.possibly_same(one)] or [one]
    ]
    pieces += [window for window in windows if not any(map(window.possibly_same, closed))]
    return tuple(_joined(sorted(pieces, key=lambda piece: piece.possible)))


def specific(spans: Iterable[Span]) -> set[Span]:
    """Return the spans without those that contain another one: these only say less."""
    kept: set[Span] = set()
    least = inf
    for span in sorted(set(spans), key=lambda span: (-span.first, span.last)):
        # All earlier spans of the loop begin on the same day or later, so this one contains each that ends no later.
        if not kept or span.last < least:
            kept.add(span)
            least = span.last
    return kept


_ALWAYS = Span(-inf, inf)


def _windows(half_open: Sequence[Bounds]) -> list[Bounds]:
    """Return the one window that half-open dates leave; if they exclude one another, the narrowest of each side."""
    until = min((d for d in half_open if d.possible_earliest is None), key=lambda d: d.possible.last, default=None)
    since = max((d for d in half_open if d.possible_latest is None), key=lambda d: d.possible.first, default=None)
    if until and since and until.possibly_same(since):
        return [meet(until, since)]
    return [window for window in (until, since) if window]


def _joined(pieces: Iterable[Bounds]) -> Iterable[Bounds]:
    group: list[Bounds] = []
    last = -inf
    for piece in pieces:
        if group and piece.possible.first > last:
            yield hull(group)
            group, last = [], -inf
        group.append(piece)
        last = max(last, piece.possible.last)
    if group:
        yield hull(group)


def _span(first: date | None, last: date | None) -> Span:
    return Span(first.toordinal() if first else -inf, last.toordinal() if last else inf)


def _around(spans: Sequence[Span]) -> Span:
    return Span(min(s.first for s in spans), max(s.last for s in spans)) if spans else _ALWAYS


def _bounds(written: Span, possible: Span, approximate: bool) -> Bounds:
    earliest, latest = map(as_day, written)
    return Bounds(earliest, latest, as_day(possible.first), as_day(possible.last), approximate)
