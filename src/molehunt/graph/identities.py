"""Whom a name denotes, and what is a copy of what: further claims on which a row of an answer rests.

A form of words (a codename, a spelling) is never merged with a person. A person whom it is said to denote is a *party*
to the claims that use it. The party has *links*: the claims that say so, of which any one is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from molehunt.graph.evidence import Bearer, Evidence, Participant


class Link(NamedTuple):
    """An identification on which a row rests, besides its own claims; any one of ``claims`` is enough for it.

    ``said`` is what they say: "Etienne is Mark Zborowski".
    """

    said: str
    claims: tuple[str, ...]


class Party(NamedTuple):
    """An entity that takes part in a claim; ``form`` and ``form_name`` are the name that the claim uses for it.

    Both are None if the claim uses its own name, and then there are no ``links``.
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
        """The name, with the form of words that the claim uses."""
        return f"{self.name} (as {self.form_name})" if self.form else self.name


def parties(participant: Participant, counting: frozenset[str] | None = None) -> tuple[Party, ...]:
    """Return the parties for a participant: those whom a form of words is said to denote, else the participant itself.

    ``counting`` are the identifications that count, None for all of them. A form with several bearers gives a party
    for each.
    """
    denoted = []
    for bearer in participant.bearers:
        links = tuple(_links(participant, bearer, counting))
        if all(link.claims for link in links):
            form, form_name = participant.id, participant.name
            denoted.append(Party(bearer.id, bearer.name, bearer.kind, bearer.label, form, form_name, links))
    plain = Party(participant.id, participant.name, participant.kind, participant.label)
    return tuple(denoted) or (plain,)


def _links(participant: Participant, bearer: Bearer, counting: frozenset[str] | None) -> Iterator[Link]:
    """Yield who is denoted, and that this one is the bearer, where the two are listed as two."""
    said = f"{participant.name} is {bearer.name}"
    for words, claims in ((said, bearer.claims), (f"whom it denotes is {bearer.name}", bearer.through)):
        if claims:
            yield Link(words, tuple(sorted(id_ for id_ in claims if counting is None or id_ in counting)))


def naming_claims(evidence: Iterable[Evidence]) -> set[str]:
    """Return the ids of all claims that say whom the names in some claims denote."""
    bearers = (bearer for claim in evidence for participant in claim.participants for bearer in participant.bearers)
    return {id_ for bearer in bearers for id_ in (*bearer.claims, *bearer.through)}


def copies(document: str, copying: Iterable[Evidence]) -> dict[str, tuple[Link, ...]]:
    """Return a document and all its copies, and copies of copies, each with the links on which that rests.

    ``copying`` are the claims that their subject is a copy of their object. The shortest chain of copies counts.
    """
    said: dict[str, dict[str, list[Evidence]]] = {}
    names: dict[str, str] = {}
    for claim in copying:
        for one, other in _pairs(claim):
            names[one.id], names[other.id] = one.name, other.name
            said.setdefault(one.id, {}).setdefault(other.id, []).append(claim)
    reached: dict[str, tuple[Link, ...]] = {document: ()}
    latest: Sequence[str] = [document]
    while latest:
        following = []
        for original in latest:
            for copy, claims in said.get(original, {}).items():
                if copy not in reached:
                    what = f"{names[copy]} is a copy of {names[original]}"
                    link = Link(what, tuple(sorted(claim.id for claim in claims)))
                    reached[copy] = (*reached[original], link)
                    following.append(copy)
        latest = following
    return reached


def _pairs(claim: Evidence) -> Iterator[tuple[Party, Party]]:
    if claim.polarity == "affirmed" and claim.mode == "done":
        for one in claim.filling("object"):
            for other in claim.filling("subject"):
                yield from ((a, b) for a in parties(one) for b in parties(other) if a.id != b.id)
