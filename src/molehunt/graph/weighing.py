"""Weighing the claims behind one row or edge: its status, its days, and the claims on which it hangs.

Each claim is weighed once; what a row would be without some of them follows from counts, so that a row of ten thousand
claims takes ten times as long as one of a thousand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link
from molehunt.model.dates.bounds import Bounds, hull, spans
from molehunt.model.status import firmest_of, from_words, weakest_of


@dataclass(frozen=True, slots=True)
class Loss:
    """What a row would be without some claims; ``alternatives`` is the set that they are, if they are one.

    ``status`` is "unknown" where nothing would be left of the row.
    """

    claims: tuple[str, ...]
    alternatives: str | None
    status: str


@dataclass(slots=True)
class Weighing:
    """The claims of one row, weighed."""

    claims: Sequence[Evidence]
    _supporting: dict[str, str] = field(default_factory=dict)
    _opposing: set[str] = field(default_factory=set)
    _contradictors: dict[str, set[str]] = field(default_factory=dict)
    _contradicted: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _sets: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _whole: list[frozenset[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        ids = {claim.id for claim in self.claims}
        for claim in self.claims:
            for choice in claim.alternatives:
                self._sets[choice.id].add(claim.id)
                if choice.members <= ids:
                    self._whole.append(choice.members)
            support = claim.support(open_choice=_open_choice(claim, ids))
            if not support.supports:
                self._opposing.add(claim.id)
                continue
            self._supporting[claim.id] = support.word
            if against := set(claim.contradicted_by()):
                self._contradictors[claim.id] = against
                for other in against:
                    self._contradicted[other].add(claim.id)

    @property
    def status(self) -> str:
        """The status of the row."""
        return from_words(
            set(self._supporting.values()), opposed=bool(self._opposing), contested=bool(self._contradictors)
        )

    def losses(self) -> Iterator[Loss]:
        """Yield what the row would be without each claim, each set of alternatives and each claim against it.

        A set of alternatives goes as a whole: where one of its members is cleared, another is true.
        """
        words = Counter(self._supporting.values())
        for id_, members in self._sets.items():
            yield self._loss(tuple(sorted(members)), id_, words)
        in_sets = {id_ for members in self._sets.values() for id_ in members}
        for id_ in dict.fromkeys([*(claim.id for claim in self.claims), *self._contradicted]):
            if id_ not in in_sets:
                yield self._loss((id_,), None, words)

    def _loss(self, gone: tuple[str, ...], alternatives: str | None, words: Counter[str]) -> Loss:
        out = set(gone)
        # What is left of another set that has lost a member leaves open which one holds.
        broken = {id_ for members in self._sets.values() if members & out for id_ in members - out}
        kept = {id_ for members in self._whole if not members & out for id_ in members}
        broken -= kept
        lost = Counter(self._supporting[id_] for id_ in out | broken if id_ in self._supporting)
        left = {word for word, count in words.items() if count > lost[word]}
        left |= {"possible" for id_ in broken if id_ in self._supporting}
        freed = {c for id_ in gone for c in self._contradicted.get(id_, ()) if self._contradictors[c] <= out}
        contested = len(self._contradictors) > len(freed | (out & self._contradictors.keys()))
        opposed = len(self._opposing) > len(out & self._opposing)
        return Loss(gone, alternatives, from_words(left, opposed=opposed, contested=contested))


def _open_choice(claim: Evidence, row: set[str]) -> bool:
    """Alternatives that all lead to one row leave nothing open in it."""
    return bool(claim.alternatives) and not any(choice.members <= row for choice in claim.alternatives)


def link_status(link: Link, evidence: Mapping[str, Evidence], without: str = "") -> str | None:
    """Return how firm an identification is: its firmest claim; None where no claim is left."""
    return firmest_of(Weighing([evidence[id_]]).status for id_ in link.claims if id_ != without)


def rests_on(status: str, links: Iterable[Link], evidence: Mapping[str, Evidence]) -> str:
    """Return the status of a row that rests on identifications: it is no firmer than the weakest of them."""
    return weakest_of([status, *(link_status(link, evidence) or "unknown" for link in links)])


def decided(claims: Sequence[Evidence]) -> str | None:
    """Return "for" or "against" where a decision is on record on a contradiction over these claims, else None.

    A disagreement whose other sides are out of sight, under a lens, is none.
    """
    favoured = {
        side.favoured == (claim.polarity == "affirmed")
        for claim in claims
        for side in claim.sides
        if side.favoured is not None and side.of.kind == "contradiction" and side.opposed
    }
    return None if len(favoured) != 1 else "for" if favoured == {True} else "against"


def row_days(claims: Sequence[Evidence]) -> tuple[tuple[Bounds, ...], bool]:
    """Return the days of a row, as spans that cannot be one, and whether they are rivals of which one holds.

    The days of claims for it count; where there are only claims against it, theirs do. Claims on different sides of a
    disagreement over a date give a span for each side.
    """
    speaking = [c for c in claims if c.polarity == "affirmed"] or list(claims)
    sides: dict[tuple[str, int], list[Bounds]] = {}
    for claim in speaking:
        for side in claim.sides:
            if side.of.kind == "date" and claim.days.shown():
                sides.setdefault((side.of.id, side.position), []).append(claim.days)
    of_one = Counter(disagreement for disagreement, _ in sides)
    for disagreement, count in of_one.items():
        if count > 1:
            rivals = [hull(days) for (other, _), days in sorted(sides.items()) if other == disagreement]
            return tuple(rivals), True
    return spans(claim.days for claim in speaking), False
