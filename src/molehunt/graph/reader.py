"""Read the claims of a case: first the few properties that a lens tests, then, in pages, the claims that pass.

A query under ``cypher/ask`` selects the claims of a question; ``ask/evidence`` alone fetches them as a whole, and
``ask/disagreements_of`` the disagreements in which they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from molehunt.graph.evidence import Disagreement, Evidence, Origin, Participant, disagreement, evidence, origin
from molehunt.graph.identities import Party, naming_claims, parties
from molehunt.graph.lens import Filter
from molehunt.model.errors import EngineError
from molehunt.store.graph_store import GraphStore

PAGE = 1_000
"""Claims fetched by one query."""
_IDENTIFYING = frozenset(("naming", "copying"))


class Reader:
    """Reads claims through a lens, for one question; it keeps what it has fetched for as long as it lives.

    Claims that say who stands under a name, or what is a copy of what, are identifications. As what rows rest on they
    pass any lens unless it has ``identities``; as rows of their own they are narrowed like all others.
    """

    def __init__(self, store: GraphStore, case: str, lens: Filter) -> None:
        self.store, self.case, self.lens = store, case, lens
        self.left_out: list[Origin] = []
        self._fetched: dict[str, Evidence] = {}
        self._disagreements: dict[str, Disagreement] = {}
        # Which identifications count; None means all.
        self._counting: frozenset[str] | None = frozenset() if lens.identities else None

    def claims(self, query: str, **parameters: Any) -> tuple[Evidence, ...]:
        """Return the claims that a query selects and the lens keeps, ordered by id.

        Raises QueryError for an unknown query or parameter, EngineError if the database cannot answer.
        """
        return self._read(query, parameters, self.lens.keeps)

    def claims_and_identifications(self, query: str, **parameters: Any) -> tuple[Evidence, ...]:
        """Return the same, and those claims besides that are selected as what others rest on: copies and namings."""
        return self._read(query, parameters, self._passes)

    def _read(
        self, query: str, parameters: Mapping[str, Any], passes: Callable[[Origin], bool]
    ) -> tuple[Evidence, ...]:
        kept = []
        for row in self.store.read(query, case=self.case, **parameters):
            seen = origin(row)
            if passes(seen):
                kept.append(seen.id)
            else:
                self.left_out.append(seen)
        fetched = self.fetch(kept)
        claims = tuple([fetched[id_] for id_ in kept])
        if self._counting is not None:
            self._counting |= self.counting(naming_claims(claims))
        return claims

    def counting(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those identifications that count under the lens."""
        if not self.lens.identities:
            return frozenset(ids)
        namings = self.fetch(wanted := set(ids))
        return frozenset(id_ for id_ in wanted if self.lens.keeps(namings[id_].origin))

    def parties(self, participant: Participant) -> tuple[Party, ...]:
        """Return the parties for a participant: those whom its name is said to denote, or the participant itself."""
        return parties(participant, self._counting)

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows of a query that returns something other than claims.

        Raises QueryError for an unknown query or parameter, EngineError if the database cannot answer.
        """
        return self.store.read(query, case=self.case, **parameters)

    def fetch(self, ids: Iterable[str]) -> Mapping[str, Evidence]:
        """Return claims by their ids, whatever the lens, with the disagreements in which they stand.

        Raises EngineError if the graph does not have one of them, as may happen during a load.
        """
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._fetched]
        rows = list(self._rows_of(missing))
        self._fetch_disagreements([row["claim"]["id"] for row in rows if row["sides"]])
        self._fetched |= {row["claim"]["id"]: evidence(row, self._disagreements) for row in rows}
        return self._fetched

    def proofs(self, ids: Iterable[str]) -> Mapping[str, Evidence]:
        """Return claims by their ids, whatever the lens, as a proof shows them: without their own disagreements."""
        wanted = dict.fromkeys(ids)
        missing = [id_ for id_ in wanted if id_ not in self._fetched]
        told = {row["claim"]["id"]: evidence(row, {}) for row in self._rows_of(missing)}
        return {id_: told.get(id_) or self._fetched[id_] for id_ in wanted}

    def _fetch_disagreements(self, ids: Sequence[str]) -> None:
        """Fetch the disagreements of some claims, with those members and decisions alone that count."""
        for start in range(0, len(ids), PAGE):
            rows = self.store.read("ask/disagreements_of", case=self.case, ids=ids[start : start + PAGE])
            for one in map(disagreement, rows):
                members = tuple(member for member in one.members if self._passes(member[1]))
                decisions = tuple(decision for decision in one.decisions if self.lens.hears(decision.decided_by))
                self._disagreements[one.id] = replace(one, members=members, decisions=decisions)

    def _rows_of(self, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
        for start in range(0, len(ids), PAGE):
            page = ids[start : start + PAGE]
            rows = self.store.read("ask/evidence", case=self.case, ids=page)
            if len(rows) != len(page):
                # This happens only during a load, and then the question is asked again.
                raise EngineError(f"case {self.case!r} lacks claims that its own queries name; run molehunt load again")
            yield from rows

    def _passes(self, seen: Origin) -> bool:
        identification = not _IDENTIFYING.isdisjoint(seen.plays)
        return (identification and not self.lens.identities) or self.lens.keeps(seen)
