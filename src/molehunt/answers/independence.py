"""How many independent roots claims have: from whom they come in the end, and whether that is known at all.

Claims have one root if one person or work says them in the end, under whatever name and in whatever work, or if their
passages are copied (``graph.witnesses``). A root is *established* as independent where the source says on what it
rests: somebody was there, or a document is named. Where it does not, or where two roots may draw on one work,
independence is not established, and why is told. Those who cite one another in a circle establish nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence
from molehunt.graph.witnesses import witnesses

_NOT_SAID = {
    "unknown": "on what it rests is not said",
    "told": "from whom it was heard is not said",
    "deduced": "a conclusion, and on what evidence is not said",
    "documentary": "in what document it was read is not said",
    "witnessed": "",
}


class Root(NamedTuple):
    """Claims that come from one in the end; ``why`` says why its independence is not established, if it is not."""

    name: str
    claims: tuple[Evidence, ...]
    why: str
    circular: bool = False

    @property
    def established(self) -> bool:
        """Whether it counts as an independent root."""
        return not self.why


class Origins:
    """The works of a case, and who stands under the names of asserters; read once for many groups of claims."""

    def __init__(self, claims: Iterable[Evidence], enquiry: Enquiry) -> None:
        ids = sorted({id_ for claim in claims for id_, _ in claim.asserted_by})
        rows = enquiry.rows("ask/bearers", ids=ids) if ids else []
        said = {one["claim"] for row in rows for one in row["denotes"]}
        counting = enquiry.reader.counting(said) if said else frozenset()
        self._unknown = {row["id"] for row in rows if row["kind"] == "unknown"}
        self._bearer: dict[str, str] = {}
        for row in rows:
            meant = {one["id"] for one in row["denotes"] if one["claim"] in counting}
            if len(meant) == 1:
                self._bearer[row["id"]] = meant.pop()
        works = enquiry.rows("ask/sources") if ids else []
        self._works = {row["id"]: row for row in works}
        self._documents = {row["document"]: row["id"] for row in works if row["document"]}
        self._author = _one_of_each(works)

    def roots(self, claims: Sequence[Evidence]) -> list[Root]:
        """Return the roots of claims that say the same, those that are established first."""
        grouped: dict[int, list[Evidence]] = {}
        for number, claim in zip(self._numbered(claims), claims, strict=True):
            grouped.setdefault(number, []).append(claim)
        circle = self._in_a_circle(claims)
        found: list[Root] = []
        groups = sorted(grouped.values(), key=lambda group: (bool(self._why(group, circle)), group[0].id))
        for group in groups:
            why = self._why(group, circle) or self._shared(group, [one for one in found if one.established])
            found.append(Root(_name(group[0]), tuple(group), why, self._voice(group[0].comes_from) in circle))
        return sorted(found, key=lambda one: not one.established)

    def _numbered(self, claims: Sequence[Evidence]) -> list[int]:
        """Return the number of the root of each claim: witnesses who are one voice are one root."""
        numbers = witnesses(claims)
        first: dict[str, int] = {}
        joined = list(range(len(claims)))
        for number, claim in zip(numbers, claims, strict=True):
            known = first.setdefault(self._voice(claim.comes_from), number)
            old, new = joined[number], joined[known]
            joined = [new if one == old else one for one in joined]
        return [joined[number] for number in numbers]

    def _voice(self, asserter: str) -> str:
        """Return who speaks: the bearer of a name, the author of a work; of several authors always the same one."""
        meant = self._bearer.get(asserter, asserter)
        work = self._works.get(self._documents.get(meant, meant))
        speaking = work["authors"][0] if work and work["authors"] else work["id"] if work else meant
        return self._author.get(speaking, speaking)

    def _why(self, group: Sequence[Evidence], circle: frozenset[str]) -> str:
        if self._voice(group[0].comes_from) in circle:
            return "cited in a circle"
        reasons = [self._not_said(claim) for claim in group]
        return "" if "" in reasons else reasons[0]

    def _not_said(self, claim: Evidence) -> str:
        if claim.comes_from in self._unknown:
            return "whose word it is is not said"
        # Somebody else tells what is in the document that is the last of the chain.
        named = len(claim.asserted_by) > 1 and self._is_document(claim.comes_from)
        return "" if claim.basis == "documentary" and named else _NOT_SAID[claim.basis]

    def _is_document(self, asserter: str) -> bool:
        return asserter in self._works or asserter in self._documents

    def _shared(self, group: Sequence[Evidence], others: Iterable[Root]) -> str:
        """Return why a root may be one with another that counts already; empty if nothing says so."""
        for other in others:
            if self._drawn_on(group) & self._drawn_on(other.claims):
                return f"may draw on the same work as {other.name}"
            if any(side.of.kind == "dependence" and _against(side.against, other) for c in group for side in c.sides):
                return f"may be one witness with {other.name}"
        return ""

    def _drawn_on(self, claims: Iterable[Evidence]) -> set[str]:
        """Return the works behind claims: those that say them in the end, and all on which these draw."""
        return {work for claim in claims for work in self._works_behind(claim.comes_from)}

    def _works_behind(self, asserter: str) -> set[str]:
        todo = [self._documents.get(asserter, asserter)]
        found: set[str] = set()
        while todo:
            work = todo.pop()
            if work in self._works and work not in found:
                found.add(work)
                todo += self._works[work].get("derives_from") or ()
        return found

    def _in_a_circle(self, claims: Iterable[Evidence]) -> frozenset[str]:
        """Return the voices that cite one another in a circle on this matter, each by way of the next."""
        cited: dict[str, set[str]] = {}
        for claim in claims:
            pairs = list(pairwise(id_ for id_, _ in claim.asserted_by))
            pairs += [(id_, work) for id_, _ in claim.asserted_by for work in self._works_behind(id_)]
            for one, other in ((self._voice(a), self._voice(b)) for a, b in pairs):
                if one != other:
                    cited.setdefault(one, set()).add(other)
        return frozenset(voice for voice in cited if voice in _reached(voice, cited))


def established(roots: Iterable[Root]) -> int:
    """Return how many of the roots count as independent."""
    return sum(root.established for root in roots)


def _against(ids: Iterator[str], other: Root) -> bool:
    return not {claim.id for claim in other.claims}.isdisjoint(ids)


def _reached(start: str, arrows: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        for other in arrows.get(todo.pop(), set()) - found:
            found.add(other)
            todo.append(other)
    return found


def _one_of_each(works: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, str]:
    """Return for every author one of those with whom he has written: authors of a common work are one voice."""
    one: dict[str, str] = {}
    for work in works:
        together = {one.get(author, author) for author in work["authors"]} | set(work["authors"])
        for author in sorted(one.keys() | together):
            if author in together or one.get(author) in together:
                one[author] = min(together)
    return one


def _name(claim: Evidence) -> str:
    return claim.asserted_by[-1][1] if claim.asserted_by else str(claim.passage["title"])
