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
        """Can it have happened, or begun, by the end of the day."""
        return self.possible_earliest is None or self.possible_earliest <= day

    def certainly_by(self, day: date) -> bool:
        """Is it over by the end of the day on every possible day."""
        return self.possible_latest is not None and self.possible_latest <= day

    def possibly_since(self, day: date) -> bool:
        """Can it have happened, or gone on, on the day or later."""
        return self.possible_latest is None or self.possible_latest >= day

    def certainly_since(self, day: date) -> bool:
        """Is it not before the day on any possible day."""
        return self.possible_earliest is not None and self.possible_earliest >= day

    def possibly_same(self, other: Bounds) -> bool:
        """Is there a day on which both are possible."""
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
    """Return the bounds of a day that may be that of any of ``dates``; open where one of them is open.

    Dates of which the source writes no day say nothing on the written bounds. No dates at all are open.
    """
    written = [found.written for found in dates if found.written != _ALWAYS]
    return _bounds(_around(written), _around([found.possible for found in dates]), any(d.approximate for d in dates))


def meet(one: Bounds, other: Bounds) -> Bounds:
    """Return the bounds of a day that is that of both, which must be possibly the same.

    Where only days that are not written are in both, those stand for the written ones.
    """
    possible = _both(one.possible, other.possible)
    written = _both(one.written, other.written)
    return _bounds(
        written if written.first <= written.last else possible, possible, one.approximate or other.approximate
    )


def spans(dates: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """Return the days of one row of an answer, which rests on claims with these dates: disjoint spans, in order.

    A claim without a date says nothing. A date that is open on one side (``after X``, ``by 1939``) narrows those with
    which it can be the same. Dates that can be the same then make one span, from the first to the last day of
    theirs; those that cannot stay apart. Empty where no claim is dated.
    """
    dated = sorted((found for found in dates if found.possible != _ALWAYS), key=lambda found: found.possible)
    closed = [found for found in dated if found.possible_earliest and found.possible_latest]
    windows = _windows([found for found in dated if not (found.possible_earliest and found.possible_latest)])
    pieces = [
        piece
        for found in closed
        for piece in [meet(found, window) for window in windows if window.possibly_same(found)] or [found]
    ]
    pieces += [window for window in windows if not any(map(window.possibly_same, closed))]
    return tuple(_joined(sorted(pieces, key=lambda piece: piece.possible)))


def specific(found: Iterable[Span]) -> set[Span]:
    """Return the spans without those that strictly contain another, which merely allow more."""
    kept: set[Span] = set()
    least = inf
    for span in sorted(set(found), key=lambda span: (-span.first, span.last)):
        # All spans met before begin on the same day or later: this one contains any that ends no later.
        if not kept or span.last < least:
            kept.add(span)
            least = span.last
    return kept


_ALWAYS = Span(-inf, inf)


def _windows(half_open: Sequence[Bounds]) -> list[Bounds]:
    """Return the one window that half-open dates leave, or the narrowest of each side where those do not meet."""
    until = min((d for d in half_open if d.possible_earliest is None), key=lambda d: d.possible.last, default=None)
    since = max((d for d in half_open if d.possible_latest is None), key=lambda d: d.possible.first, default=None)
    if until and since and until.possibly_same(since):
        return [meet(until, since)]
    return [found for found in (until, since) if found]


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


def _around(found: Sequence[Span]) -> Span:
    return Span(min(s.first for s in found), max(s.last for s in found)) if found else _ALWAYS


def _both(one: Span, other: Span) -> Span:
    return Span(max(one.first, other.first), min(one.last, other.last))


def _bounds(written: Span, possible: Span, approximate: bool) -> Bounds:
    earliest, latest = map(as_day, written)
    return Bounds(earliest, latest, as_day(possible.first), as_day(possible.last), approximate)
