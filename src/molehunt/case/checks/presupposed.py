"""What a claim takes for granted about its own day: that something else came first.

A source that gives no first day for the showing of a letter does not allow the year 1: the letter had been written.
Such bounds are possible bounds only (``possible_earliest``, ``possible_latest``); what the source says (``earliest``,
``latest``) stays as written. The rules:

- who handles a document does so on the first day on which it can have been made (written, forged, copied), or later;
- a document is a copy, and is made as one, on the first day on which its original can have been made, or later;
- what was done at an event in person (predicates that play ``presence``) was on one of its days. This fills sides that
  are open and changes no other, since such claims date the event.

A rule starts only from claims that are certain of it: said outright as done (see ``events``), no member of a set of
alternatives, and on no side of a contradiction that is not decided in its favour. Where a rule leaves a claim no day at
all, the sources contradict one another, and the claim keeps its bounds.

To add a rule: put its bounds into ``_taken_for_granted``, and its cases into the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from molehunt.case.checks.events import firm
from molehunt.model.dates.bounds import Bounds, hull, meet
from molehunt.model.records import Case, Claim, When
from molehunt.model.vocabulary import Vocabulary, vocabulary

_MAKING = ("wrote", "forged", "made the copy")
"""The words of custody for those who make a document."""


def bounded_by_order(case: Case, events: Mapping[str, Bounds]) -> Case:
    """Return the case with the possible days of its claims narrowed; ``events`` are the days of those that have any."""
    words = vocabulary()
    made = first_days(case, words)
    changed = {
        claim.id: when
        for claim in case.claims
        if (when := _narrowed(claim.when, _taken_for_granted(claim, words, made, events))) is not claim.when
    }
    if not changed:
        return case
    claims = (replace(c, when=changed[c.id]) if c.id in changed else c for c in case.claims)
    return replace(case, claims=tuple(claims))


def first_days(case: Case, words: Vocabulary) -> dict[str, date]:
    """Return the first day on which each document can have been made, for those of which one is known."""
    unsettled, copying = _unsettled(case), words.playing("copying")
    made: dict[str, date] = {}
    copies: dict[str, list[str]] = {}
    for claim in case.claims:
        if not _certain(claim) or claim.id in unsettled:
            continue
        first = claim.when.possible_earliest
        if first and _makes(claim, words):
            made.update({name: min(first, made.get(name, first)) for name in claim.roles.get("object", ())})
        if claim.predicate in copying:
            for original in claim.roles.get("object", ()):
                copies.setdefault(original, []).extend(claim.roles.get("subject", ()))
    return _handed_down(made, copies)


def _handed_down(made: Mapping[str, date], copies: Mapping[str, Iterable[str]]) -> dict[str, date]:
    """Give every copy the latest of the days of all that it goes back to."""
    found: dict[str, date] = {}
    for name, day in sorted(made.items(), key=lambda item: item[1], reverse=True):
        todo = [name]
        while todo:
            at = todo.pop()
            if at not in found:
                found[at] = day
                todo += copies.get(at, ())
    return found


def _taken_for_granted(
    claim: Claim, words: Vocabulary, made: Mapping[str, date], events: Mapping[str, Bounds]
) -> Bounds:
    """Return the days that a claim takes for granted; one that is denied speaks of the same days."""
    predicate = words.predicates[claim.predicate]
    if claim.mode != "done":
        return Bounds()
    if "presence" in predicate.plays and (at := [events[n] for n in claim.roles.get("at", ()) if n in events]):
        days, own = hull(at), claim.when
        return Bounds(
            possible_earliest=own.possible_earliest or days.possible_earliest,
            possible_latest=own.possible_latest or days.possible_latest,
        )
    if "copying" not in predicate.plays and (not predicate.custody or "request" in predicate.plays):
        return Bounds()
    # Who made it says by his own date when it was made.
    firsts = [made.get(name) for name in claim.roles.get("object", ())]
    if not all(firsts) or (claim.when.possible_earliest and _makes(claim, words)):
        return Bounds()
    return Bounds(possible_earliest=min((day for day in firsts if day), default=None))


def _narrowed(when: When, bounds: Bounds) -> When:
    own = when.bounds
    if not own.possibly_same(bounds):
        return when
    both = meet(own, bounds)
    if both.possible == own.possible:
        return when
    return replace(when, possible_earliest=both.possible_earliest, possible_latest=both.possible_latest)


def _makes(claim: Claim, words: Vocabulary) -> bool:
    return words.predicates[claim.predicate].custody.get("subject") in _MAKING


def _certain(claim: Claim) -> bool:
    return firm(claim.mode, claim.polarity, claim.stance, claim.certainty, claim.grade)


def _unsettled(case: Case) -> set[str]:
    """Return the claims of which the case leaves open whether they hold, or decides that they do not."""
    favoured = {decision.disagreement: decision.favours for decision in case.decisions}
    found = {claim for choice in case.alternatives for claim in choice.claims}
    for disagreement in case.disagreements:
        best = favoured.get(disagreement.id)
        if best or disagreement.kind == "contradiction":
            for number, side in enumerate(disagreement.sides, start=1):
                found.update(side if number != best else ())
    return found
