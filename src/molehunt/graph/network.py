"""The network of a case as a networkx graph, made from the same evidence as every answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party, naming_claims
from molehunt.graph.reader import Reader
from molehunt.graph.weighing import Identifications, Weighing
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import did_you_mean
from molehunt.model.vocabulary import Edge, vocabulary

if TYPE_CHECKING:
    import networkx as nx


def network(reader: Reader, *, ties: str | Sequence[str] | None, kinds: Sequence[str]) -> nx.MultiDiGraph[str]:
    """Return a MultiDiGraph with one edge for each claim and pair, never merged.

    Nodes are ids with ``name``, ``label`` and ``kind``: those who have a tie. Edges are keyed by claim and type. All
    attributes are texts, and ``approximate`` is a bool, so that every writer of networkx and ``json`` take them: what
    is not known is an empty text, days are ISO dates, lists are joined by "; ".

    An edge has ``type``, ``claim``, ``act`` (its predicate),
    ``what``, ``channel``, ``status``, ``grade``, ``date``, ``earliest``, ``latest``, ``possible_earliest``,
    ``possible_latest``, ``authors``, ``sources``; and, where somebody stands in the claim under another name,
    ``start_as``, ``end_as`` and ``identified_by``, the claims that say who it is.

    Raises MolehuntError for a type of edge or a label that does not exist.
    """
    import networkx as nx

    drawn = _drawn(ties)
    wanted = _labels(kinds)
    claims = reader.claims("ask/ties", predicates=sorted(drawn))
    identified = Identifications(reader.fetch(naming_claims(claims)))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for claim in claims:
        for edge in drawn[claim.predicate]:
            for start, end in _pairs(claim, edge, reader):
                if _shown(start, wanted) and _shown(end, wanted):
                    graph.add_node(start.id, **_node(start))
                    graph.add_node(end.id, **_node(end))
                    key = " ".join(filter(None, (claim.id, edge.type, start.form, end.form)))
                    graph.add_edge(start.id, end.id, key, **_edge(claim, edge.type, start, end, identified))
    return graph


def _drawn(ties: str | Sequence[str] | None) -> dict[str, list[Edge]]:
    """Return the edges wanted by predicate; those of names are no ties."""
    words = vocabulary()
    types = words.edge_types if ties is None else _listed(ties)
    for type_ in types:
        _refuse_unknown("a type of edge", type_, words.edge_types)
    naming = words.playing("naming")
    drawn = {name: [edge for edge in p.edges if edge.type in types] for name, p in words.predicates.items()}
    return {name: edges for name, edges in drawn.items() if edges and name not in naming}


def _labels(kinds: Sequence[str]) -> frozenset[str]:
    given = _listed(kinds)
    for label in given:
        _refuse_unknown("a label of entities", label, vocabulary().entity_labels)
    return frozenset(given)


def _listed(given: str | Sequence[str]) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given,)
    if not isinstance(given, (list, tuple, set, frozenset)):
        raise MolehuntError(f"network: expected names of ties or kinds in a list, not {type(given).__name__}")
    return tuple(map(str, given))


def _refuse_unknown(what: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        raise MolehuntError(f"network: {name!r} is not {what}; {did_you_mean(name, known)}")


def _pairs(claim: Evidence, edge: Edge, reader: Reader) -> Iterator[tuple[Party, Party]]:
    ends = [party for one in claim.filling(edge.end) for party in reader.parties(one)]
    for one in claim.filling(edge.start):
        for start in reader.parties(one):
            yield from ((start, end) for end in ends if start.id != end.id)


def _shown(party: Party, wanted: Iterable[str]) -> bool:
    """Return whether a party is shown: by its label; with persons, also a name of which nobody says whom it denotes."""
    return party.label in wanted or ("Person" in wanted and party.label in vocabulary().groups["name"])


def _node(party: Party) -> dict[str, str]:
    return {"name": party.name, "label": party.label, "kind": party.kind or ""}


def _edge(claim: Evidence, type_: str, start: Party, end: Party, identified: Identifications) -> dict[str, Any]:
    links = (*start.links, *end.links)
    days = claim.days
    return {
        "type": type_,
        "claim": claim.id,
        "act": claim.predicate,
        "what": claim.what or "",
        "channel": claim.channel or "",
        "status": identified.limit(Weighing([claim]).status, links),
        "grade": claim.grade,
        "date": claim.date or "",
        **{name: str(getattr(days, name) or "") for name in ("earliest", "latest")},
        **{name: str(getattr(days, name) or "") for name in ("possible_earliest", "possible_latest")},
        "approximate": days.approximate,
        "authors": "; ".join(sorted(claim.origin.authors)),
        "sources": "; ".join(sorted(claim.origin.sources)),
        "start_as": start.form_name or "",
        "end_as": end.form_name or "",
        "identified_by": "; ".join(sorted({id_ for link in links for id_ in link.claims})),
    }
