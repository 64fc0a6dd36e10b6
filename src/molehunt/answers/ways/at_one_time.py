"""Whether the ties of a chain can have held at one time, by the days of their claims.

A claim says that a tie held on a day within its bounds. It may have held longer, unless the claim tells an end ("before
X", "from A to B") or a beginning ("after X"): then it held no longer than that, and before no day of these. So

- *certain*: on some day both held, whatever the days were;
- *possible*: their possible days have one in common;
- *open*: only if a tie held beyond the days that its claim gives, or its claim gives none;
- *cannot*: one was over before another one began.

A chain holds on the days on which all its ties do. Of several chains, and of several claims, the surest counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import inf
from typing import Literal, NamedTuple

from molehunt.answers.acts.pairs import Group, Pair
from molehunt.graph.evidence import Evidence
from molehunt.model.dates.parsing import parse_date
from molehunt.model.dates.uncertain import Span, ends, starts

Level = Literal["certain", "possible", "open", "cannot"]
LEVELS: tuple[Level, ...] = ("certain", "possible", "open", "cannot")
_ALWAYS = Span(-inf, inf)


class Held(NamedTuple):
    """The days of a chain: ``most`` if its ties held as long as they can have, ``possible`` by the days of its claims.

    On the days of ``surely`` all of it held, but for one tie at most, which held on some day of ``once``. What is empty
    ends before it begins.
    """

    most: Span
    possible: Span
    surely: Span
    once: Span | None = None

    @property
    def level(self) -> Level:
        """Whether all of it can have held at one time."""
        if self.most.first > self.most.last:
            return "cannot"
        if self.possible.first > self.possible.last:
            return "open"
        certain = self.surely.first <= self.surely.last and (not self.once or self.once.within(self.surely))
        return "certain" if certain else "possible"

    def joined(self, other: Held) -> Held:
        """Return the days of a chain that is longer by another one."""
        surely = self.surely.met(other.surely)
        if self.once and other.once and self.once != other.once:
            # Two unknown days are the same one only by chance.
            surely = _NEVER
        elif self.once and other.once:
            surely = surely if self.once.first == self.once.last else _NEVER
        once = self.once or other.once
        return Held(self.most.met(other.most), self.possible.met(other.possible), surely, once)


_NEVER = Span(inf, -inf)
WHENEVER = Held(_ALWAYS, _ALWAYS, _ALWAYS)
"""The days of a chain without a tie."""


def held(claim: Evidence) -> Held:
    """Return the days on which the tie of a claim held."""
    days = claim.days.possible
    begun, ended, lasting = _told(claim.date or "")
    most = Span(days.first if begun or "joining" in claim.plays else -inf, days.last if ended else inf)
    if days == _ALWAYS:
        return Held(most, _NEVER, _NEVER)
    if lasting and lasting.first <= lasting.last:
        return Held(most, days, lasting)
    # What lasts from one of some days to one of others that may come earlier held on a day between these.
    return Held(most, days, _ALWAYS, Span(lasting.last, lasting.first) if lasting else days)


@cache
def _told(date: str) -> tuple[bool, bool, Span | None]:
    """Return whether the text of a date tells a beginning, and an end; and the days between which it lasted.

    These are the last day on which an interval can begin, and the first on which it can end.
    """
    if not date:
        return False, False, None
    expression = parse_date(date)
    words = {one.word for one in expression.relations if not one.count}
    begun, ended = bool(words & {"after", "between"}), bool(words & {"before", "between"})
    if expression.absolute is None or expression.absolute.kind != "interval":
        return begun, ended, None
    first, last = starts(expression.absolute.possible), ends(expression.absolute.possible)
    return begun or first.first > -inf, ended or last.last < inf, Span(first.last, last.first)


def along(steps: Sequence[Sequence[Group]], start: str, *, up: bool) -> Iterator[tuple[Group, Level | None]]:
    """Yield the rows of each step with how surely the tie, and those of a chain from ``start`` to it, held at one time.

    Each tie runs from below to above; the chain rises from ``start``, or with ``up`` false goes down from it. What is
    only denied is no tie.
    """
    chains: dict[str, frozenset[Held]] = {start: frozenset((WHENEVER,))}
    for groups in steps:
        coming: dict[str, frozenset[Held]] = {}
        for group in groups:
            longer = frozenset(one for pair in group for one in _longer(pair, chains, up=up))
            yield group, min((one.level for one in longer), key=LEVELS.index, default=None)
            for pair in group:
                far = pair.end.id if up else pair.start.id
                coming[far] = _widest(coming.get(far, frozenset()) | longer)
        chains = coming | chains


def _longer(pair: Pair, chains: Mapping[str, Iterable[Held]], *, up: bool) -> Iterator[Held]:
    if pair.claim.support().supports:
        tie = held(pair.claim)
        yield from (one.joined(tie) for one in chains.get(pair.start.id if up else pair.end.id, ()))


def _widest(chains: frozenset[Held]) -> frozenset[Held]:
    """Return the chains without those that held on no other days than another one."""
    return frozenset(one for one in chains if not any(one != other and _no_wider(one, other) for other in chains))


def _no_wider(one: Held, other: Held) -> bool:
    spans = zip(one[:3], other[:3], strict=True)
    return all(span.first > span.last or span.within(wider) for span, wider in spans) and one.once == other.once
