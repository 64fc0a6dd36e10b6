"""The claims on a document and on all its copies, for questions that tell of both alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link, copies

STEPS = 8
"""How many steps ``ask/who_saw`` walks from a document to its copies."""


def claims_on_copies(document: str, enquiry: Enquiry) -> tuple[Sequence[Evidence], Mapping[str, tuple[Link, ...]]]:
    """Return the claims on a document and all its copies, and on what it rests that each of them is one.

    The query walks ``STEPS`` steps, for a walk without an end is slow where many claims say the same; from a copy that
    is as far away it is asked again.
    """
    found: dict[str, Evidence] = {}
    reached: Mapping[str, tuple[Link, ...]] = {document: ()}
    asked: set[str] = set()
    # From one copy to the next there can be two steps: to a form of words, and to whatever it denotes.
    while far := {id_ for id_, links in reached.items() if len(links) % (STEPS // 2) == 0} - asked:
        for id_ in sorted(far):
            found |= {c.id: c for c in enquiry.claims_and_identifications("ask/who_saw", document=id_)}
        asked |= far
        reached = copies(document, [claim for claim in found.values() if "copying" in claim.plays])
    return [found[id_] for id_ in sorted(found)], reached
