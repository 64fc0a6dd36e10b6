"""What is told of suspects besides their rows: what clears whom, what would tell them apart, and how it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from molehunt.answers.access.leaking import Grounds, Observed
from molehunt.answers.access.records import Known
from molehunt.answers.access.said_of import Said
from molehunt.answers.question import Unknown
from molehunt.measures.readings.apart import FIXED, Telling, telling
from molehunt.measures.readings.extremes import TRIED as READINGS
from molehunt.measures.readings.extremes import Standing
from molehunt.measures.readings.facts import COMBINATIONS, Record
from molehunt.measures.readings.ways import TOGETHER, Clearing, Way
from molehunt.measures.readings.ways import TRIED as SETS
from molehunt.model.counted import counted, drawn_share
from molehunt.model.dates.uncertain import as_day
from molehunt.model.vocabulary import vocabulary

if TYPE_CHECKING:
    # numpy takes long to import.
    from molehunt.measures.readings.drawn import Shares


class Suspect(NamedTuple):
    """Somebody with access, and how he stands."""

    id: str
    standing: Standing
    share: float
    access_share: float
    ways: tuple[Way, ...]
    clearing: Clearing


def hinges(suspects: Sequence[Suspect], grounds: Grounds) -> Iterator[dict[str, Any]]:
    """Yield which claims clear whom if they fall away."""
    for one in suspects:
        for claims in one.clearing.sets:
            row = f"that {grounds.names[one.id]} could be the leak"
            yield {
                "claim": next(iter(claims)) if len(claims) == 1 else None,
                "claims": sorted(claims),
                "alternatives": None,
                "row": row,
                "without": "gone",
                "change": f"without {'it' if len(claims) == 1 else 'them'}: {row} is not in the answer",
            }


def suspected_without(grounds: Grounds, said: Said) -> Iterator[Unknown]:
    """Yield whom the sources speak of with regard to the document, though no claim gives them access."""
    had = {id_ for of_each in grounds.accesses for id_ in of_each}
    for id_, claims in sorted(said.on_it.items()):
        suspecting = [claim for claim in claims if claim.predicate in _suspecting()]
        if suspecting and id_ not in had and id_ not in {leak.observer for leak in grounds.record.leaks}:
            name = next(p.name for c in suspecting for p in c.filling("object", "about") if p.id == id_ or p.bearers)
            what = f"{name}: spoken of over it, though no claim gives access"
            yield Unknown(what, {id_: name}, tuple(claim.id for claim in suspecting))


def _suspecting() -> tuple[str, ...]:
    return tuple(name for name, one in vocabulary().predicates.items() if any(e.type == "SUSPECTED" for e in one.edges))


def telling_of(record: Record, suspects: Sequence[Suspect]) -> Telling:
    """Return what would tell those apart who were able in some readings, if it were known."""
    left = [one for one in suspects if one.standing.able == "possible"]
    if not left:
        return Telling([], 0, bounded=False)
    # The ties of the ways first, for everybody on them hangs on these.
    ties = [tie.fact for one in left for way in one.ways for tie in way.ties]
    had = [way.access.fact for one in left for way in one.ways]
    return telling(record.on([one.id for one in left]), list(dict.fromkeys((*ties, *had))))


def missing(record: Record, told: Telling, grounds: Grounds) -> Iterator[Unknown]:
    """Yield what is missing to tell suspects apart."""
    for one in told.found:
        who = ", ".join(grounds.names[id_] for id_ in one.who)
        if one.choice:
            question, claims = _choice(one.choice, grounds)
            yield Unknown(f"{question}: to know that would tell on {who}", claims=claims)
        elif one.fact:
            claim, fact = grounds.claims[one.fact], record.facts[one.fact]
            when = f"whether it lasted after {as_day(fact.last)}" if fact.lasts else "on which day it was"
            yield Unknown(f"{when}, would tell on {who}: {claim.statement}", claims=(claim.id,))


def _choice(choice: str, grounds: Grounds) -> tuple[str, tuple[str, ...]]:
    """Return what a choice asks, and the claims between which it lies."""
    if choice in grounds.rivals:
        return choice, grounds.rivals[choice].claims
    found = [(claim, one) for claim in grounds.claims.values() for one in claim.alternatives if one.choice == choice]
    return "; ".join(dict.fromkeys(one.question for _, one in found)), tuple(sorted({c.id for c, _ in found}))


def notes(observed: Sequence[Observed], grounds: Grounds, found: Shares) -> Iterator[str]:
    """Yield what is taken as given, and how the shares were counted."""
    for one, known in zip(observed, grounds.known, strict=True):
        having = {item.claim.id for item in known.knowing if item.party.id == one.observer.id and not item.against}
        said = (
            f"claims that say so of any day: {len(having)}"
            if having
            else f"no claim says that {one.observer.name} ever did"
        )
        yield f"taken as given: {one.observer.name} held {one.document.name} by the end of {one.by}; {said}"
        yield from _too_early(one, known)
    able = "to be able is not to have done it"
    if found.exact:
        yield f"share: of all {counted(found.readings, 'reading')}, each as likely as the others; {able}"
    else:
        yield (
            f"share: of {found.readings} readings drawn with seed {found.seed}, in 19 of 20 draws "
            f"{drawn_share(found.readings)}; each is taken to be as likely, and a share is no probability; {able}"
        )
    yield (
        "a tie of service or command may have lasted after the last day that its claim gives, but not begun before the "
        "first; days are independent; organisations and the unnamed pass nothing on"
    )


def bounds(grounds: Grounds, suspects: Sequence[Suspect], told: Telling) -> Iterator[str]:
    """Yield which bounds were met, and of whom that leaves what open."""
    if grounds.record.bounded:
        yield f"of the combinations of alternatives, {COMBINATIONS} were gone through"
    if unclear := _names((one for one in suspects if one.standing.bounded), grounds):
        yield (
            f"some days stand in several places of a way; {READINGS} readings that fix them were looked at, so what is "
            f"called possible of {unclear} may be certain or excluded"
        )
    uncleared = [one for one in suspects if one.ways and not one.clearing.sets]
    if unclear := _names((one for one in uncleared if not one.clearing.bounded), grounds):
        yield f"no {TOGETHER} claims together clear {unclear}; more were not tried"
    if unclear := _names((one for one in uncleared if one.clearing.bounded), grounds):
        yield f"{SETS} sets of claims were tried, and none clears {unclear}; there are more of up to {TOGETHER}"
    if told.bounded:
        yield (
            f"what would tell suspects apart: of {counted(told.tried, 'claim')} it was tried, each time in {FIXED} "
            "readings that fix days at most; there may be more"
        )


def _names(suspects: Iterable[Suspect], grounds: Grounds) -> str:
    return ", ".join(grounds.names[one.id] for one in suspects)


def _too_early(observed: Observed, known: Known) -> Iterator[str]:
    """Yield that the day lies before all days on which anybody can have had the document, if it does."""
    firsts = [one.days.first for one in known.knowing if one.had and not one.against]
    first = min(firsts, default=-inf)
    if first > observed.by.toordinal():
        yield (
            f"no claim allows that anybody had {observed.document.name} before {as_day(first)}: "
            f"on {observed.by} there was nothing to leak"
        )
