"""Who did what to whom: what questions share whose rows have two ends, such as relays, suspicions and memberships.

A predicate gives the two ends by an edge of ``data/model``: its edge of a group of ties, or the one from speaker to
recipient. A question on a further kind of tie names its group of ``data/model/ties.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.question import Enquiry, Finding, Unknown
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link, Party
from molehunt.graph.weighing import row_days
from molehunt.model.vocabulary import Edge, vocabulary

NOBODY = Party("", "(nobody named)", None, "")
Edges = Mapping[str, Edge]
"""The edge between the two ends of a claim, by its predicate."""
KEY = ("id", "under", "role", "to", "to_under", "what")
"""The columns that make a row another row than the next."""


class PairRow(TypedDict):
    """The columns that all questions of two ends have."""

    role: Annotated[str, "The act or the tie, as the claims have it: told, ordered, suspected, served under ..."]
    under: Annotated[str | None, "The name under which the claims speak of the one, where it is another."]
    to: Annotated[str | None, "Id of the other end: the recipient, the suspect, the body; empty where none is named."]
    to_name: Annotated[str, "The name of the other end."]
    to_under: Annotated[str | None, "The name under which the claims speak of the other end, where it is another."]
    what: Annotated[str, "What was said or suspected, or what kind of tie it is."]


class Pair(NamedTuple):
    """What one claim says of one at its start and one at its end."""

    claim: Evidence
    start: Party
    end: Party
    what: str

    @property
    def ends(self) -> tuple[str, str, str, str]:
        """Both ends, each with the name under which it stands."""
        return self.start.id, self.start.form or "", self.end.id, self.end.form or ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes a row of a pair another than the next."""
        start, form, end, end_form = self.ends
        return start, form, self.claim.predicate, end, end_form, self.what


Group = Sequence[Pair]
"""The pairs of one row: the same ends under the same names, the same predicate and the same matter."""


def edges_of(*groups: str) -> dict[str, Edge]:
    """Return the edge that each predicate draws of some groups of ties; none is drawn of names."""
    words = vocabulary()
    types = {type_ for name in groups for type_ in (*words.ties[name].edges, *words.ties[name].turned)}
    return {name: edge for name, one in words.predicates.items() for edge in one.edges if edge.type in types}


def spoken(*parts: str) -> dict[str, Edge]:
    """Return the edge from speaker to recipient of each predicate that plays some parts."""
    return {name: Edge("", "subject", "recipient") for name in vocabulary().playing(*parts)}


