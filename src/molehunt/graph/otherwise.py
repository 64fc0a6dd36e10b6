"""The same claims, if it were otherwise who stands under one name: to see what hangs on an identification.

Nothing is written. A :class:`Reader` that is given an :class:`Otherwise` reads every claim so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from molehunt.graph.evidence import Bearer, Evidence, Participant, evidence

SUPPOSED = "(supposed)"
"""The id of the claim that is supposed to say so; no claim of a case has such an id."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Suppose that a form of words denotes somebody (``holds``), or that it does not.

    ``form`` may be somebody listed as such, too: then whatever is said of that one is said of ``bearer``. The claims of
    ``form`` are those that say so now.
    """

    form: Bearer
    bearer: Bearer
    holds: bool

    def read(self, claim: Evidence) -> Evidence:
        """Return a claim as it would read."""
        if not any(self._touches(one) for one in claim.participants):
            return claim
        return replace(claim, participants=tuple(map(self._read, claim.participants)))

    def _touches(self, one: Participant) -> bool:
        return one.id == self.form.id or any({bearer.id, *bearer.through} & self._ids for bearer in one.bearers)

    @property
    def _ids(self) -> set[str]:
        return {self.form.id, *self.form.claims}

    def _read(self, one: Participant) -> Participant:
        borne = {bearer.id: bearer for bearer in one.bearers}
        if self.holds and one.id == self.form.id:
            borne.setdefault(self.bearer.id, self.bearer._replace(claims=(SUPPOSED,)))
        elif self.holds and (denoted := borne.pop(self.form.id, None)):
            borne.setdefault(self.bearer.id, self.bearer._replace(claims=denoted.claims, through=(SUPPOSED,)))
        elif one.id == self.form.id:
            borne.pop(self.bearer.id, None)
        elif (denoted := borne.get(self.bearer.id)) and self._ids & {*denoted.through}:
            del borne[self.bearer.id]
            borne[self.form.id] = self.form._replace(claims=denoted.claims)
        return one._replace(bearers=tuple(borne[id_] for id_ in sorted(borne)))

    def asked_as(self, parameters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield parameters that select the claims on the form where those of the bearer are asked for."""
        if self.holds and self.bearer.id in parameters.values():
            yield {name: self.form.id if value == self.bearer.id else value for name, value in parameters.items()}

    def supposed(self) -> Evidence:
        """Return the claim that is supposed: as firm as a claim can be, so that it weakens no row."""
        claim = dict.fromkeys(_FIELDS) | {
            "id": SUPPOSED, "predicate": "denotes", "family": "names", "plays": ["naming"], "statement": "Supposed.",
            "mode": "done", "stance": "asserts", "polarity": "affirmed", "certainty": "plain", "basis": "unknown",
        }  # fmt: skip
        passage = {"id": SUPPOSED, "source": "", "title": "", "paragraph": 0, "start": 0, "end": 1, "sha256": "",
                   "repeats": None}  # fmt: skip
        by = [{"depth": 0, "id": SUPPOSED, "name": "Supposed"}]
        return evidence(
            {"claim": claim, "participants": [], "asserted_by": by, "passage": passage, "alternatives": [], "sides": []}
        )


_FIELDS = (
    "what", "channel", "hedge", "reliability", "credibility", "date", "earliest", "latest", "possible_earliest",
    "possible_latest", "approximate", "recorded", "authors", "sources",
)  # fmt: skip
