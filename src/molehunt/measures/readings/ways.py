"""By what way a suspect could have been the leak, and which facts would clear him if they fell away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import inf
from typing import NamedTuple

from molehunt.measures.readings.extremes import departure
from molehunt.measures.readings.facts import Access, Fact, Leak, Record, Tie

TOGETHER = 3
"""Claims of which it is tried whether they clear somebody together."""
TRIED = 500
"""Sets of claims that are tried at most."""


class Way(NamedTuple):
    """How somebody had it, and the ties by which it can have gone from him to the observer, in order."""

    access: Access
    ties: tuple[Tie, ...]

    @property
    def needs(self) -> frozenset[str]:
        """The claims without any of which there is no such way."""
        return frozenset().union(self.access.needs, *(tie.needs for tie in self.ties))


class Clearing(NamedTuple):
    """Claims of which each alone clears somebody if it falls away, or one smallest set that does together.

    Without: nothing of up to ``TOGETHER`` claims clears him; but if it is ``bounded``, not all of these were tried.
    """

    sets: tuple[frozenset[str], ...]
    bounded: bool = False


class _Step(NamedTuple):
    """The last day on which somebody can pass it on, the tie by which, and after how many ties it is there."""

    day: float
    tie: Tie | None
    ties: int


def ways(record: Record, who: str, rank: Callable[[str], int], *, access: int = 0) -> tuple[Way, ...]:
    """Return a way for each leak, all in one combination of alternatives; none if he is able in no reading.

    ``rank`` of a fact says how weak it is, ``access`` how weak it is that he had access at all: of several ways the one
    of which the weakest part is the strongest comes first, then the one with the fewest ties.
    """

    def weak(fact: str) -> int:
        return max(rank(fact), access)

    best: tuple[tuple[int, int], tuple[Way, ...]] | None = None
    for facts in record.combinations():
        found = [_way(leak, facts, who, weak) for leak in record.leaks]
        if all(found):
            each = tuple(way for way in found if way)
            weakest = max(weak(tie.fact) for way in each for tie in way.ties)
            key = weakest, sum(len(way.ties) for way in each)
            if best is None or key < best[0]:
                best = key, each
            if key == (access, len(record.leaks)):
                # Nothing is firmer or shorter.
                break
    return best[1] if best else ()


def clearing(record: Record, who: str) -> Clearing:
    """Return the claims that clear somebody if they fall away.

    Every way has to be cut: so one of the claims of any way that is left is among them.
    """
    one = record.on([who])
    first = _any_way(one, who)
    if not first:
        return Clearing(())
    alone = tuple(frozenset([claim]) for claim in _needed(one, first) if not _any_way(one.without([claim]), who))
    if alone:
        return Clearing(alone)
    tried = [0]
    for size in range(2, TOGETHER + 1):
        if together := _cutting(one, who, frozenset(), size, tried):
            return Clearing((together,))
    return Clearing((), tried[0] > TRIED)


def _cutting(record: Record, who: str, gone: frozenset[str], left: int, tried: list[int]) -> frozenset[str] | None:
    """Return claims without which there is no way, those that are gone among them; None if more would be needed."""
    tried[0] += 1
    if tried[0] > TRIED:
        return None
    found = _any_way(record.without(gone), who)
    if not found:
        return gone
    if left:
        for claim in _needed(record, found):
            if cut := _cutting(record, who, gone | {claim}, left - 1, tried):
                return cut
    return None


def _any_way(record: Record, who: str) -> tuple[Way, ...]:
    """Return the ways of the first combination of alternatives in which there is one for each leak."""
    if who not in record.suspects:
        return ()
    for facts in record.combinations():
        found = [_way(leak, facts, who, _alike) for leak in record.leaks]
        if all(found):
            return tuple(way for way in found if way)
    return ()


def _alike(_: str) -> int:
    return 0


def _needed(record: Record, found: tuple[Way, ...]) -> list[str]:
    """Return the claims that some ways need: first those that say what was done, then those that say who is meant."""
    return sorted(
        frozenset().union(*(way.needs for way in found)), key=lambda claim: (claim not in record.facts, claim)
    )


def _way(leak: Leak, facts: Mapping[str, Fact], who: str, rank: Callable[[str], int]) -> Way | None:
    accesses = [one for one in leak.accesses if one.who == who and one.fact in facts]
    accesses.sort(key=lambda one: (rank(one.fact), facts[one.fact].first))
    held = [tie for tie in leak.ties if tie.fact in facts]
    for weakest in sorted({rank(tie.fact) for tie in held}):
        firm = replace(leak, ties=tuple(tie for tie in held if rank(tie.fact) <= weakest))
        if accesses and (found := _shortest(firm, facts, accesses)):
            return found
    return None


def _shortest(leak: Leak, facts: Mapping[str, Fact], accesses: list[Access]) -> Way | None:
    """Return the way with the fewest ties: after one tie more each time, the last day on which each can pass it on."""
    who = accesses[0].who
    layers: list[dict[str, _Step]] = [{leak.observer: _Step(leak.by, None, 0)}]
    while True:
        layer = dict(layers[-1])
        for tie in leak.ties:
            if goal := layers[-1].get(tie.end):
                day = departure(facts[tie.fact], goal.day, helped=True)
                if day > (layer[tie.start].day if tie.start in layer else -inf):
                    layer[tie.start] = _Step(day, tie, len(layers))
        if layer == layers[-1]:
            return None
        layers.append(layer)
        if who in layer:
            fitting = [one for one in accesses if facts[one.fact].first <= layer[who].day]
            if fitting:
                ties = _back(layers, layer[who])
                # Whoever had it by passing it on needs no other access.
                return Way(min(fitting, key=lambda one: one.fact != ties[0].fact), ties)


def _back(layers: list[dict[str, _Step]], step: _Step) -> tuple[Tie, ...]:
    found = []
    while step.tie:
        found.append(step.tie)
        step = layers[step.ties - 1][step.tie.end]
    return tuple(found)
