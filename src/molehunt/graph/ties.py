"""The ties that claims draw between parties: one for each claim and pair, from the same evidence as every answer.

The network and the measures stand on these. ``data/model/ties.yaml`` has the groups of ties under a word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link, Party
from molehunt.graph.reader import Reader
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import did_you_mean
from molehunt.model.vocabulary import Edge, Vocabulary, vocabulary


@dataclass(frozen=True, slots=True)
class Tie:
    """A claim that ties one party to another."""

    claim: Evidence
    type: str
    start: Party
    end: Party

    @property
    def links(self) -> tuple[Link, ...]:
        """What identifies its ends."""
        return (*self.start.links, *self.end.links)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which ties are wanted: by predicate, the edges that it draws; whether they have a direction."""

    edges: Mapping[str, tuple[Edge, ...]]
    turned: frozenset[str]
    directed: bool


def wanted(ties: str | Sequence[str] | None) -> Wanted:
    """Return the ties that are meant: a group such as "flow", types of edge, or predicates; all for None.

    A group says whether its ties have a direction; types and predicates have theirs; all together have none. Raises
    MolehuntError for what is none of these.
    """
    words = vocabulary()
    if isinstance(ties, str) and ties in words.ties:
        group = words.ties[ties]
        return Wanted(_drawn(words, (*group.edges, *group.turned)), frozenset(group.turned), group.directed)
    if ties is None:
        return Wanted(_drawn(words, words.edge_types), frozenset(), directed=False)
    types: list[str] = []
    predicates: list[str] = []
    for name in listed("ties", ties):
        if name in words.ties:
            types += (*words.ties[name].edges, *words.ties[name].turned)
        elif name in words.predicates:
            predicates.append(name)
        else:
            refuse_unknown("a group of ties, a type of edge or a predicate", name, (*words.ties, *words.edge_types))
            types.append(name)
    return Wanted(_drawn(words, types) | _drawn(words, words.edge_types, predicates), frozenset(), directed=True)


def _drawn(
    words: Vocabulary, types: Sequence[str], predicates: Iterable[str] | None = None
) -> dict[str, tuple[Edge, ...]]:
    """Return the edges of these types by predicate; those of names are no ties."""
    naming = words.playing("naming")
    among = words.predicates if predicates is None else predicates
    drawn = {name: tuple(edge for edge in words.predicates[name].edges if edge.type in types) for name in among}
    return {name: edges for name, edges in drawn.items() if edges and name not in naming}


def labels(kinds: str | Sequence[str]) -> frozenset[str]:
    """Return the labels of entities that are meant; raises MolehuntError for what is none."""
    given = listed("kinds", kinds)
    for label in given:
        refuse_unknown("a label of entities", label, vocabulary().entity_labels)
    return frozenset(given)


def listed(what: str, given: str | Sequence[str]) -> tuple[str, ...]:
    """Return one name or several as a tuple; raises MolehuntError for anything else."""
    if isinstance(given, str):
        return (given,)
    if not isinstance(given, (list, tuple, set, frozenset)):
        raise MolehuntError(f"{what}: expected names in a list, not {type(given).__name__}")
    return tuple(map(str, given))


def refuse_unknown(what: str, name: str, known: Sequence[str]) -> None:
    """Raise MolehuntError if a name is not known."""
    if name not in known:
        raise MolehuntError(f"{name!r} is not {what}; {did_you_mean(name, known)}")


def shown_labels(kinds: frozenset[str]) -> frozenset[str]:
    """Return the labels of the nodes shown: with persons come names that nobody is said to bear."""
    return kinds | vocabulary().groups["name"] if "Person" in kinds else kinds


def read_ties(
    reader: Reader, which: Wanted, kinds: frozenset[str], people: Collection[str] | None = None
) -> Iterator[Tie]:
    """Yield the ties between parties of some labels, claims in order of their ids; of some ``people``, or of all."""
    predicates = sorted(which.edges)
    if people is None:
        claims = reader.claims("ask/ties", predicates=predicates)
    else:
        claims = reader.claims("ask/ties_of", predicates=predicates, people=sorted(people))
    return _drawn_by(claims, reader, which, kinds)


def read_denials(reader: Reader, which: Wanted, kinds: frozenset[str]) -> Iterator[Tie]:
    """Yield the ties that claims deny, which are in no network."""
    claims = reader.claims("ask/denials", predicates=sorted(which.edges))
    return _drawn_by((one for one in claims if one.polarity == "negated"), reader, which, kinds)


def _drawn_by(claims: Iterable[Evidence], reader: Reader, which: Wanted, kinds: frozenset[str]) -> Iterator[Tie]:
    shown = shown_labels(kinds)
    for claim in claims:
        for edge in which.edges[claim.predicate]:
            for start, end in _pairs(claim, edge, reader):
                if start.label in shown and end.label in shown:
                    yield Tie(claim, edge.type, start, end)


def _pairs(claim: Evidence, edge: Edge, reader: Reader) -> Iterator[tuple[Party, Party]]:
    ends = [party for one in claim.filling(edge.end) for party in reader.parties(one)]
    for one in claim.filling(edge.start):
        for start in reader.parties(one):
            yield from ((start, end) for end in ends if start.id != end.id)
