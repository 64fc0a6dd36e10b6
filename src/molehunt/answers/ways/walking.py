"""From somebody on and on, step by step, along the ties that claims draw: chains of command, kin of kin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from molehunt.answers.acts.pairs import Group, Pair, claims_of, grouped
from molehunt.graph.weighing import Weighing
from molehunt.model.counted import counted
from molehunt.model.either import either

Front = frozenset[str]


@dataclass(frozen=True, slots=True)
class Walk:
    """The rows of each step, the names of all who were reached by id, and whether it would go on but for the bound."""

    steps: Sequence[Sequence[Group]]
    reached: Mapping[str, str]
    further: bool

    @property
    def groups(self) -> list[Group]:
        """All rows."""
        return [group for step in self.steps for group in step]

    @property
    def numbered(self) -> Iterator[tuple[int, Group]]:
        """All rows, each with the number of its step, from 1."""
        return ((number, group) for number, step in enumerate(self.steps, 1) for group in step)

    @property
    def notes(self) -> list[str]:
        """A note if a bound was met."""
        told = f"followed over {counted(len(self.steps), 'step')}, and it goes on; {either('--steps')} takes more"
        return [told] if self.further else []


def walk(
    start: str,
    name: str,
    steps: int,
    ties_of: Callable[[Front], Iterable[Pair]],
    *,
    leads_on: Callable[[Pair], bool] = lambda _: True,
) -> Walk:
    """Follow ties from ``start``; ``ties_of`` returns those of some people that are wanted.

    Whoever is unnamed, or tied by what is only denied, leads no further.
    """
    reached, front = {start: name}, frozenset((start,))
    found: list[list[Group]] = []
    told: set[tuple[str, ...]] = set()
    while front and len(found) < steps:
        groups: list[Group] = [group for group in grouped(ties_of(front)) if group[0].key not in told]
        told |= {group[0].key for group in groups}
        found += [groups] if groups else []
        new = {id_: name for id_, name in _onward(groups, leads_on) if id_ not in reached}
        reached |= new
        front = frozenset(new)
    return Walk(found, reached, bool(front))


def _onward(groups: Iterable[Group], leads_on: Callable[[Pair], bool]) -> Iterator[tuple[str, str]]:
    for group in groups:
        if Weighing(claims_of(group)).status != "denied":
            for pair in group:
                for party in (pair.start, pair.end) if leads_on(pair) else ():
                    if party.id and not party.unknown:
                        yield party.id, party.name
