"""What is uncertain, as plain records: facts with their days and alternatives, and the leaks that rest on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from math import inf, prod
from random import Random
from typing import NamedTuple

COMBINATIONS = 256
"""Combinations of alternatives up to which all are gone through."""


class Fact(NamedTuple):
    """What one claim says: its first and its last possible day, as numbers; infinite where nobody knows.

    It is an occasion on one day, unless it ``lasts``: then it holds from its first day to an end that is its last day
    or later, up to ``until``. Its ``places`` are the options of choices with which it holds: without any it always
    does.
    """

    first: float
    last: float
    lasts: bool = False
    until: float = inf
    places: frozenset[tuple[str, int]] = frozenset()


class Access(NamedTuple):
    """Somebody had it by a fact; without any of the claims that it ``needs`` it would not be there."""

    who: str
    fact: str
    needs: frozenset[str] = frozenset()


class Tie(NamedTuple):
    """What ``start`` has can come to ``end`` by a fact."""

    start: str
    end: str
    fact: str
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Leak:
    """The observer had it by the end of a day; who had access to it, and by what ties it can have come."""

    observer: str
    by: float
    accesses: tuple[Access, ...]
    ties: tuple[Tie, ...]

    @property
    def facts(self) -> set[str]:
        """The facts on which it rests."""
        return {access.fact for access in self.accesses} | {tie.fact for tie in self.ties}


@dataclass(frozen=True, slots=True)
class Record:
    """Facts by id, the number of options of each choice, and one leak or several on the same facts."""

    facts: Mapping[str, Fact]
    options: Mapping[str, int]
    leaks: tuple[Leak, ...]

    @property
    def suspects(self) -> tuple[str, ...]:
        """Everybody but the observers with access to what was leaked, each time; in order of their ids."""
        each = [{one.who for one in leak.accesses} for leak in self.leaks]
        return tuple(sorted(set.intersection(*each) - {leak.observer for leak in self.leaks}))

    def without(self, claims: Collection[str]) -> Record:
        """Return the same without whatever needs one of these claims; an option without its claim says nothing."""
        if not claims:
            return self
        gone = frozenset(claims)
        return replace(self, leaks=tuple(_without(leak, gone) for leak in self.leaks))

    def on(self, who: Collection[str]) -> Record:
        """Return the same for some suspects alone, with those ties alone that can lead from them to the observer."""
        leaks = tuple(_on(leak, frozenset(who)) for leak in self.leaks)
        used = {fact for leak in leaks for fact in leak.facts}
        facts = {id_: self.facts[id_] for id_ in sorted(used)}
        choices = sorted({choice for fact in facts.values() for choice, _ in fact.places})
        return Record(facts, {choice: self.options[choice] for choice in choices}, leaks)

    def combinations(self) -> Iterator[dict[str, Fact]]:
        """Yield the facts that hold together, for each combination of alternatives."""
        for chosen in chosen_together(self.options):
            yield {id_: fact for id_, fact in self.facts.items() if fact.places <= chosen}

    @property
    def bounded(self) -> bool:
        """Whether there are more combinations of alternatives than are gone through."""
        return prod(self.options.values()) > COMBINATIONS


def chosen_together(options: Mapping[str, int]) -> Iterator[frozenset[tuple[str, int]]]:
    """Yield the combinations of options; of too many, so many of them, drawn by chance but always the same."""
    if prod(options.values()) <= COMBINATIONS:
        for chosen in product(*(range(1, count + 1) for count in options.values())):
            yield frozenset(zip(options, chosen, strict=True))
        return
    random = Random(COMBINATIONS)  # noqa: S311  # a sample, no secret
    for _ in range(COMBINATIONS):
        yield frozenset((choice, random.randint(1, count)) for choice, count in options.items())


def _without(leak: Leak, gone: frozenset[str]) -> Leak:
    accesses = tuple(one for one in leak.accesses if gone.isdisjoint(one.needs))
    ties = tuple(one for one in leak.ties if gone.isdisjoint(one.needs))
    return replace(leak, accesses=accesses, ties=ties)


def _on(leak: Leak, who: frozenset[str]) -> Leak:
    accesses = tuple(one for one in leak.accesses if one.who in who)
    onward = reached(((tie.start, tie.end) for tie in leak.ties), {one.who for one in accesses})
    back = reached(((tie.end, tie.start) for tie in leak.ties), {leak.observer})
    kept = onward & back
    ties = tuple(tie for tie in leak.ties if tie.start in kept and tie.end in kept and tie.start != leak.observer)
    return replace(leak, accesses=accesses, ties=ties)


def reached(steps: Iterable[tuple[str, str]], start: Collection[str]) -> set[str]:
    """Return whoever is reached by some steps, each from one to another; the start among them."""
    leading: dict[str, list[str]] = {}
    for one, other in steps:
        leading.setdefault(one, []).append(other)
    found, front = set(start), list(start)
    while front:
        fresh = [node for at in front for node in leading.get(at, ()) if node not in found]
        found.update(fresh)
        front = list(dict.fromkeys(fresh))
    return found
