"""Weigh the claims of one row or edge: its status, its days, and the claims without which it would be another row.

Each claim is weighed once. The status without some of the claims follows from counts, so the time grows with the
number of claims, and not with its square.
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
    """The status of a row without some claims; ``alternatives`` is their id, if they are a set of alternatives.

    ``status`` is "unknown" if no claim would be left.
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

        A set of alternatives is left out as a whole: if one of its members is false, another one is true.
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
        # The rest of another set that has lost a member: which of them is true is open again.
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
    """Return whether the row depends on which alternative is true: not if the whole set supports the row."""
    return bool(claim.alternatives) and not any(choice.members <= row for choice in claim.alternatives)


class Identifications:
    """The claims on which rows rest besides their own, each weighed once: who stands under a name, what is a copy."""

    def __init__(self, claims: Mapping[str, Evidence]) -> None:
        self._claims = claims
        self._statuses: dict[str, str] = {}

    def limit(self, status: str, links: Iterable[Link]) -> str:
        """Return the status of a row that rests on identifications: it is no firmer than the weakest of them.

        A link without a claim makes it unknown.
        """
        return weakest_of([status, *(firmest_of(map(self._status, link.claims)) or "unknown" for link in links)])

    def _status(self, id_: str) -> str:
        if id_ not in self._statuses:
            self._statuses[id_] = Weighing([self._claims[id_]]).status
        return self._statuses[id_]


def decided(claims: Sequence[Evidence]) -> str | None:
    """Return "for" or "against" where a decision is on record on a contradiction over these claims, else None.

    A disagreement of which the lens leaves out the other sides does not count.
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
