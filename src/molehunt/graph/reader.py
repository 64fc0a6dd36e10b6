"""Read the claims of a case: first the few properties that a lens tests, then, in pages, the claims that pass.

A query under ``cypher/ask`` selects the claims of a question; ``ask/evidence`` alone fetches them as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from molehunt.graph.evidence import Evidence, Origin, Participant, evidence, origin
from molehunt.graph.identities import Party, naming_claims, parties
from molehunt.graph.lens import Filter
from molehunt.model.errors import EngineError
from molehunt.store.graph_store import GraphStore

PAGE = 1_000
"""Claims fetched by one query."""
_IDENTIFYING = frozenset(("naming", "copying"))


class Reader:
    """Reads claims through a lens, for one question; it keeps what it has fetched for as long as it lives.

    Claims that say who stands under a name, or what is a copy of what, are identifications: they pass any lens unless
    it has ``identities``.
    """

    def __init__(self, store: GraphStore, case: str, lens: Filter) -> None:
        self.store, self.case, self.lens = store, case, lens
        self.left_out: list[Origin] = []
        self._fetched: dict[str, Evidence] = {}
        # Which identifications count; None means all.
        self._counting: frozenset[str] | None = frozenset() if lens.identities else None

    def claims(self, query: str, **parameters: Any) -> tuple[Evidence, ...]:
        """Return the claims that a query selects and the lens keeps, ordered by id.

        Raises QueryError for an unknown query or parameter, EngineError if the database cannot answer.
        """
        kept = []
        for row in self.store.read(query, case=self.case, **parameters):
            seen = origin(row["claim"])
            if self._passes(seen):
                kept.append(seen.id)
            else:
                self.left_out.append(seen)
        fetched = self.fetch(kept)
        claims = tuple([fetched[id_] for id_ in kept])
        if self._counting is not None:
            namings = self.fetch(ids := naming_claims(claims))
            self._counting |= {id_ for id_ in ids if self._passes(namings[id_].origin)}
        return claims

    def parties(self, participant: Participant) -> tuple[Party, ...]:
        """Return the parties for a participant: those whom its name is said to denote, or the participant itself."""
        return parties(participant, self._counting)

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows of a query that returns something other than claims.

        Raises QueryError for an unknown query or parameter, EngineError if the database cannot answer.
        """
        return self.store.read(query, case=self.case, **parameters)

    def fetch(self, ids: Iterable[str]) -> Mapping[str, Evidence]:
        """Return claims by their ids, whatever the lens.

        Raises EngineError if the graph does not have one of them, as may happen during a load.
        """
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._fetched]
        for start in range(0, len(missing), PAGE):
            self._page(missing[start : start + PAGE])
        return self._fetched

    def _passes(self, seen: Origin) -> bool:
        identification = not _IDENTIFYING.isdisjoint(seen.plays)
        return (identification and not self.lens.identities) or self.lens.keeps(seen)

    def _page(self, ids: Sequence[str]) -> None:
        rows = self.store.read("ask/evidence", case=self.case, ids=ids)
        if len(rows) != len(ids):
            # This happens only during a load, and then the question is asked again.
            raise EngineError(f"case {self.case!r} lacks claims that its own queries name; run molehunt load again")
        for row in rows:
            claim = self.lens.opposed(evidence(row))
            self._fetched[claim.id] = claim
