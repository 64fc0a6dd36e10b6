"""What claims say of days and order, as statements that ``measures.in_time.chronology`` works with.

A claim says by its own date when something began and ended, and by its relations what it came after; besides, it takes
some order for granted: a document is handled after it was made, and people act while they live. To add something that
claims take for granted: a generator of :class:`Bound`, called in ``statements``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import isinf

from molehunt.graph.evidence import Evidence
from molehunt.graph.sameness import MADE, Happening, Parties, filling, happenings, makers
from molehunt.measures.in_time.chronology import BEFORE, NO_LATER, ORIGIN, Bound, Node
from molehunt.model.dates.parsing import parse_date
from molehunt.model.dates.relative import DateExpression, Relation
from molehunt.model.dates.uncertain import Span, UncertainDate, ends, starts
from molehunt.model.vocabulary import vocabulary

NodeOf = Callable[[str], Node]
"""Returns what a claim tells of, by the id of the claim: claims of one row can tell of one thing."""
_SHORTEST = {"day": 1, "week": 7, "month": 28, "year": 365}
_LONGEST = {"day": 1, "week": 7, "month": 31, "year": 366}
_ONE_DAY = ("birth", "death", MADE)
"""Happenings of which the first and the last day are those of every claim on them."""


def begins(node: Node) -> Node:
    """Return the moment at which something begins."""
    return (node, "begins")


def ends_at(node: Node) -> Node:
    """Return the moment at which something ends."""
    return (node, "ends")


def happening(of: Happening) -> Node:
    """Return the node of a happening of which there can be only one."""
    return ("once", *of)


def event(id_: str) -> Node:
    """Return the node of an event."""
    return happening(("event", id_))


def written(claim: Evidence) -> DateExpression | None:
    """Return the date of a claim as it was written; None for none."""
    return parse_date(claim.date) if claim.date else None


def statements(claim: Evidence, parties: Parties, node_of: NodeOf) -> Iterator[Bound]:
    """Yield what a claim says of days and order."""
    own, date = node_of(claim.id), written(claim)
    if date and date.absolute:
        yield from _on_days(own, date.absolute, claim.id)
    for relation in date.relations if date else ():
        yield from _related(own, relation, claim.id, node_of)
    yield from _at_events(claim, own)
    yield from _once(claim, own, parties)
    yield from _granted(claim, own, parties)


def lasting(nodes: Iterable[Node]) -> Iterator[Bound]:
    """Yield that nothing ends before it begins."""
    return (Bound(begins(node), ends_at(node), 0, order=NO_LATER) for node in nodes)


def within(own: Node, days: Span, because: str) -> Iterator[Bound]:
    """Yield that something began and ended within some days."""
    if not isinf(days.first):
        yield Bound(ORIGIN, begins(own), int(days.first), because)
    if not isinf(days.last):
        yield Bound(ends_at(own), ORIGIN, -int(days.last), because)


def _on_days(own: Node, date: UncertainDate, because: str) -> Iterator[Bound]:
    first, last = starts(date.possible), ends(date.possible)
    yield from within(own, Span(first.first, last.last), because)
    if len(date.possible) > 1:
        if not isinf(first.last):
            yield Bound(begins(own), ORIGIN, -int(first.last), because)
        if not isinf(last.first):
            yield Bound(ORIGIN, ends_at(own), int(last.first), because)


def _related(own: Node, relation: Relation, because: str, node_of: NodeOf) -> Iterator[Bound]:
    first, *others = (node_of(anchor) for anchor in relation.anchors)
    if relation.word == "on":
        yield Bound(begins(first), begins(own), 0, because, NO_LATER)
        yield Bound(ends_at(own), ends_at(first), 0, because, NO_LATER)
        return
    fewest, most = relation.steps(widened=True)
    low, high = fewest * _SHORTEST.get(relation.unit, 0), most * _LONGEST.get(relation.unit, 0)
    if relation.word == "between":
        yield Bound(ends_at(first), begins(own), 0, because, BEFORE)
        yield Bound(ends_at(own), begins(others[0]), 0, because, BEFORE)
    elif "after" in (relation.word, relation.side):
        yield Bound(ends_at(first), begins(own), low, because, BEFORE)
        yield from [Bound(ends_at(own), ends_at(first), -high, because)] if relation.count else ()
    else:
        yield Bound(ends_at(own), begins(first), low, because, BEFORE)
        yield from [Bound(begins(first), begins(own), -high, because)] if relation.count else ()


def _at_events(claim: Evidence, own: Node) -> Iterator[Bound]:
    for one in claim.filling("at"):
        if one.label == "Event":
            yield Bound(begins(event(one.id)), begins(own), 0, claim.id, NO_LATER)
            yield Bound(ends_at(own), ends_at(event(one.id)), 0, claim.id, NO_LATER)


def _once(claim: Evidence, own: Node, parties: Parties) -> Iterator[Bound]:
    """Yield that what can happen once only is the same for all claims on it.

    What somebody did at an event is the same by its days alone: there he may have said several things, one by one.
    """
    plays = vocabulary().predicates[claim.predicate].plays
    whole = {"dating", "once"}.intersection(plays)
    for of in happenings(claim, parties):
        order = NO_LATER if of[0] in _ONE_DAY or whole else None
        for moment in (begins, ends_at):
            yield Bound(moment(happening(of)), moment(own), 0, claim.id, order)
            yield Bound(moment(own), moment(happening(of)), 0, claim.id, order)


def _granted(claim: Evidence, own: Node, parties: Parties) -> Iterator[Bound]:
    """Yield what a claim takes for granted: that a document was there, and that those who act are alive."""
    if any(one.custody for one in claim.participants) and not makers(claim) and "request" not in claim.plays:
        for document in filling(claim, "object", parties):
            yield Bound(begins(happening((MADE, document))), begins(own), 0, claim.id, NO_LATER)
    for person in sorted(_acting(claim, parties)):
        yield Bound(begins(happening(("birth", person))), begins(own), 0, claim.id, NO_LATER)
        yield Bound(begins(own), ends_at(happening(("death", person))), 0, claim.id, NO_LATER)


def _acting(claim: Evidence, parties: Parties) -> set[str]:
    """Return those who can do or undergo what a claim says only while they live, as ``case.checks.lives`` has it."""
    roles = {one.role for one in claim.participants if one.custody}
    roles |= {"subject", "recipient"} if "relay" in claim.plays else set()
    roles |= {"subject"} if "presence" in claim.plays else set()
    people = {party.id for one in claim.participants for party in parties(one) if party.label == "Person"}
    return {id_ for role in roles for id_ in filling(claim, role, parties)} & people
