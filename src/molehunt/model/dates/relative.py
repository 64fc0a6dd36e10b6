"""Dates relative to other dates, as written in a cell: ``after the-letter``, ``1937-10 & before the-arrest``.

Each form is one unknown day, bounded by what is known of its anchors, which are ids of the same table:

- ``after X``, ``before X``, ``between X and Y``: after all of X, before any of X. The same day is not ruled
  out (a letter can be written and handed on in one day): bounds include it, the order of events is kept
  apart.
- ``on X``, ``during X``: a day of X; the two words mean the same.
- ``N days after X``, ``N days before X``: exactly; from the last day of X, to its first.
- ``within N days after X``, ``within N days before X``: at most so many; the same day is not ruled out.
- ``about N days after X``, ``about N days before X``: approximate; possible days are one unit wider either
  side.

A unit is day, week, month or year, with or without s; where a month lacks the day, its last day is taken.
``&`` joins forms that all hold, at most one of them EDTF; an interval or all-of is bound by them as a whole.
Bounds flow from the anchors only: what a date says of its anchor never changes the anchor.

To add a form: its words go into ``parsing``, its days into ``Relation.days``, its order into ``Relation.order``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from math import inf, isinf
from typing import TYPE_CHECKING

from molehunt.model.dates.uncertain import (
    ANY_DAY,
    FIRST_DAY,
    LAST_DAY,
    Span,
    UncertainDate,
    as_day,
    cover,
    ends,
    meet,
    starts,
    union,
)
from molehunt.model.errors import DateTextError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from molehunt.model.dates.uncertain import Days, Parts


@dataclass(frozen=True, slots=True)
class Relation:
    """One relative form: ``word`` is after, before, between, on, exactly, within or about.

    ``count`` units lie on the ``side`` (after, before) of the anchor; both are empty where the form has none.
    """

    text: str
    word: str
    anchors: tuple[str, ...]
    count: int = 0
    unit: str = ""
    side: str = ""

    def days(self, anchors: Sequence[Parts], *, widened: bool) -> Days:
        """Return the days it allows, given the parts of its anchors; empty if there is none."""
        anchor = anchors[0]
        if self.word == "on":
            return cover(anchor)
        if self.word == "between":
            return meet((Span(ends(anchor).first, inf),), (Span(-inf, starts(anchors[1]).last),))
        edge, sign = (ends(anchor), 1) if "after" in (self.word, self.side) else (starts(anchor), -1)
        if not self.count:
            return (Span(edge.first, inf) if sign > 0 else Span(-inf, edge.last),)
        steps = self.steps(widened=widened)
        low, high = sorted(sign * step for step in steps)
        spans = anchor[0] if len(anchor) == 1 else (edge,)
        return union(Span(_shift(s.first, low, self.unit), _shift(s.last, high, self.unit)) for s in spans)

    def order(self, own: str) -> tuple[tuple[str, str], ...]:
        """Return the pairs (earlier id, later id) that it states; ``own`` is the id of the thing that it dates."""
        if self.word == "between":
            return (self.anchors[0], own), (own, self.anchors[1])
        if self.word == "on":
            return ()
        return ((self.anchors[0], own),) if "after" in (self.word, self.side) else ((own, self.anchors[0]),)

    def steps(self, *, widened: bool) -> tuple[int, int]:
        """Return the fewest and the most units that lie between it and its anchor."""
        if self.word == "within":
            return 0, self.count
        slack = int(widened and self.word == "about")
        return self.count - slack, self.count + slack


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as written in a case: an EDTF date, relations to other ids, or both; all of them hold."""

    text: str
    absolute: UncertainDate | None
    relations: tuple[Relation, ...]

    def __str__(self) -> str:
        return self.text

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids it refers to, each once, as first named."""
        return tuple(dict.fromkeys(anchor for relation in self.relations for anchor in relation.anchors))

    def order(self, own: str) -> tuple[tuple[str, str], ...]:
        """Return the pairs (earlier id, later id) that it states; ``own`` is the id of the thing that it dates."""
        return tuple(dict.fromkeys(pair for relation in self.relations for pair in relation.order(own)))

    def resolve(self, anchors: Mapping[str, UncertainDate | None]) -> UncertainDate:
        """Return what is known of the date, given its anchors (None: an anchor of unknown date).

        Raises DateTextError if an anchor is missing from the mapping or no day satisfies every form. Where only
        the widening of a marked date leaves any day, the strict bounds are those days too.
        """
        if self.absolute and not self.relations:
            return self.absolute
        missing = [anchor for anchor in self.anchors if anchor not in anchors]
        if missing:
            raise DateTextError(f"{self.text!r} refers to {', '.join(missing)}: no such id; correct or add it")
        known = {anchor: anchors[anchor] for anchor in self.anchors}
        possible = self._bound(known, widened=True)
        if not all(possible):
            raise DateTextError(self._conflict(known))
        strict = self._bound(known, widened=False)
        given = [date_ for date_ in (self.absolute, *known.values()) if date_ is not None]
        about = any(relation.word == "about" for relation in self.relations)
        return UncertainDate(
            text=self.text,
            kind="relative",
            parts=strict if all(strict) else possible,
            possible=possible,
            approximate=about or any(date_.approximate for date_ in given),
            uncertain=any(date_.uncertain for date_ in given),
        )

    def _bound(self, known: Mapping[str, UncertainDate | None], *, widened: bool) -> Parts:
        parts = _parts(self.absolute, widened)
        for relation in self.relations:
            days = relation.days([_parts(known[anchor], widened) for anchor in relation.anchors], widened=widened)
            if len(parts) > 1 and days:
                # Something that lasts is bounded by its first and last day: a gap between them does not interrupt it.
                days = (Span(days[0].first, days[-1].last),)
            parts = tuple(meet(part, days) for part in parts)
        return parts

    def _conflict(self, known: Mapping[str, UncertainDate | None]) -> str:
        allowed = [f"{self.absolute} allows {_as_text(cover(self.absolute.possible))}"] if self.absolute else []
        for relation in self.relations:
            parts = [_parts(known[anchor], widened=True) for anchor in relation.anchors]
            allowed.append(f"{relation.text} allows {_as_text(relation.days(parts, widened=True))}")
        return f"{self.text!r}: no day satisfies it: {'; '.join(allowed)}; correct one, or its anchor"


def _parts(given: UncertainDate | None, widened: bool) -> Parts:
    if given is None:
        return (ANY_DAY,)
    return given.possible if widened else given.parts


def _as_text(days: Days) -> str:
    spans = (f"{as_day(span.first) or '..'} to {as_day(span.last) or '..'}" for span in days)
    return " or ".join(spans) or "none"


def _shift(day: float, count: int, unit: str) -> float:
    """Move a day number by days, weeks, months or years, at most to the first or last day of the calendar."""
    if isinf(day):
        return day
    if unit in ("day", "week"):
        return max(FIRST_DAY, min(LAST_DAY, day + count * (7 if unit == "week" else 1)))
    start = date.fromordinal(int(day))
    year, month = divmod(12 * start.year + start.month - 1 + count * (12 if unit == "year" else 1), 12)
    if not 1 <= year <= 9999:
        return FIRST_DAY if year < 1 else LAST_DAY
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).toordinal()
