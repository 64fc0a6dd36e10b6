"""From claims to the record of a leak: who had access to a document, and by what ties it can have come to the observer.

A suspect is a person, or a name that nobody is said to bear. A tie that lasts, such as one of service, holds from the
first day that its claim allows, and may have lasted after the last, unless the claim gives an end. That somebody handed
the document to the observer himself is a tie, too; other handing over is none, for it is no secret.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import NamedTuple

from molehunt.answers.access.known import known
from molehunt.answers.access.records import Knowing, Known, weighed
from molehunt.answers.question import Enquiry, Named
from molehunt.answers.rivals import Rival, rivals_of
from molehunt.answers.ways.in_time import passings
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link
from molehunt.graph.weighing import Identifications, Weighing
from molehunt.measures.readings.facts import Access, Fact, Leak, Record, Tie
from molehunt.model.dates.uncertain import Span
from molehunt.model.status import weakest_of


class Observed(NamedTuple):
    """What was observed: that somebody held a document, or a copy of it, by the end of a day."""

    document: Named
    observer: Named
    by: date


@dataclass(frozen=True, slots=True)
class Grounds:
    """The claims behind a record of leaks: what each fact says, and on what it rests.

    ``statuses`` tells how firm each fact is, ``links`` its identifications, ``names`` what everybody is called,
    ``rivals`` one of those between whom it lies whom a name means, by the choice.
    """

    record: Record
    accesses: Sequence[Mapping[str, Sequence[Knowing]]]
    claims: Mapping[str, Evidence]
    links: Mapping[str, tuple[Link, ...]]
    statuses: Mapping[str, str]
    names: Mapping[str, str]
    known: Sequence[Known]
    rivals: Mapping[str, Rival]
    identified: Identifications

    def access_status(self, who: str) -> str:
        """Return how firm it is that somebody had access, to the least firm of the documents."""
        each = [weighed(of_each.get(who, ()), self.identified) for of_each in self.accesses]
        return weakest_of([Weighing(claims).status for claims in each])


def grounds_of(observed: Sequence[Observed], enquiry: Enquiry, excluded: Collection[str], *, told: bool) -> Grounds:
    """Return the record of some leaks; with ``told``, to have been told of a document is access to it, too."""
    making = _Making(frozenset(excluded))
    for one in observed:
        making.leak(one, known(one.document, enquiry), enquiry, told=told)
    return making.grounds(enquiry)


class _Making:
    """A record in the making."""

    def __init__(self, excluded: frozenset[str]) -> None:
        self.excluded = excluded
        self.facts: dict[str, Fact] = {}
        self.claims: dict[str, Evidence] = {}
        self.links: dict[str, tuple[Link, ...]] = {}
        self.names: dict[str, str] = {}
        self.leaks: list[Leak] = []
        self.accesses: list[dict[str, list[Knowing]]] = []
        self.known: list[Known] = []
        self.rivals: dict[str, Rival] = {}

    def leak(self, observed: Observed, found: Known, enquiry: Enquiry, *, told: bool) -> None:
        """Take in one leak."""
        observer = observed.observer.id
        had = [one for one in found.knowing if (one.had or told) and self._counts(one)]
        accesses = tuple(dict.fromkeys(Access(one.party.id, self._had(one), one.needs) for one in had))
        ties = dict.fromkeys([*self._handed(had, observer, enquiry), *self._covert(observer, enquiry)])
        self.leaks.append(Leak(observer, float(observed.by.toordinal()), accesses, tuple(ties)))
        of_each: dict[str, list[Knowing]] = {}
        for one in had:
            of_each.setdefault(one.party.id, []).append(one)
        self.accesses.append(of_each)
        self.known.append(found)
        self.names[observer] = observed.observer.name

    def grounds(self, enquiry: Enquiry) -> Grounds:
        """Return what has been taken in."""
        options = {one.choice: one.options for claim in self.claims.values() for one in claim.alternatives}
        options |= {one.choice: one.options for one in self.rivals.values()}
        fetched = enquiry.reader.fetch(id_ for links in self.links.values() for link in links for id_ in link.claims)
        identified = Identifications(fetched)
        statuses = {
            id_: identified.limit(Weighing([claim]).status, self.links[id_]) for id_, claim in self.claims.items()
        }
        record = Record(self.facts, dict(sorted(options.items())), tuple(self.leaks))
        return Grounds(
            record, self.accesses, self.claims, self.links, statuses, self.names, self.known, self.rivals, identified
        )

    def _counts(self, one: Knowing) -> bool:
        person = one.party.label != "Organization" and not one.party.unknown
        return person and not one.against and self.excluded.isdisjoint(one.needs)

    def _had(self, one: Knowing) -> str:
        """Take in the fact by which somebody had it; when a message arrived is another one than when it was sent."""
        part = "" if one.days == one.claim.days.possible else " (on other days)"
        return self._take(one.claim, one.fact, one.links, one.rivals, part=part)

    def _take(
        self, claim: Evidence, fact: Fact, links: Iterable[Link], rivals: Iterable[Rival], *, part: str = ""
    ) -> str:
        """Take in a fact; of a claim in which a name has several bearers, one for each of them."""
        self.rivals |= {one.choice: one for one in rivals}
        id_ = claim.id + part + "".join(f" ({one.choice}: {one.option})" for one in rivals)
        self.facts.setdefault(id_, fact)
        self.claims[id_] = claim
        self.links[id_] = tuple(dict.fromkeys((*self.links.get(id_, ()), *links)))
        return id_

    def _handed(self, had: Iterable[Knowing], observer: str, enquiry: Enquiry) -> Iterator[Tie]:
        """Yield the ties of those who handed it to the observer themselves, or told him of it."""
        for one in had:
            self.names[one.party.id] = one.party.name
            claim = one.claim
            to = {party.id for filled in claim.filling("recipient") for party in enquiry.parties(filled)}
            giving = {party.id for filled in claim.filling("subject") for party in enquiry.parties(filled)}
            if observer in to and one.party.id in giving:
                yield Tie(one.party.id, observer, self._had(one), one.needs)

    def _covert(self, observer: str, enquiry: Enquiry) -> Iterator[Tie]:
        for tie in passings(enquiry, observer):
            links = (*tie.start.links, *tie.end.links)
            needs = {tie.claim.id, *(link.claims[0] for link in links if len(link.claims) == 1)}
            if self.excluded.isdisjoint(needs):
                self.names |= {tie.start.id: tie.start.name, tie.end.id: tie.end.name}
                rivals = rivals_of(tie.claim, (tie.start, tie.end), enquiry)
                fact = _held(tie.claim)
                fact = fact._replace(places=fact.places | {one.place for one in rivals})
                yield Tie(tie.start.id, tie.end.id, self._take(tie.claim, fact, links, rivals), frozenset(needs))


def _held(claim: Evidence) -> Fact:
    """Return a tie as a fact; one that lasts may do so beyond its last day, unless its claim tells an end."""
    days: Span = claim.days.possible
    places = frozenset((one.choice, one.option) for one in claim.alternatives)
    if "state" not in claim.plays:
        return Fact(days.first, days.last, places=places)
    # "Before X" and "from A to B" tell an end; "in September" and "after X" do not.
    date = claim.date or ""
    ended = claim.days.written.first == -inf or "/" in date or "before " in date
    # What was so before X is over on the day of X.
    last = days.last - ("before " in date and days.last > days.first)
    return Fact(days.first, last, lasts=True, until=last if ended else inf, places=places)
