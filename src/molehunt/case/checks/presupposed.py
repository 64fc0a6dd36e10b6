"""What a claim presupposes about its own day: that something else came first.

A source that gives no first day for the showing of a letter does not allow the year 1: the letter was written before.
Such bounds are possible bounds only (``possible_earliest``, ``possible_latest``); what the source says (``earliest``,
``latest``) stays as written. The rules:

- what was said or done at an event (predicates that play ``presence`` or ``occasion``) was on one of its days. Where
  the source writes a date, this fills sides that are open and changes no other, since such claims date the event;
- what somebody says was done had been done by the day on which it was said (see ``case.recorded``). This does not end
  what lasts (predicates that play ``state``), and holds of no denial;
- nobody acts before birth or after death (see ``lives``);
- nobody handles or speaks of a document before it was made (see ``making``).

A rule starts only from claims that are certain enough (see ``case.bounding``). Where a rule leaves a claim no day at
all, the sources contradict one another, and the claim keeps its bounds.

To add a rule: yield its bounds in ``bounded_by_order``, and put its cases into the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from itertools import chain

from molehunt.case.bounding import bounding
from molehunt.case.checks.lives import life_days, lives
from molehunt.case.checks.making import makings, of_documents
from molehunt.case.recorded import on_record, recorded
from molehunt.model.dates.bounds import Bounds, hull, meet
from molehunt.model.dates.parsing import parse_date
from molehunt.model.records import Case, Claim, When
from molehunt.model.vocabulary import vocabulary


def bounded_by_order(case: Case, events: Mapping[str, Bounds]) -> Case:
    """Return the case with the possible days of its claims narrowed; ``events`` are the days of those that have any."""
    words, known = vocabulary(), lives(case)
    made = makings(bounding(case), words)
    # An event fills open sides, and comes before what would close them; what says so was itself written on some day.
    case = _bounded(case, lambda claim: chain(of_documents(claim, made, words), _of_events(claim, events)))
    said = recorded(case, words)
    return _bounded(case, lambda claim: chain(_by_record(claim, said), life_days(claim, known)))


def _bounded(case: Case, presupposed: Callable[[Claim], Iterable[Bounds]]) -> Case:
    """Return the case with each claim narrowed by what it presupposes."""
    changed: dict[str, When] = {}
    for claim in case.claims:
        when = reduce(_narrowed, presupposed(claim), claim.when)
        if when != claim.when:
            changed[claim.id] = when
    claims = (replace(c, when=changed[c.id]) if c.id in changed else c for c in case.claims)
    return replace(case, claims=tuple(claims)) if changed else case


def _of_events(claim: Claim, events: Mapping[str, Bounds]) -> Iterator[Bounds]:
    """Yield the days of the events at which something was said or done, whether affirmed or negated."""
    at = [events[name] for name in claim.roles.get("at", ()) if name in events]
    if at and claim.mode == "done" and _plays(claim, "presence", "occasion"):
        meant, own = hull(at), claim.when
        # Only dates that a source writes date an event; "before the death" does not.
        if own.text and parse_date(own.text).absolute:
            first, last = own.possible_earliest or meant.possible_earliest, own.possible_latest or meant.possible_latest
            meant = Bounds(possible_earliest=first, possible_latest=last)
        yield Bounds(possible_earliest=meant.possible_earliest, possible_latest=meant.possible_latest)


def _by_record(claim: Claim, said: Mapping[str, date]) -> Iterator[Bounds]:
    """Yield the day by which what was done had been done, since somebody had said so."""
    affirmed = (claim.mode, claim.polarity) == ("done", "affirmed") and claim.stance != "denies"
    if affirmed and not _plays(claim, "state") and (day := on_record(claim, said)):
        yield Bounds(possible_latest=day)


def _plays(claim: Claim, *parts: str) -> bool:
    return not set(parts).isdisjoint(vocabulary().predicates[claim.predicate].plays)


def _narrowed(when: When, bounds: Bounds) -> When:
    own = when.bounds
    if not own.possibly_same(bounds):
        return when
    both = meet(own, bounds)
    return replace(when, possible_earliest=both.possible_earliest, possible_latest=both.possible_latest)
