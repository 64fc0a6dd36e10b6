"""What holds in every reading, and in some, worked out from the worst and the best day of each fact.

Go back from the observer: ``latest`` gives the last day on which somebody can still pass it on in time. For the worst
readings every tie has the day that is worst for it. To choose all days against all ways at once is no worse than one
tie at a time: a tie that can be later than the last day at its end is put there, and missed; any other is put on its
first day. Nothing passed on later arrives in any reading, and there is one in which nothing better does. Ties of one
day are taken to be in the order that carries.

This holds as long as every fact stands in one place of a way. The day on which somebody gave it to the observer is also
one on which he had it. So where the worst and the best days leave it open whether it is always or never so, the days of
facts that stand in several places are fixed one after the other, until it is clear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf, isfinite
from operator import or_
from typing import Literal, NamedTuple

from molehunt.measures.readings.facts import Fact, Leak, Record, Tie

Modality = Literal["certain", "possible", "excluded"]
MODALITIES: tuple[Modality, ...] = ("certain", "possible", "excluded")
TRIED = 2_000
"""Readings in which days are fixed that are looked at, at most."""


class Standing(NamedTuple):
    """How surely somebody had access by the day of the observation, and was able to be the leak.

    ``bounded`` says that more readings with fixed days would have had to be looked at: what is called possible may be
    certain or excluded.
    """

    access: Modality
    able: Modality
    bounded: bool = False


@dataclass(slots=True)
class _Seen:
    """Whether readings have been seen in which something is so (``ever``), and in which it is not (``never``).

    ``bounded`` says that there were more than are looked at.
    """

    ever: bool = False
    never: bool = False
    bounded: bool = False

    @property
    def settled(self) -> bool:
        """Whether more readings can change nothing."""
        return self.ever and self.never

    def take(self, always: bool, possibly: bool) -> bool:
        """Take in readings: in all of them it is so, or it may be in some; return whether that is clear."""
        self.ever, self.never = self.ever or always, self.never or not possibly
        return always or not possibly

    @property
    def modality(self) -> Modality:
        """What follows once all readings have been taken in."""
        return "possible" if self.settled else "certain" if self.ever else "excluded"


def standings(record: Record, *, tried: int = TRIED) -> dict[str, Standing]:
    """Return how each suspect stands over all readings; of several leaks he must have been able to be each.

    At most ``tried`` readings in which days are fixed are looked at; what is called certain or excluded is so even
    where there are more.
    """
    seen = {who: (_Seen(), _Seen()) for who in record.suspects}
    unclear: list[tuple[str, int, Mapping[str, Fact]]] = []
    for facts in record.combinations():
        stands = _stand(record, facts)
        for who, each in seen.items():
            for place, one in enumerate(each):
                if not one.take(*stands[who][place]):
                    unclear.append((who, place, facts))
    left = [tried]
    for who, place, open_facts in unclear:
        _split(record, open_facts, (who, place), seen[who][place], left)
    return {
        who: Standing(had.modality, able.modality, had.bounded or able.bounded) for who, (had, able) in seen.items()
    }


def _split(record: Record, facts: Mapping[str, Fact], asked: tuple[str, int], seen: _Seen, left: list[int]) -> None:
    """Take in all readings of some facts, by fixing the days of those that stand in several places."""
    if seen.settled:
        return
    left[0] -= 1
    who, place = asked
    if seen.take(*_stand(record, facts)[who][place]):
        return
    several = [id_ for id_, fact in facts.items() if fact.first < fact.last and _places(record.leaks, id_, fact) > 1]
    if not several or left[0] <= 0:
        # Now each fact stands in one place, or there is no more time: of what is not clear both can be.
        seen.ever = seen.never = True
        seen.bounded = bool(several)
        return
    own = {one.fact for leak in record.leaks for one in leak.accesses if one.who == who}
    first = min(several, key=lambda id_: (id_ not in own, id_))
    for day in _days(first, facts, record.leaks, len(several)):
        _split(record, {**facts, first: facts[first]._replace(first=day, last=day)}, asked, seen, left)


def latest(leak: Leak, facts: Mapping[str, Fact], *, helped: bool) -> dict[str, float]:
    """Return the last day on which each can still pass it on in time, with the best days or the worst.

    Dijkstra's algorithm, back from the observer: who can pass it on later never has to do so earlier.
    """
    into: dict[str, list[Tie]] = {}
    for tie in leak.ties:
        if tie.fact in facts:
            into.setdefault(tie.end, []).append(tie)
    found: dict[str, float] = {}
    waiting = [(-leak.by, leak.observer)]
    while waiting:
        negative, node = heappop(waiting)
        if node not in found:
            found[node] = -negative
            for tie in into.get(node, ()):
                if tie.start not in found and (day := departure(facts[tie.fact], -negative, helped=helped)) > -inf:
                    heappush(waiting, (-day, tie.start))
    return found


def departure(fact: Fact, goal: float, *, helped: bool) -> float:
    """Return the last day on which a tie still takes up what has to be at its end by a day; minus infinity for none."""
    if fact.lasts:
        day = min(fact.until if helped else fact.last, goal)
    elif helped:
        day = min(fact.last, goal)
    else:
        return fact.first if fact.last <= goal else -inf
    return day if day >= fact.first else -inf


def _stand(record: Record, facts: Mapping[str, Fact]) -> dict[str, tuple[tuple[bool, bool], tuple[bool, bool]]]:
    """Return of each suspect whether he always and possibly had access, and was able, if these facts hold."""
    each = [_stands(leak, facts) for leak in record.leaks]
    found = {}
    for who in record.suspects:
        had, had_maybe, able, able_maybe = (all(one[who][place] for one in each) for place in range(4))
        found[who] = (had, had_maybe), (able, able_maybe)
    return found


def _stands(leak: Leak, facts: Mapping[str, Fact]) -> dict[str, tuple[bool, ...]]:
    """Return of everybody: access in all readings, in some; able in all, in some."""
    worst, best = (latest(leak, facts, helped=helped) for helped in (False, True))
    found: dict[str, tuple[bool, ...]] = {one.who: (False,) * 4 for one in leak.accesses}
    for who, fact_id, _ in leak.accesses:
        if fact := facts.get(fact_id):
            had = fact.last <= leak.by, fact.first <= leak.by
            able = who in worst and fact.last <= worst[who], who in best and fact.first <= best[who]
            found[who] = tuple(map(or_, found[who], (*had, *able)))
    return found


def _places(leaks: Sequence[Leak], id_: str, fact: Fact) -> int:
    """Return in how many places a fact stands; a tie that leads both ways has one, and what lasts is at no day."""
    if fact.lasts:
        return 0
    return sum(
        len({frozenset((tie.start, tie.end)) for tie in leak.ties if tie.fact == id_})
        + any(one.fact == id_ for one in leak.accesses)
        for leak in leaks
    )


def _days(id_: str, facts: Mapping[str, Fact], leaks: Sequence[Leak], count: int) -> list[float]:
    """Return the days of a fact between which nothing changes, so many of each stretch as there are such facts.

    The ends come first, for they tell most.
    """
    fact = facts[id_]
    known = {end for one in facts.values() for end in one[:2] if isfinite(end)} | {leak.by for leak in leaks}
    ends = known | {end + 1 for end in known}
    near = {end + step for end in ends for step in range(count)} | {min(known) - 1, max(known) + count}
    days = sorted({day for day in near if fact.first <= day <= fact.last})
    return sorted(days, key=lambda day: min(day - days[0], days[-1] - day))
