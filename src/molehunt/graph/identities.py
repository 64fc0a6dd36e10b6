"""Who stands under a name, and what is a copy of what: evidence of its own, on which rows rest besides their claims.

A form of words (a codename, a spelling) is never merged with anybody. Whoever it is said to denote is a *party* to what
is said of the form, and the party carries the *links*: the claims that say so, of which any one is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from molehunt.graph.evidence import Evidence, Participant


class Link(NamedTuple):
    """Something besides its own claims on which a row rests; any one of ``claims`` carries it.

    ``said`` is what they say: "Etienne is Mark Zborowski".
    """

    said: str
    claims: tuple[str, ...]


class Party(NamedTuple):
    """Somebody or something that has a part in a claim; ``form`` and ``form_name`` are the name it stands under there.

    Both are None where it stands under its own name, and then there are no ``links``.
    """

    id: str
    name: str
    kind: str | None
    label: str
    form: str | None = None
    form_name: str | None = None
    links: tuple[Link, ...] = ()

    @property
    def unknown(self) -> bool:
        """True for somebody whom the text leaves unnamed."""
        return self.kind == "unknown"

    @property
    def shown(self) -> str:
        """The name, with the form under which it stands in the claim."""
        return f"{self.name} (as {self.form_name})" if self.form else self.name


def parties(participant: Participant, counting: frozenset[str] | None = None) -> tuple[Party, ...]:
    """Return whoever a participant is: those whom a form of words is said to denote, else the participant itself.

    ``counting`` are the identifications that count, None for all of them. A form with several bearers gives a party
    for each.
    """
    named = {bearer.id: bearer for bearer in participant.bearers}
    found = []
    for bearer in named.values():
        claims = [claim for claim in bearer.claims if counting is None or claim in counting]
        if claims:
            link = Link(f"{participant.name} is {bearer.name}", tuple(sorted(claims)))
            form, form_name = participant.id, participant.name
            found.append(Party(bearer.id, bearer.name, bearer.kind, bearer.label, form, form_name, (link,)))
    plain = Party(participant.id, participant.name, participant.kind, participant.label)
    return tuple(found) or (plain,)


def naming_claims(evidence: Iterable[Evidence]) -> set[str]:
    """Return the ids of all claims that say who stands under the names in some claims."""
    return {id_ for claim in evidence for p in claim.participants for bearer in p.bearers for id_ in bearer.claims}


def copies(document: str, copying: Iterable[Evidence]) -> dict[str, tuple[Link, ...]]:
    """Return every document that is said to be ``document`` or a copy of it, or of a copy, with what that rests on.

    ``copying`` are the claims that something is a copy of something: subject of object. The shortest way counts.
    """
    said: dict[str, dict[str, list[Evidence]]] = {}
    names: dict[str, str] = {}
    for claim in copying:
        for one, other in _pairs(claim):
            names[one.id], names[other.id] = one.name, other.name
            said.setdefault(one.id, {}).setdefault(other.id, []).append(claim)
    reached: dict[str, tuple[Link, ...]] = {document: ()}
    front: Sequence[str] = [document]
    while front:
        found = []
        for original in front:
            for copy, claims in said.get(original, {}).items():
                if copy not in reached:
                    what = f"{names[copy]} is a copy of {names[original]}"
                    link = Link(what, tuple(sorted(claim.id for claim in claims)))
                    reached[copy] = (*reached[original], link)
                    found.append(copy)
        front = found
    return reached


def _pairs(claim: Evidence) -> Iterator[tuple[Party, Party]]:
    if claim.polarity == "affirmed" and claim.mode == "done":
        for one in claim.filling("object"):
            for other in claim.filling("subject"):
                yield from ((a, b) for a in parties(one) for b in parties(other) if a.id != b.id)
