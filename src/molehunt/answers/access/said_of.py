"""What the sources themselves say of suspects: with regard to a document, other suspicions, hypotheses on record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from molehunt.answers.question import AGENT, Enquiry
from molehunt.graph.evidence import Evidence
from molehunt.graph.ties import labels, read_ties, wanted

_SHORT = 4
"""Letters that a part of a name must have to be looked for in a sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of each one, by id: on the document, and other suspicions; and the hypotheses of the case."""

    on_it: Mapping[str, Sequence[Evidence]]
    suspicions: Mapping[str, Sequence[Evidence]]
    hypotheses: Sequence[Mapping[str, Any]]

    def naming(self, name: str, claims: Collection[str]) -> list[str]:
        """Return the hypotheses that name somebody, of the questions on which some of these claims bear."""
        asked = {row["question"] for row in self.hypotheses for one in row["claims"] if one["id"] in claims}
        parts = [part for part in re.findall(r"\w+", name) if len(part) >= _SHORT]
        of_name = re.compile(r"\b(" + "|".join(map(re.escape, parts)) + r")\b", re.IGNORECASE) if parts else None
        return [
            row["statement"]
            for row in self.hypotheses
            if of_name and row["question"] in asked and of_name.search(row["statement"])
        ]


def said_of(enquiry: Enquiry, on_it: Iterable[Evidence], without: Collection[str]) -> Said:
    """Return what is said of people: ``on_it`` are the claims on the document, ``without`` those that do not count."""
    about: dict[str, dict[str, Evidence]] = {}
    for claim in on_it:
        for id_ in _spoken_of(claim, enquiry) if claim.id not in without else ():
            about.setdefault(id_, {})[claim.id] = claim
    suspicions: dict[str, dict[str, Evidence]] = {}
    for tie in read_ties(enquiry.reader, wanted("suspicion"), labels(["Person", "Organization"])):
        if tie.claim.id not in without and tie.claim.id not in about.get(tie.end.id, {}):
            suspicions.setdefault(tie.end.id, {})[tie.claim.id] = tie.claim
    return Said(_listed(about), _listed(suspicions), enquiry.rows("ask/hypotheses"))


def _spoken_of(claim: Evidence, enquiry: Enquiry) -> Iterator[str]:
    """Yield whom a claim on the document speaks of, who is neither its speaker nor its hearer."""
    if claim.family == "custody":
        return
    speaking = {party.id for one in claim.filling("subject", "recipient") for party in enquiry.parties(one)}
    for one in claim.filling("object", "about"):
        for party in enquiry.parties(one):
            if party.id not in speaking and party.label in AGENT and not party.unknown:
                yield party.id


def _listed(found: Mapping[str, Mapping[str, Evidence]]) -> dict[str, list[Evidence]]:
    return {id_: [claims[one] for one in sorted(claims)] for id_, claims in found.items()}
