"""What a row of an answer hangs on: claims, sets of alternatives and identifications without which it is another.

Those that change a row by themselves are found for every answer. Asked *deep*, those are found that change it only two
together, such as the two claims of which either is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from molehunt.answers.question import Finding
from molehunt.graph.weighing import Identifications, Unit, Weighing

Row = dict[str, Any]
PAIRS = 20_000
"""Pairs that are tried for one answer, in half a second or so."""


class Hanging:
    """One row with all that it rests on; ``status`` is its status with all of that."""

    def __init__(self, finding: Finding, identified: Identifications) -> None:
        self.finding = finding
        self._weighing, self._identified = Weighing(finding.claims), identified
        own = self._weighing.status if finding.status is None else finding.status
        self.status = identified.limit(own, finding.links)

    def hinges(self) -> Iterator[Row]:
        """Yield a hinge for whatever would change the row by itself; a row with a status of its own has none."""
        if self.finding.status is None:
            for unit in self._units():
                if (without := self._without(frozenset(unit.claims))) != self.status:
                    yield self._hinge(unit.claims, unit.alternatives, without)

    def pairs(self) -> list[tuple[Unit, Unit]]:
        """Return all pairs of what changes nothing by itself."""
        if self.finding.status is not None:
            return []
        return list(combinations([u for u in self._units() if self._without(frozenset(u.claims)) == self.status], 2))

    def together(self, pairs: Iterable[tuple[Unit, Unit]]) -> Iterator[Row]:
        """Yield a hinge for each of some pairs that would change the row."""
        for one, other in pairs:
            gone = dict.fromkeys((*one.claims, *other.claims))
            if (without := self._without(frozenset(gone))) != self.status:
                yield self._hinge(tuple(gone), None, without)

    def _units(self) -> list[Unit]:
        """Return whatever can be left out: what the weighing has, and the claims on who is who."""
        units = self._weighing.units()
        known = {id_ for unit in units for id_ in unit.claims}
        links = dict.fromkeys(id_ for link in self.finding.links for id_ in link.claims if id_ not in known)
        return [*units, *(Unit((id_,), None) for id_ in links)]

    def _without(self, gone: frozenset[str]) -> str:
        own = self._weighing.without(gone)
        if own == "unknown":
            return own
        links = (
            link._replace(claims=tuple(id_ for id_ in link.claims if id_ not in gone)) for link in self.finding.links
        )
        return self._identified.limit(own, links)

    def _hinge(self, claims: tuple[str, ...], alternatives: str | None, without: str) -> Row:
        told, gone = self.finding.told, without == "unknown"
        change = f"{told} is not in the answer" if gone else f"{told} is {without}, not {self.status}"
        return {
            "claim": claims[0] if len(claims) == 1 else None,
            "claims": list(claims),
            "alternatives": alternatives,
            "row": told,
            "without": "gone" if gone else without,
            "change": f"without {'them' if len(claims) > 1 else 'it'}: {change}",
        }


class Deep(NamedTuple):
    """The hinges of two that were found, and in words where they were not sought."""

    hinges: list[Row]
    notes: list[str]


def deep(rows: Sequence[Hanging], most: int = PAIRS) -> Deep:
    """Return the smallest sets of two on which rows hang; rows with more pairs than are left of ``most`` are told."""
    found: list[Row] = []
    skipped: list[str] = []
    left = most
    for row in rows:
        pairs = row.pairs()
        if len(pairs) > left:
            skipped.append(row.finding.told.rstrip(","))
        else:
            left -= len(pairs)
            found += row.together(pairs)
    notes = []
    if skipped:
        notes.append(f"hinges of two: {most} pairs are tried at most, and so not those of {'; '.join(skipped)}")
    if rows and all(row.finding.status is not None for row in rows):
        notes.append("hinges of two: no row is weighed from claims, so that none are sought")
    return Deep(found, notes)
