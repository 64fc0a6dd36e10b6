"""What a claim presupposes about its own day: that something else came first.

A source that gives no first day for the showing of a letter does not allow the year 1: the letter was written before.
Such bounds are possible bounds only (``possible_earliest``, ``possible_latest``); what the source says (``earliest``,
``latest``) stays as written. The rules:

- who handles a document does so on the first day on which it can have been made (written, forged, copied), or later;
- who makes a document does so on the last day on which somebody can first have had it in hands, or earlier;
- a document is a copy, and is made as one, on the first day on which its original can have been made, or later;
- who handles a document, tells something or is told it, or attends in person, does so in his life (see ``lives``);
- what was said or done at an event (predicates that play ``presence`` or ``occasion``) was on one of its days. Where
  the source writes a date, this fills sides that are open and changes no other, since such claims date the event;
- what somebody says was done had been done by the day on which it was said (see ``case.recorded``). This does not end
  what lasts (predicates that play ``state``), and holds of no denial.

A rule starts only from claims that are certain enough (see ``case.bounding``). Where a rule leaves a claim no day at
all, the sources contradict one another, and the claim keeps its bounds.

To add a rule: put its bounds into ``_presupposed``, and its cases into the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from itertools import chain
from typing import NamedTuple

from molehunt.case.bounding import bounding
from molehunt.case.checks.lives import life_days, lives
from molehunt.case.recorded import on_record, recorded
from molehunt.model.dates.bounds import Bounds, hull, meet
from molehunt.model.dates.parsing import parse_date
from molehunt.model.records import Case, Claim, When
from molehunt.model.vocabulary import Vocabulary, vocabulary

_MAKING = ("wrote", "forged", "made the copy")
"""The words of custody for those who make a document."""


class _Sorts(NamedTuple):
    """The predicates to which the rules apply, by what they say."""

    making: frozenset[str]
    handling: frozenset[str]
    copying: frozenset[str]
    at: frozenset[str]
    lasting: frozenset[str]


def _sorts(words: Vocabulary) -> _Sorts:
    """Return the predicates of the vocabulary to which the rules apply."""
    copying = frozenset(words.playing("copying"))
    return _Sorts(
        making=frozenset(n for n, predicate in words.predicates.items() if predicate.custody.get("subject") in _MAKING),
        handling=copying | set(words.custodial) - set(words.playing("request")),
        copying=copying,
        at=frozenset(words.playing("presence", "occasion")),
        lasting=frozenset(words.playing("state")),
    )


def bounded_by_order(case: Case, events: Mapping[str, Bounds]) -> Case:
    """Return the case with the possible days of its claims narrowed; ``events`` are the days of those that have any."""
    words, certain, known = vocabulary(), bounding(case), lives(case)
    sorts, said = _sorts(words), recorded(case, words)
    days = _first_days(certain, sorts), _last_days(certain, sorts)
    changed: dict[str, When] = {}
    for claim in case.claims:
        # An event fills open sides, and comes before all that would close them.
        bounds = chain(
            _presupposed(claim, sorts, days, events), _by_record(claim, sorts, said), life_days(claim, known)
        )
        when = reduce(_narrowed, bounds, claim.when)
        if when != claim.when:
            changed[claim.id] = when
    claims = (replace(c, when=changed[c.id]) if c.id in changed else c for c in case.claims)
    return replace(case, claims=tuple(claims)) if changed else case


def _first_days(certain: Iterable[Claim], sorts: _Sorts) -> dict[str, date]:
    """Return the first day on which each document can have been made, for those of which one is known."""
    made: dict[str, date] = {}
    copies: dict[str, list[str]] = {}
    for claim in certain:
        makes, copy = claim.predicate in sorts.making, claim.predicate in sorts.copying
        first = claim.when.possible_earliest
        for document in claim.roles.get("object", ()):
            if makes and first:
                made[document] = min(first, made.get(document, first))
            if copy:
                copies.setdefault(document, []).extend(claim.roles.get("subject", ()))
    return _handed_down(made, copies)


def _last_days(certain: Iterable[Claim], sorts: _Sorts) -> dict[str, date]:
    """Return the last day on which somebody can first have had each document, for those of which one is known."""
    had: dict[str, date] = {}
    for claim in certain:
        handles = claim.predicate in sorts.handling - sorts.making - sorts.copying
        last = claim.when.possible_latest
        if handles and last:
            for document in claim.roles.get("object", ()):
                had[document] = min(last, had.get(document, last))
    return had


def _handed_down(made: Mapping[str, date], copies: Mapping[str, Iterable[str]]) -> dict[str, date]:
    """Return the first days, with those of copies: the latest first day of all documents from which a copy was made."""
    first_days: dict[str, date] = {}
    for name, day in sorted(made.items(), key=lambda item: item[1], reverse=True):
        todo = [name]
        while todo:
            at = todo.pop()
            if at not in first_days:
                first_days[at] = day
                todo += copies.get(at, ())
    return first_days


def _presupposed(
    claim: Claim, sorts: _Sorts, days: tuple[Mapping[str, date], Mapping[str, date]], events: Mapping[str, Bounds]
) -> Iterator[Bounds]:
    """Yield the days that a claim presupposes, whether it is affirmed or negated.

    ``days`` are the first on which each document can have been made, and the last on which it can first have been had.
    """
    if claim.mode != "done":
        return
    made, had = days
    if claim.predicate in sorts.making and not claim.when.possible_latest:
        lasts = [had[name] for name in claim.roles.get("object", ()) if name in had]
        if lasts:
            yield Bounds(possible_latest=min(lasts))
    if claim.predicate in sorts.handling:
        firsts = [made.get(name) for name in claim.roles.get("object", ())]
        known = [day for day in firsts if day]
        # A claim that somebody made it gives by its own date the day on which it was made.
        dated = claim.when.possible_earliest and claim.predicate in sorts.making
        if known and len(known) == len(firsts) and not dated:
            yield Bounds(possible_earliest=min(known))
    if claim.predicate in sorts.at:
        yield from _of_events(claim, events)


def _of_events(claim: Claim, events: Mapping[str, Bounds]) -> Iterator[Bounds]:
    """Yield the days of the events at which something was said or done."""
    at = [events[name] for name in claim.roles.get("at", ()) if name in events]
    if at:
        meant, own = hull(at), claim.when
        # Only dates that a source writes date an event; "before the death" does not.
        if own.text and parse_date(own.text).absolute:
            first, last = own.possible_earliest or meant.possible_earliest, own.possible_latest or meant.possible_latest
            meant = Bounds(possible_earliest=first, possible_latest=last)
        yield Bounds(possible_earliest=meant.possible_earliest, possible_latest=meant.possible_latest)


def _by_record(claim: Claim, sorts: _Sorts, said: Mapping[str, date]) -> Iterator[Bounds]:
    """Yield the day by which what was done had been done, since somebody had said so."""
    affirmed = (claim.mode, claim.polarity) == ("done", "affirmed") and claim.stance != "denies"
    if affirmed and claim.predicate not in sorts.lasting and (day := on_record(claim, said)):
        yield Bounds(possible_latest=day)


def _narrowed(when: When, bounds: Bounds) -> When:
    own = when.bounds
    if not own.possibly_same(bounds):
        return when
    both = meet(own, bounds)
    return replace(when, possible_earliest=both.possible_earliest, possible_latest=both.possible_latest)
