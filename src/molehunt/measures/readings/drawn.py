"""In how many readings each suspect is able to be the leak: all readings where they are few, a sample where not.

Every option of a choice is as likely as the others, and every day within its bounds; all are independent. Where nobody
knows a bound, days are taken between the day before anybody can have had it and the day after the last observation:
what is outside of these makes no difference. The end of what lasts is taken from its last known day to the day of the
observation. These are conventions: a share counts readings, and is no probability.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf, isfinite, prod
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from molehunt.measures.readings.facts import Fact, Leak, Record

if TYPE_CHECKING:
    Days = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

EXACT = 20_000
"""Readings up to which all are gone through."""


class Shares(NamedTuple):
    """In which share of readings each suspect had access in time (``had``), and was able to be the leak.

    ``readings`` are those gone through, ``possible`` is how many there are, and ``exact`` says that these are all of
    them.
    """

    had: Mapping[str, float]
    able: Mapping[str, float]
    readings: int
    possible: int
    seed: int

    @property
    def exact(self) -> bool:
        """Whether all readings were gone through."""
        return self.readings == self.possible


class _Drawn(NamedTuple):
    """Readings as arrays, one place for each: the day of each fact, and whether it holds."""

    days: Mapping[str, Days]
    holds: Mapping[str, Mask]


def shares(record: Record, *, n: int, seed: int) -> Shares:
    """Return in how many readings each suspect is able to be the leak: in all of them, or in n drawn by chance."""
    ranges = _ranges(record)
    possible = prod((*record.options.values(), *(last - first + 1 for first, last in ranges.values())))
    few = possible <= max(EXACT, n)
    drawn = _read(record, ranges, _all(record, ranges, possible) if few else _sample(record, ranges, n, seed))
    had, able = ([each(leak, drawn, record) for leak in record.leaks] for each in (_had, _able))
    return Shares(_share(record, had), _share(record, able), possible if few else n, possible, seed)


def _ranges(record: Record) -> dict[str, tuple[int, int]]:
    """Return the first and the last value of each day that a reading fixes."""
    low, end = _window(record)
    return {
        id_: (int(first), int(last)) for id_, fact in record.facts.items() for first, last in _range(fact, low, end)
    }


def _window(record: Record) -> tuple[float, float]:
    """Return the day before all that matter, and the last that does."""
    end = max(leak.by for leak in record.leaks)
    had = [record.facts[one.fact].first for leak in record.leaks for one in leak.accesses]
    if -inf in had:
        # Then it may have been before any of the ties.
        had += [day for fact in record.facts.values() for day in (fact.first, fact.last)]
    return min(day for day in (*had, *(leak.by for leak in record.leaks)) if isfinite(day)) - 1, end


def _range(fact: Fact, low: float, end: float) -> Sequence[tuple[float, float]]:
    """Return the range of its day, or of its end; none for what has no end."""
    if fact.lasts:
        if fact.last == inf:
            return ()
        return ((fact.last, fact.until if isfinite(fact.until) else max(fact.last, end)),)
    first = fact.first if isfinite(fact.first) else min(low, fact.last)
    return ((first, fact.last if isfinite(fact.last) else max(end + 1, first)),)


def _all(record: Record, ranges: Mapping[str, tuple[int, int]], possible: int) -> dict[str, npt.NDArray[np.int64]]:
    """Return every reading: the value of each choice and each day, counted through like the digits of a number."""
    rest = np.arange(possible)
    values: dict[str, npt.NDArray[np.int64]] = {}
    for name, (first, last) in _digits(record, ranges):
        rest, value = np.divmod(rest, last - first + 1)
        values[name] = value + first
    return values


def _sample(
    record: Record, ranges: Mapping[str, tuple[int, int]], n: int, seed: int
) -> dict[str, npt.NDArray[np.int64]]:
    """Return n readings: every combination of options as often as the others, where n allows it, and days by chance."""
    random = np.random.default_rng(seed)
    values = {name: random.integers(first, last + 1, size=n) for name, (first, last) in _digits(record, ranges)}
    if prod(record.options.values()) <= n:
        rest = np.arange(n)
        for choice, count in record.options.items():
            rest, option = np.divmod(rest, count)
            values[f"choice {choice}"] = option + 1
    return values


def _digits(record: Record, ranges: Mapping[str, tuple[int, int]]) -> list[tuple[str, tuple[int, int]]]:
    # Ids of choices and of facts may be the same.
    choices = [(f"choice {choice}", (1, count)) for choice, count in record.options.items()]
    return choices + [(f"day {id_}", ends) for id_, ends in ranges.items()]


def _read(record: Record, ranges: Mapping[str, tuple[int, int]], values: Mapping[str, npt.NDArray[np.int64]]) -> _Drawn:
    n = len(next(iter(values.values()))) if values else 1
    days, holds = {}, {}
    for id_, fact in record.facts.items():
        days[id_] = values[f"day {id_}"].astype(float) if id_ in ranges else np.full(n, fact.last)
        holds[id_] = np.ones(n, dtype=bool)
        for choice, option in fact.places:
            holds[id_] &= values[f"choice {choice}"] == option
    return _Drawn(days, holds)


def _share(record: Record, each: Sequence[Mapping[str, Mask]]) -> dict[str, float]:
    return {who: float(np.logical_and.reduce([one[who] for one in each]).mean()) for who in record.suspects}


def _had(leak: Leak, drawn: _Drawn, record: Record) -> dict[str, Mask]:
    """Return in which readings each suspect had access by the day of the observation."""
    by = np.full(len(next(iter(drawn.holds.values()))) if drawn.holds else 1, float(leak.by))
    return _in_time(leak, drawn, record, dict.fromkeys(record.suspects, by))


def _in_time(leak: Leak, drawn: _Drawn, record: Record, latest: Mapping[str, Days]) -> dict[str, Mask]:
    """Return in which readings each suspect had access by a day of his own."""
    found = {who: np.zeros(len(latest[who]), dtype=bool) for who in record.suspects}
    for who, fact, _ in leak.accesses:
        if who in found:
            found[who] |= drawn.holds[fact] & (drawn.days[fact] <= latest[who])
    return found


def _able(leak: Leak, drawn: _Drawn, record: Record) -> dict[str, Mask]:
    """Return in which readings each suspect is able to be the leak."""
    n = len(next(iter(drawn.holds.values()))) if drawn.holds else 1
    never = np.full(n, -inf)
    latest = {leak.observer: np.full(n, float(leak.by))}
    changed = True
    while changed:
        changed = False
        for tie in leak.ties:
            if tie.end in latest:
                day = _departure(record.facts[tie.fact], drawn.days[tie.fact], latest[tie.end])
                before = latest.get(tie.start, never)
                now = np.maximum(before, np.where(drawn.holds[tie.fact], day, -inf))
                if (now > before).any():
                    latest[tie.start], changed = now, True
    return _in_time(leak, drawn, record, {who: latest.get(who, never) for who in record.suspects})


def _departure(fact: Fact, day: Days, goal: Days) -> Days:
    """Return the last day on which a tie takes up what has to be at its end; ``day`` is its day, or its end."""
    if fact.lasts:
        taken = np.minimum(day, goal)
        return np.where(taken >= fact.first, taken, -inf)
    return np.where(day <= goal, day, -inf)
