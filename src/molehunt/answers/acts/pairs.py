"""Who did what to whom: what questions share whose rows have two ends, such as relays, suspicions and memberships.

A predicate gives the two ends by an edge of ``data/model``: its edge of a group of ties, or the one from speaker to
recipient. A question on a further kind of tie names its group of ``data/model/ties.yaml``. ``pair_rows`` makes rows of
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.graph.weighing import row_days
from molehunt.model.vocabulary import Edge, vocabulary

NOBODY = Party("", "(nobody named)", None, "")
Edges = Mapping[str, Edge]
"""The edge between the two ends of a claim, by its predicate."""


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


@cache
def edges_of(*groups: str) -> Edges:
    """Return the edge that each predicate draws of some groups of ties; none is drawn of names."""
    words = vocabulary()
    types = {type_ for name in groups for type_ in (*words.ties[name].edges, *words.ties[name].turned)}
    edges = {name: edge for name, one in words.predicates.items() for edge in one.edges if edge.type in types}
    return MappingProxyType(edges)


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
