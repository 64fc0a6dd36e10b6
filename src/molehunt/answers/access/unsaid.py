"""What claims on something leave open: whom they do not name, what is not known, and who else may have known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from molehunt.answers.access.records import Known
from molehunt.answers.question import Enquiry, Unknown
from molehunt.measures.readings.by_day import level_of

NEAR = 12
"""People named who had to do with those who knew, and of whom nothing is said."""


def unsaid(found: Known, day: float) -> Iterator[Unknown]:
    """Yield what is open by the end of a day."""
    claims: dict[str, set[str]] = {}
    for one in found.knowing:
        if one.party.unknown and not one.against and level_of(one.fact, day) != "excluded":
            claims.setdefault(f"who it was: {one.way} ({one.party.name})", set()).add(one.claim.id)
    for claim in found.claims:
        if "ignorance" in claim.plays:
            claims.setdefault(claim.what or claim.statement, set()).add(claim.id)
    for what, ids in claims.items():
        yield Unknown(what, claims=tuple(sorted(ids)))


def likely(found: Known, named: Collection[str], day: float) -> Iterator[Unknown]:
    """Yield who is likely to have known, though no claim says so: an inference, with its premises."""
    people: dict[str, tuple[str, set[str], set[str]]] = {}
    for one in found.likely:
        if one.party.id not in named and not one.party.unknown and level_of(one.fact, day) != "excluded":
            _, ways, claims = people.setdefault(one.party.id, (one.party.name, set(), set()))
            ways.add(one.way)
            claims.add(one.claim.id)
    for id_, (name, ways, claims) in people.items():
        what = f"whether {name} knew by then: that follows from no claim, though ({'; '.join(sorted(ways))})"
        yield Unknown(what, {id_: name}, tuple(sorted(claims)))


def near(named: Collection[str], day: float, enquiry: Enquiry) -> Iterator[Unknown]:
    """Yield who had to do with those who knew, and of whom no claim says that they knew or did not."""
    from molehunt.graph.ties import labels, read_ties, wanted

    met: Counter[str] = Counter()
    names: dict[str, str] = {}
    for tie in read_ties(enquiry.reader, wanted(["contact", "covert"]), labels("Person"), named):
        for one, other in ((tie.start, tie.end), (tie.end, tie.start)):
            if one.id in named and other.id not in named and not other.unknown and tie.claim.days.possible.first <= day:
                met[other.id] += 1
                names[other.id] = other.name
    others = sorted(met, key=lambda id_: (-met[id_], names[id_]))
    if others:
        more = f", and {len(others) - NEAR} more" if len(others) > NEAR else ""
        what = f"nothing is said of others who had to do with those named by then{more}"
        yield Unknown(what, {id_: names[id_] for id_ in others[:NEAR]})
