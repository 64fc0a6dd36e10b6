"""When documents were made: nobody has a document in hand, or speaks of it, before it can have been made.

- Who or what a claim takes to exist (``existing`` of its predicate) was made by then: a document is handled, described
  or told of on the first day on which it can have been made (written, forged, copied), or later.
- Who makes a document does so on the last day on which somebody can first have had it in hands, or earlier.
- A document is a copy, and is made as one, on the first day on which its original can have been made, or later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from molehunt.model.dates.bounds import Bounds
from molehunt.model.records import Claim
from molehunt.model.vocabulary import Vocabulary

_MAKING = ("wrote", "forged", "made the copy")
"""The words of custody for those who make a document."""


@dataclass(frozen=True, slots=True)
class Makings:
    """The first day on which each document can have been made, and the last on which it can first have been had."""

    making: frozenset[str]
    first: Mapping[str, date]
    last: Mapping[str, date]


def makings(certain: Iterable[Claim], words: Vocabulary) -> Makings:
    """Return what claims that are certain enough to bound others tell of the making of documents."""
    making = frozenset(n for n, predicate in words.predicates.items() if predicate.custody.get("subject") in _MAKING)
    copying, requests = frozenset(words.playing("copying")), frozenset(words.playing("request"))
    kept = [claim for claim in certain if claim.predicate in making | copying | set(words.custodial) - requests]
    return Makings(making, _first_days(kept, making, copying), _last_days(kept, making | copying))


def of_documents(claim: Claim, known: Makings, words: Vocabulary) -> Iterator[Bounds]:
    """Yield the days on which the documents of a claim can have been what it says, whether affirmed or negated."""
    if claim.mode != "done":
        return
    makes = claim.predicate in known.making
    if makes and not claim.when.possible_latest:
        lasts = [known.last[name] for name in claim.roles.get("object", ()) if name in known.last]
        if lasts:
            yield Bounds(possible_latest=min(lasts))
    # A claim that somebody made it gives by its own date the day on which it was made.
    if not (makes and claim.when.possible_earliest):
        for role in sorted(words.predicates[claim.predicate].existing):
            firsts = [known.first.get(name) for name in claim.roles.get(role, ())]
            days = [day for day in firsts if day]
            if days and len(days) == len(firsts):
                yield Bounds(possible_earliest=min(days))


def _first_days(claims: Iterable[Claim], making: frozenset[str], copying: frozenset[str]) -> dict[str, date]:
    """Return the first day on which each document can have been made, for those of which one is known."""
    made: dict[str, date] = {}
    copies: dict[str, list[str]] = {}
    for claim in claims:
        first = claim.when.possible_earliest
        for document in claim.roles.get("object", ()):
            if claim.predicate in making and first:
                made[document] = min(first, made.get(document, first))
            if claim.predicate in copying:
                copies.setdefault(document, []).extend(claim.roles.get("subject", ()))
    return _handed_down(made, copies)


def _last_days(claims: Iterable[Claim], made: frozenset[str]) -> dict[str, date]:
    """Return the last day on which somebody can first have had each document, for those of which one is known."""
    had: dict[str, date] = {}
    for claim in claims:
        last = claim.when.possible_latest
        if claim.predicate not in made and last:
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
