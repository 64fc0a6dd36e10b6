"""Small cases drawn by chance, against every reading gone through one by one, by other means."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import inf
from random import Random

import pytest

from molehunt.measures.readings.by_day import by_day
from molehunt.measures.readings.drawn import shares
from molehunt.measures.readings.extremes import standings
from molehunt.measures.readings.facts import Access, Fact, Leak, Record, Tie
from molehunt.measures.readings.ways import clearing, ways

CASES = 1_500
PEOPLE = ("ann", "bob", "cy", "dan")
Reading = dict[str, float]
"""Of every fact that holds its day; of one that lasts, its end."""


def readings(record: Record) -> Iterator[Reading]:
    """Every reading; where nobody knows a bound, from the day before all that matter to that after the observation."""
    end = max(leak.by for leak in record.leaks)
    firsts = [record.facts[a.fact].first for leak in record.leaks for a in leak.accesses]
    every = [day for fact in record.facts.values() for day in fact[:2]]
    known = [day for day in (every if -inf in firsts else firsts) if abs(day) < inf]
    low = min([*known, *(leak.by for leak in record.leaks)]) - 1
    days: list[list[float]] = []
    for fact in record.facts.values():
        if fact.lasts:
            last = min(fact.until, max(fact.last, end))
            days.append([fact.last] if fact.last == inf else [d + fact.last for d in range(int(last - fact.last) + 1)])
        else:
            first = fact.first if fact.first > -inf else min(low, fact.last)
            last = fact.last if fact.last < inf else max(end + 1, first)
            days.append([d + first for d in range(int(last - first) + 1)])
    for chosen in product(*(range(1, count + 1) for count in record.options.values())):
        options = dict(zip(record.options, chosen, strict=True))
        for drawn in product(*days):
            yield {
                id_: day
                for (id_, fact), day in zip(record.facts.items(), drawn, strict=True)
                if all(options[choice] == option for choice, option in fact.places)
            }


def able(record: Record, leak: Leak, reading: Reading, who: str) -> bool:
    """Whether somebody had it and can pass it on to the observer: every walk forward in time is tried."""

    def arrives(at: str, day: float) -> bool:
        if day > leak.by:
            return False
        if at == leak.observer:
            return True
        for tie in leak.ties:
            if tie.start == at and tie.fact in reading and tie not in tried:
                fact = record.facts[tie.fact]
                then = max(day, fact.first) if fact.lasts else reading[tie.fact]
                if then >= day and then <= reading[tie.fact]:
                    tried.append(tie)
                    if arrives(tie.end, then):
                        return True
                    tried.remove(tie)
        return False

    tried: list[Tie] = []
    return any(arrives(who, reading[a.fact]) for a in leak.accesses if a.who == who and a.fact in reading)


def drawn_record(random: Random, *, bounded: bool, leaks: int = 1) -> Record:
    """A few facts of a few days, with up to two choices; where ``bounded``, no bound is missing."""
    options = {f"choice{n}": random.randint(2, 3) for n in range(random.randint(0, 2))}
    facts = {}
    for number in range(random.randint(2, 5)):
        first: float = random.randint(1, 6)
        last: float = first + random.randint(0, 2)
        if not bounded and random.random() < 0.15:
            first = -inf
        if not bounded and random.random() < 0.15:
            last = inf
        lasts = random.random() < 0.3
        until = random.choice([inf, last]) if lasts else inf
        places = frozenset((c, random.randint(1, n)) for c, n in options.items() if random.random() < 0.4)
        facts[f"f{number}"] = Fact(first, last, lasts, until, places)
    days = [id_ for id_, fact in facts.items() if not fact.lasts]
    return Record(facts, options, tuple(drawn_leak(random, list(facts), days) for _ in range(leaks)))


def drawn_leak(random: Random, facts: list[str], days: list[str]) -> Leak:
    accesses = {(random.choice(PEOPLE[:3]), random.choice(days)) for _ in range(random.randint(1, 3)) if days}
    ties = {(*random.sample((*PEOPLE, "x"), 2), random.choice(facts)) for _ in range(random.randint(1, 5))}
    # A way by which somebody hands it over himself is common, and the one that is easily got wrong.
    ties |= {(who, "x", fact) for who, fact in accesses if random.random() < 0.3}
    had = tuple(Access(who, fact, frozenset([fact])) for who, fact in sorted(accesses))
    return Leak("x", random.randint(3, 7), had, tuple(Tie(*one, frozenset([one[2]])) for one in sorted(ties)))


def small(record: Record) -> bool:
    return shares(record, n=1, seed=1).possible <= 3_000


def records(seed: int, count: int, **given: bool | int) -> Iterator[Record]:
    random = Random(seed)  # noqa: S311
    found = 0
    while found < count:
        record = drawn_record(random, **given)  # type: ignore[arg-type]
        if record.suspects and small(record):
            found += 1
            yield record


def word(each: list[bool]) -> str:
    return "certain" if all(each) else "possible" if any(each) else "excluded"


@pytest.mark.parametrize("bounded", [True, False])
def test_shares_and_modalities_are_those_of_all_readings(bounded: bool) -> None:
    """Exactly, for every suspect: access, ability and share."""
    seen = set()
    for record in records(1, CASES, bounded=bounded):
        every = list(readings(record))
        (leak,) = record.leaks
        counted, stands = shares(record, n=1, seed=1), standings(record)
        assert counted.exact
        assert counted.readings == len(every)
        for who in record.suspects:
            each = [able(record, leak, reading, who) for reading in every]
            had = [any(r.get(a.fact, inf) <= leak.by for a in leak.accesses if a.who == who) for r in every]
            assert stands[who] == (word(had), word(each), False), record
            assert counted.able[who] == pytest.approx(sum(each) / len(every)), record
            seen.add(stands[who][:2])
    assert len(seen) == 6, seen


@pytest.mark.parametrize("tried", [0, 1, 4])
def test_where_too_many_days_would_have_to_be_fixed_it_is_said(tried: int) -> None:
    """What is told without saying so is exact; what is called certain or excluded is so in any case."""
    met = 0
    for record in records(6, CASES, bounded=True):
        full, cut = standings(record), standings(record, tried=tried)
        for who, one in cut.items():
            if one.bounded:
                met += 1
                assert "possible" in one[:2]
            pairs = zip(one[:2], full[who][:2], strict=True)
            assert all(told == right or (told == "possible" and one.bounded) for told, right in pairs), record
    assert met


def test_of_several_leaks_he_must_have_been_able_to_be_each() -> None:
    for record in records(2, 500, bounded=True, leaks=2):
        every = list(readings(record))
        counted, stands = shares(record, n=1, seed=1), standings(record)
        for who in record.suspects:
            each = [all(able(record, leak, reading, who) for leak in record.leaks) for reading in every]
            assert counted.able[who] == pytest.approx(sum(each) / len(every)), record
            assert stands[who].able == word(each), record


def test_a_sample_is_right_to_within_its_error() -> None:
    for record in records(3, 40, bounded=False):
        exact, drawn = shares(record, n=1, seed=1), sampled(record)
        for who, share in exact.able.items():
            assert drawn[who] == pytest.approx(share, abs=0.03), record


def sampled(record: Record) -> dict[str, float]:
    """The shares in 20,000 readings drawn by chance, however few there are."""
    from molehunt.measures.readings import drawn

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(drawn, "EXACT", -1)
        found = drawn.shares(record, n=20_000, seed=7)
    return dict(found.able)


def test_ways_and_what_clears_are_those_of_all_readings() -> None:
    """A way is there if any reading makes him able; what clears him leaves none, and nothing smaller does."""
    for record in records(4, CASES, bounded=False):
        (leak,) = record.leaks
        every = list(readings(record))
        for who in record.suspects:
            found = ways(record, who, lambda _: 0)
            assert bool(found) == any(able(record, leak, reading, who) for reading in every), record
            if found:
                check_cleared(record, who)


def check_cleared(record: Record, who: str) -> None:
    def left(*gone: str) -> bool:
        cut = record.without(gone)
        return any(able(cut, cut.leaks[0], reading, who) for reading in readings(cut))

    alone = {claim for claim in record.facts if not left(claim)}
    found, bounded = clearing(record, who)
    assert not bounded
    if alone:
        assert set(found) == {frozenset([claim]) for claim in alone}, record
        return
    pairs = any(not left(*pair) for pair in product(record.facts, repeat=2))
    assert bool(found and len(found[0]) == 2) == pairs, record
    assert not found or not left(*found[0]), record


@pytest.mark.parametrize(("needed", "bounded"), [(1, False), (8, True)])
def test_that_not_all_sets_of_claims_were_tried_is_said(needed: int, bounded: bool) -> None:
    """Nine accesses and nine ties: no three claims clear. Where each tie needs eight, not all sets are tried."""
    facts = {f"{kind}{n}": Fact(1, 1) for kind in "at" for n in range(9)}
    accesses = tuple(Access("ann", f"a{n}", frozenset([f"a{n}"])) for n in range(9))
    ties = tuple(Tie("ann", "x", f"t{n}", frozenset([f"t{n}", *(f"{c}-{n}" for c in range(needed - 1))]))
                 for n in range(9))  # fmt: skip
    assert clearing(Record(facts, {}, (Leak("x", 5, accesses, ties),)), "ann") == ((), bounded)


def completions(fact: Fact, low: int, high: int) -> Iterator[list[float]]:
    """The days of a fact, for each choice of the bounds that are missing."""
    firsts = [fact.first] if fact.first > -inf else range(low, int(min(fact.last, high)) + 1)
    for first in firsts:
        lasts = [fact.last] if fact.last < inf else range(int(first), high + 1)
        for last in lasts:
            yield [float(day) for day in range(int(first), int(last) + 1)]


def test_who_knew_by_a_day_is_that_of_all_bounds_and_readings() -> None:
    """certain: on all days, whatever the missing bounds are; possible: on some, whatever they are; open: on some."""
    random, seen = Random(5), set()  # noqa: S311
    for _ in range(CASES):
        record = drawn_record(random, bounded=False)
        facts = [fact._replace(lasts=False) for fact in list(record.facts.values())[:3]]
        day = random.randint(0, 9)
        told = by_day(facts, record.options, day).level
        surely, possibly, ever = True, True, False
        for days in product(*(list(completions(fact, -2, 12)) for fact in facts)):
            each = [any(d <= day for d in held) for held in every_reading(facts, record.options, days)]
            surely, possibly, ever = surely and all(each), possibly and any(each), ever or any(each)
        right = "certain" if surely else "possible" if possibly else "open" if ever else "excluded"
        assert told == right, (facts, day)
        seen.add(told)
    assert len(seen) == 4


def every_reading(facts: list[Fact], options: dict[str, int], days: tuple[list[float], ...]) -> Iterator[list[float]]:
    for chosen in product(*(range(1, count + 1) for count in options.values())):
        place = set(zip(options, chosen, strict=True))
        holding = [held for fact, held in zip(facts, days, strict=True) if fact.places <= place]
        # Days are independent, so that the worst and the best of each are enough.
        yield [max(held) for held in holding]
        yield [min(held) for held in holding]
