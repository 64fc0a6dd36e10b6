"""What holds in every reading, and in some, worked out from the worst and the best day of each fact.

Go back from the observer: ``latest`` gives the last day on which somebody can still pass it on in time. For the worst
readings every tie has the day that is worst for it. To choose all days against all ways at once is no worse than one
tie at a time: a tie that can be later than the last day at its end is put there, and missed; any other is put on its
first day. Nothing passed on later arrives in any reading, and there is one in which nothing better does. Ties of one
day are taken to be in the order that carries.

This holds as long as every fact stands in one place of a way. The day on which somebody gave it to the observer is also
one on which he had it; so facts that stand in several places are tried on each day that can make a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import inf, isfinite, prod
from operator import or_
from typing import Literal, NamedTuple

from molehunt.measures.readings.facts import Fact, Leak, Record

Modality = Literal["certain", "possible", "excluded"]
MODALITIES: tuple[Modality, ...] = ("certain", "possible", "excluded")
TRIED = 2_000
"""Days of facts in several places that are tried together at most, for each combination of alternatives."""


class Standing(NamedTuple):
    """How surely somebody had access by the day of the observation, and was able to be the leak."""

    access: Modality
    able: Modality


def standings(record: Record) -> dict[str, Standing]:
    """Return how each suspect stands over all readings; of several leaks he must have been able to be each.

    Where more than ``TRIED`` days would have to be tried, what is called certain or excluded is so all the same, but
    what is called possible may be certain or excluded.
    """
    seen: dict[str, list[tuple[bool, ...]]] = {who: [] for who in record.suspects}
    for holding in record.combinations():
        for facts in _fixed(record.leaks, holding):
            each = [_stands(leak, facts) for leak in record.leaks]
            for who, found in seen.items():
                found.append(tuple(all(one[who][place] for one in each) for place in range(4)))
    return {who: Standing(_modality(found, 0), _modality(found, 2)) for who, found in seen.items()}


def latest(leak: Leak, facts: Mapping[str, Fact], *, helped: bool) -> dict[str, float]:
    """Return the last day on which each can still pass it on in time, with the best days or the worst."""
    found = {leak.observer: leak.by}
    changed = True
    while changed:
        changed = False
        for tie in leak.ties:
            if tie.fact in facts and tie.end in found:
                day = departure(facts[tie.fact], found[tie.end], helped=helped)
                if day > found.get(tie.start, -inf):
                    found[tie.start], changed = day, True
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


def _stands(leak: Leak, facts: Mapping[str, Fact]) -> dict[str, tuple[bool, ...]]:
    """Return of everybody: access in all readings, in some; able in all, in some; if these facts hold."""
    worst, best = (latest(leak, facts, helped=helped) for helped in (False, True))
    found: dict[str, tuple[bool, ...]] = {one.who: (False,) * 4 for one in leak.accesses}
    for who, fact_id, _ in leak.accesses:
        if fact := facts.get(fact_id):
            had = fact.last <= leak.by, fact.first <= leak.by
            able = who in worst and fact.last <= worst[who], who in best and fact.first <= best[who]
            found[who] = tuple(map(or_, found[who], (*had, *able)))
    return found


def _fixed(leaks: Sequence[Leak], facts: Mapping[str, Fact]) -> Iterator[Mapping[str, Fact]]:
    """Yield the facts with a day for each of those that stand in several places, for all days that matter."""
    several = [id_ for id_ in facts if not facts[id_].lasts and _places(leaks, id_) > 1]
    known = {end for fact in facts.values() for end in fact[:2] if isfinite(end)} | {leak.by for leak in leaks}
    days = {id_: _days(facts[id_], known, len(several)) for id_ in several}
    while prod(map(len, days.values())) > TRIED:
        days.popitem()
    for chosen in product(*days.values()):
        fixed = {id_: facts[id_]._replace(first=day, last=day) for id_, day in zip(days, chosen, strict=True)}
        yield {**facts, **fixed}


def _places(leaks: Sequence[Leak], fact: str) -> int:
    """Return in how many places a fact stands; a tie that leads both ways has one."""
    return sum(
        len({frozenset((tie.start, tie.end)) for tie in leak.ties if tie.fact == fact})
        + any(one.fact == fact for one in leak.accesses)
        for leak in leaks
    )


def _days(fact: Fact, known: set[float], count: int) -> list[float]:
    """Return the days of a fact between which nothing changes, so many of each stretch as there are such facts."""
    ends = known | {end + 1 for end in known}
    near = {end + step for end in ends for step in range(count)} | {min(known) - 1, max(known) + count}
    within = {day for day in near if fact.first <= day <= fact.last}
    return sorted(within | {end for end in fact[:2] if isfinite(end)})


def _modality(found: list[tuple[bool, ...]], place: int) -> Modality:
    if all(one[place] for one in found):
        return "certain"
    return "possible" if any(one[place + 1] for one in found) else "excluded"
