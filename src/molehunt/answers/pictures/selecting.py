"""The claims of a case on somebody or something, or of some families, for pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from molehunt.answers.custody import claims_on_copies
from molehunt.answers.question import Enquiry, Named
from molehunt.answers.resolving import Resolver
from molehunt.answers.selection import Grounds, Selection, proof_of, read_families
from molehunt.graph.evidence import Evidence
from molehunt.graph.lens import Lens
from molehunt.graph.reader import Reader


def select(resolver: Resolver, entity: str | None, families: str | Sequence[str] | None, lens: Lens) -> Selection:
    """Return the claims that count under a lens, in the order of their ids.

    With ``entity``, those in which it has a part, be it under another name; of a document, also those on its copies.
    """
    wanted = read_families(families)
    named = resolver.name(entity) if entity is not None else None
    reader = resolver.reader(lens)
    found = _on(named, reader, resolver) if named else reader.claims("ask/of_families", families=list(wanted))
    claims = tuple(claim for claim in found if claim.family in wanted)
    about = named.name if named else f"Case {resolver.case}"
    title = about if families is None else f"{about}: {', '.join(wanted)}"
    notes = (
        *dict.fromkeys(resolver.notes),
        *(f"left out: {words}" for words in reader.lens.undecidable(reader.left_out)),
    )
    grounds = Grounds(claims, reader.counted, reader.lens.words)
    return Selection(f"{title}, claim by claim", resolver.case, grounds, notes, proof_of(claims))


def _on(entity: Named, reader: Reader, resolver: Resolver) -> Iterator[Evidence]:
    """Yield the claims in which an entity has a part, or a copy of it."""
    found = {claim.id: claim for claim in reader.claims("ask/entity_claims", id=entity.id)}
    meant = {entity.id}
    if entity.label == "Document":
        on_copies, copies = claims_on_copies(entity.id, Enquiry(reader, {}, resolver))
        found |= {claim.id: claim for claim in on_copies if reader.lens.keeps(claim.origin)}
        meant |= set(copies)
    for _, claim in sorted(found.items()):
        if any(one.id in meant or meant & {party.id for party in reader.parties(one)} for one in claim.participants):
            yield claim
