"""Read the claims of a case: which ones a question asks for, what a lens looks at, and then those that pass, in pages.

A query under ``cypher/ask`` selects the ids of the claims of a question; with a lens, ``ask/origins`` gives what it
tests. ``ask/evidence`` fetches claims as a whole, and ``ask/disagreements_of`` the disagreements in which they stand.
Of claims that an answer only names, such as those of the other sides, ``ask/proof`` fetches what it shows: half the
time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, TypeVar

from molehunt.graph.evidence import Disagreement, Evidence, Origin, Participant, Side, disagreement, evidence, origin
from molehunt.graph.identities import Party, naming_claims, parties
from molehunt.graph.lens import Filter
from molehunt.graph.otherwise import SUPPOSED, Otherwise
from molehunt.graph.proof import Proof, proof
from molehunt.model.errors import EngineError
from molehunt.store.graph_store import GraphStore

PAGE = 1_000
"""Claims fetched by one query."""
KEPT = 5_000
"""Claims, and disagreements, that are kept for the next question."""
KEPT_ROWS = 20_000
"""Rows of other queries, such as the ids that they select, that are kept for it."""
_IDENTIFYING = frozenset(("naming", "copying"))
Item = TypeVar("Item")
_Returned = Mapping[tuple[str, str], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Known:
    """Claims and disagreements by id, and what queries returned, as read in one state of the graph, whatever the lens.

    What queries returned is kept by their names and parameters; it must not be changed.
    """

    claims: Mapping[str, Evidence] = field(default_factory=dict)
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    disagreements: Mapping[str, Disagreement] = field(default_factory=dict)
    returned: _Returned = field(default_factory=dict)


class Reader:
    """Reads claims through a lens, for one question; what is ``known`` already is not fetched again.

    Claims that say who stands under a name, or what is a copy of what, are identifications. As what rows rest on they
    pass any lens unless it has ``identities``; as rows of their own they are narrowed like all others. With
    ``otherwise`` claims read as if it were otherwise who stands under a name.
    """

    def __init__(
        self,
        store: GraphStore,
        case: str,
        lens: Filter,
        known: Known | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        self.store, self.case, self.lens, self.otherwise = store, case, lens, otherwise
        self.left_out: list[Origin] = []
        known = known or Known()
        self._claims, self._proofs = dict(known.claims), dict(known.proofs)
        if otherwise:
            supposed = otherwise.supposed()
            self._claims = {id_: otherwise.read(claim) for id_, claim in known.claims.items()} | {supposed.id: supposed}
        self._disagreements = dict(known.disagreements)
        # The same through the lens.
        self._seen: dict[str, Evidence] = {}
        self._narrowed: dict[str, Disagreement] = {}
        # Which identifications count; None means all.
        self._counting: frozenset[str] | None = frozenset() if lens.identities else None
        self._returned = dict(known.returned)

    def under(self, lens: Filter) -> Reader:
        """Return a reader of the same state of the graph through another lens; both share all that either reads."""
        other = Reader(self.store, self.case, lens, otherwise=self.otherwise)
        other._claims, other._proofs = self._claims, self._proofs
        other._disagreements, other._returned = self._disagreements, self._returned
        return other

    def known(self) -> Known:
        """Return what has been fetched, for the next question in the same state of the graph."""
        latest = _latest(self._claims), _latest(self._proofs), _latest(self._disagreements)
        return Known(*latest, _of_few_rows(self._returned))

    def claims(self, query: str, **parameters: Any) -> tuple[Evidence, ...]:
        """Return the claims that a query selects and the lens keeps, in its order.

        Raises QueryError for an unknown query or parameter, EngineError if the database cannot answer.
        """
        return self._kept(self._selected(query, parameters), self.lens.keeps)

    def claims_and_identifications(self, query: str, **parameters: Any) -> tuple[Evidence, ...]:
        """Return the same, and those claims besides that are selected as what others rest on: copies and namings."""
        return self._kept(self._selected(query, parameters), self.passes)

    def claims_of(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """Return those of some claims that the lens keeps, ordered by id; raises EngineError if one is not there."""
        return self._kept(sorted(set(ids)), self.lens.keeps)

    def counting(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those identifications that count under the lens."""
        if not self.lens.identities:
            return frozenset(ids)
        namings = self._fetched(wanted := set(ids))
        return frozenset(id_ for id_ in wanted if id_ == SUPPOSED or self.lens.keeps(namings[id_].origin))

    @property
    def counted(self) -> frozenset[str] | None:
        """The identifications that count for the claims read so far; None for all."""
        return self._counting

    def parties(self, participant: Participant) -> tuple[Party, ...]:
        """Return the parties for a participant: those whom its name is said to denote, or the participant itself."""
        return parties(participant, self._counting)

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows of a query that returns something other than claims.

        Raises QueryError for an unknown query or parameter, EngineError if the database cannot answer.
        """
        return self._asked(query, parameters)

    def called(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the names of entities and the titles of works by their ids; raises EngineError as ``rows`` does."""
        return {row["id"]: row["name"] for row in self.rows("ask/called", ids=sorted(set(ids)))}

    def fetch(self, ids: Iterable[str]) -> Mapping[str, Evidence]:
        """Return claims by their ids, whatever the lens, with the disagreements in which they stand.

        A disagreement has those members and decisions alone that the lens keeps. Raises EngineError if the graph does
        not have one of the claims, as may happen during a load.
        """
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._seen]
        claims = self._fetched(missing)
        self._narrow({id_ for wanted in missing for id_, _ in claims[wanted].stands_in})
        for id_ in missing:
            claim = claims[id_]
            sides = tuple([Side(position, self._narrowed[of]) for of, position in claim.stands_in])
            self._seen[id_] = replace(claim, sides=sides) if sides else claim
        return self._seen

    def passing(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those of some claims that the lens keeps; identifications count as what others rest on."""
        wanted = frozenset(ids)
        claims = self._fetched(wanted)
        return frozenset(id_ for id_ in wanted if self.passes(claims[id_].origin))

    def proofs(self, ids: Iterable[str]) -> dict[str, Proof]:
        """Return claims by their ids, whatever the lens, as a proof shows them."""
        wanted = list(dict.fromkeys(ids))
        missing = [id_ for id_ in wanted if id_ not in self._claims and id_ not in self._proofs]
        self._proofs |= {row["claim"]["id"]: proof(row) for row in self._pages("ask/proof", missing)}
        return {id_: self._claims.get(id_) or self._proofs[id_] for id_ in wanted}

    def passes(self, seen: Origin) -> bool:
        """Return whether a claim counts as what others rest on: identifications do, unless the lens narrows them."""
        identification = not _IDENTIFYING.isdisjoint(seen.plays)
        return (identification and not self.lens.identities) or self.lens.keeps(seen)

    def _selected(self, query: str, parameters: Mapping[str, Any]) -> list[str]:
        found = [row["id"] for row in self._asked(query, parameters)]
        for other in self.otherwise.asked_as(parameters) if self.otherwise else ():
            found += [row["id"] for row in self._asked(query, other)]
        return sorted(set(found)) if self.otherwise else found

    def _asked(self, query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        key = query, repr(sorted(parameters.items()))
        if key not in self._returned:
            self._returned[key] = self.store.read(query, case=self.case, **parameters)
        return self._returned[key]

    def _kept(self, ids: Sequence[str], passes: Callable[[Origin], bool]) -> tuple[Evidence, ...]:
        if self.lens.settings:
            origins = list(self._origins(ids))
            self.left_out += [one for one in origins if not passes(one)]
            ids = [one.id for one in origins if passes(one)]
        fetched = self.fetch(ids)
        claims = tuple([fetched[id_] for id_ in ids])
        if self._counting is not None:
            self._counting |= self.counting(naming_claims(claims))
        return claims

    def _origins(self, ids: Sequence[str]) -> Iterator[Origin]:
        rows = self._pages("ask/origins", [id_ for id_ in ids if id_ not in self._claims])
        read = {row["id"]: origin(row) for row in rows}
        return (read[id_] if id_ in read else self._claims[id_].origin for id_ in ids)

    def _fetched(self, ids: Iterable[str]) -> Mapping[str, Evidence]:
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._claims]
        read = self.otherwise.read if self.otherwise else lambda claim: claim
        self._claims |= {row["claim"]["id"]: read(evidence(row)) for row in self._pages("ask/evidence", missing)}
        return self._claims

    def _narrow(self, ids: Iterable[str]) -> None:
        """Read some disagreements, and leave out of each what the lens does not keep."""
        wanted = [id_ for id_ in sorted(ids) if id_ not in self._narrowed]
        missing = [id_ for id_ in wanted if id_ not in self._disagreements]
        self._disagreements |= {row["id"]: disagreement(row) for row in self._pages("ask/disagreements_of", missing)}
        found = {id_: self._disagreements[id_] for id_ in wanted}
        if self.lens.settings:
            self._fetched(member for one in found.values() for _, member in one.members)
        self._narrowed |= {id_: self._in_sight(one) if self.lens.settings else one for id_, one in found.items()}

    def _in_sight(self, one: Disagreement) -> Disagreement:
        members = tuple(member for member in one.members if self.passes(self._claims[member[1]].origin))
        decisions = tuple(decision for decision in one.decisions if self.lens.hears(decision.decided_by))
        return replace(one, members=members, decisions=decisions)

    def _pages(self, query: str, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
        for start in range(0, len(ids), PAGE):
            page = ids[start : start + PAGE]
            rows = self.store.read(query, case=self.case, ids=page)
            if len(rows) != len(page):
                # This happens only during a load, and then the question is asked again.
                raise EngineError(f"case {self.case!r} lacks what its own queries name; run molehunt load again")
            yield from rows


def _latest(items: Mapping[str, Item]) -> dict[str, Item]:
    """Return a copy without the oldest of too many items."""
    return dict(islice(items.items(), max(0, len(items) - KEPT), None))


def _of_few_rows(returned: _Returned) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return a copy without the oldest of too many rows; an empty answer counts as one."""
    kept, left = [], KEPT_ROWS
    for key, rows in reversed(list(returned.items())):
        if len(rows) < left:
            kept.append((key, rows))
            left -= len(rows) + 1
    return dict(reversed(kept))