def claims_with(enquiry: Enquiry, predicates: Iterable[str], entities: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the claims of some predicates in which somebody has a part, all where none are given.

    What is said not to be known of them is taken in as well, so that the answer tells it.
    """
    wanted, ids = sorted(predicates), sorted(set(entities))
    asked = sorted({*wanted, *vocabulary().playing("ignorance")})
    if ids:
        found = enquiry.claims("ask/with_part", predicates=asked, entities=ids)
    else:
        found = enquiry.claims("ask/of_predicates", predicates=wanted)
    return tuple(claim for claim in found if claim.predicate in wanted)


def of_claims(claims: Iterable[Evidence], edges: Edges, enquiry: Enquiry, *, said: bool = False) -> Iterator[Pair]:
    """Yield the pairs of claims on what was done, for each of several at either end.

    With ``said``, the statement stands for a matter that is not given.
    """
    for claim in claims:
        edge = edges[claim.predicate]
        ends = filling([claim], edge.end, enquiry) or [NOBODY]
        what = claim.what or (claim.statement if said else "")
        if claim.mode == "done":
            for start in filling([claim], edge.start, enquiry) or [NOBODY]:
                yield from (Pair(claim, start, end, what) for end in ends)


def filling(claims: Iterable[Evidence], role: str, enquiry: Enquiry) -> list[Party]:
    """Return whoever fills a role of some claims."""
    return [party for claim in claims for one in claim.filling(role) for party in enquiry.parties(one)]


def between(pair: Pair, *, either: str | None, start: str | None, end: str | None) -> bool:
    """Return whether a pair has those at its ends who were asked for; None is anybody."""
    ends = pair.start.id, pair.end.id
    return (not start or ends[0] == start) and (not end or ends[1] == end) and (not either or either in ends)


def grouped(found: Iterable[Pair], *, by_ends: bool = False) -> list[list[Pair]]:
    """Return the pairs of each row, rows in the order of time; ``by_ends`` makes one row of all between two ends."""
    groups: dict[tuple[str, ...], list[Pair]] = {}
    for pair in found:
        groups.setdefault(pair.ends if by_ends else pair.key, []).append(pair)
    return sorted(groups.values(), key=in_time)


def in_time(group: Group) -> tuple[Any, ...]:
    """Order by the first bound that is written, then by the last; undated rows come last."""
    days, _ = row_days(claims_of(group))
    first = days[0] if days else None
    earliest = first and (first.earliest or first.latest or first.possible_earliest)
    latest = first and first.latest
    return earliest or date.max, latest or date.max, group[0].key


def claims_of(group: Group) -> list[Evidence]:
    """Return the claims of a row, each once."""
    return list({pair.claim.id: pair.claim for pair in group}.values())


def finding(
    group: Group, own: Mapping[str, Any], role: str = "", *, rests: Iterable[Link] = (), more: str = ""
) -> Finding:
    """Return a row: the columns of :class:`PairRow`, then those of the question.

    The predicate is the role unless one is given. ``rests`` is on what the row rests besides who stands at its ends;
    ``more`` is told of it for the hinges.
    """
    claim, start, end, what = group[0]
    role = role or claim.predicate.replace("_", " ")
    columns = {
        "id": start.id,
        "name": start.name,
        "role": role,
        "under": start.form_name,
        "to": end.id or None,
        "to_name": end.name,
        "to_under": end.form_name,
        "what": what,
        **own,
    }
    act = f"{start.shown} {role} {end.shown}" if start.id else f"{end.shown} {role}"
    told = f"{act}{': ' if what else ''}{what}{more}"
    return Finding(columns, claims_of(group), told, tuple(dict.fromkeys((*start.links, *end.links, *rests))))


def by_name(some: Iterable[Party]) -> list[Party]:
    """Return those who are there only because a form of words is said to denote them."""
    some = list(some)
    plainly = {party.id for party in some if not party.links}
    return list(dict.fromkeys(party for party in some if party.id not in plainly))


def named_by(some: Iterable[Party]) -> list[str]:
    """Return the ids of the claims that say who those are that are there under a name only."""
    return sorted({id_ for party in by_name(some) for link in party.links for id_ in link.claims})


def unnamed(groups: Iterable[Group]) -> Iterator[Unknown]:
    """Yield whoever is left unnamed at an end of a row."""
    found: dict[str, tuple[str, set[str]]] = {}
    for pair in (pair for group in groups for pair in group):
        for party in (pair.start, pair.end):
            if party.unknown:
                found.setdefault(party.id, (party.name, set()))[1].add(pair.claim.id)
    for name, claims in found.values():
        yield Unknown(f"who this was: {name}", claims=tuple(claims))


def not_done(claims: Iterable[Evidence], asked: Iterable[str], enquiry: Enquiry) -> Iterator[Unknown]:
    """Yield what was only planned, ordered, attempted or the like: no row, for it is not said to have happened.

    All who were asked about have a part in it.
    """
    wanted = set(asked)
    for claim in claims:
        parts = {party.id for one in claim.participants for party in enquiry.parties(one)}
        if claim.mode != "done" and wanted <= parts:
            yield Unknown(f"only {claim.mode}, not said to have happened: {claim.statement}", claims=(claim.id,))


def start_of(row: Mapping[str, Any]) -> str:
    """Return the content of a column of names: who is at the start, and under which name."""
    return f"{row['name']} (as {row['under']})" if row["under"] else str(row["name"])


def end_of(row: Mapping[str, Any]) -> str:
    """Return the content of a column of names: who is at the end, and under which name."""
    return f"{row['to_name']} (as {row['to_under']})" if row["to_under"] else str(row["to_name"])


def act_of(row: Mapping[str, Any]) -> str:
    """Return the act or the tie; one against which alone claims speak is one that was not."""
    return f"{row['role']} (not)" if row["status"] == "denied" else str(row["role"])
