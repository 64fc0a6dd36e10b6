"""What would tell suspects apart if it were known: which alternative holds, a day, or how long something lasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf, isfinite, prod
from typing import NamedTuple

from molehunt.measures.readings.extremes import Standing, standings
from molehunt.measures.readings.facts import COMBINATIONS, Fact, Record


class Apart(NamedTuple):
    """A choice or a fact, and the suspects who would stand otherwise if it were known."""

    choice: str | None
    fact: str | None
    who: tuple[str, ...]


class Telling(NamedTuple):
    """What would tell suspects apart, how many facts were tried, and whether there was more to try."""

    found: list[Apart]
    tried: int
    bounded: bool


TRIED = 1_000
"""Combinations of alternatives that are gone through for facts, all in all."""
FIXED = 50
"""Readings with fixed days that are looked at for each."""


def telling(record: Record, facts: Sequence[str]) -> Telling:
    """Return the choices, and those of some facts, of which each alone would change how somebody stands, if known.

    Of a day its ends are tried; where nobody knows a bound, before everything else or after it. Of many facts the first
    are tried.
    """
    base = standings(record, tried=FIXED)
    few = max(5, TRIED // min(prod(record.options.values()), COMBINATIONS))
    every, found = [base], []
    for choice, count in record.options.items():
        each = [standings(_settled(record, choice, option), tried=FIXED) for option in range(1, count + 1)]
        every += each
        found.append(Apart(choice, None, _changed(base, each)))
    for id_ in facts[:few]:
        ends = _ends(record.facts[id_], record)
        each = [standings(replace(record, facts={**record.facts, id_: one}), tried=FIXED) for one in ends]
        every += each
        found.append(Apart(None, id_, _changed(base, each)))
    bounded = len(facts) > few or any(one.bounded for stands in every for one in stands.values())
    return Telling([one for one in found if one.who], min(len(facts), few), bounded)


def _changed(base: dict[str, Standing], each: list[dict[str, Standing]]) -> tuple[str, ...]:
    return tuple(who for who, stands in base.items() if any(one[who].able != stands.able for one in each))


def _settled(record: Record, choice: str, option: int) -> Record:
    """Return the record with one option of a choice as the one that holds."""
    facts = {}
    for id_, fact in record.facts.items():
        own = {place for place in fact.places if place[0] == choice}
        # A fact of another option is one that never holds.
        places = fact.places - own if own <= {(choice, option)} else frozenset([(choice, 0)])
        facts[id_] = fact._replace(places=places)
    return Record(facts, {**record.options, choice: 1}, record.leaks)


def _ends(fact: Fact, record: Record) -> Iterator[Fact]:
    """Yield the fact with its day, or its end, as early and as late as can be."""
    if fact.lasts:
        if fact.last < fact.until:
            yield from (fact._replace(last=end, until=end) for end in (fact.last, fact.until))
    elif fact.first < fact.last:
        known = [end for one in record.facts.values() for end in one[:2] if isfinite(end)]
        low, high = (fact.first, fact.last)
        for day in (low if low > -inf else min(known) - 1, high if high < inf else max(known) + 1):
            yield fact._replace(first=day, last=day)
