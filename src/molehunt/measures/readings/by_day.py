"""Whether somebody had something by a day, and by when, from facts of which any one is enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Literal, NamedTuple

from molehunt.measures.readings.facts import Fact, chosen_together

Level = Literal["certain", "possible", "open", "excluded"]
LEVELS: tuple[Level, ...] = ("certain", "possible", "open", "excluded")


class ByDay(NamedTuple):
    """How surely somebody had it by a day, the first day on which it can have been, and the day it is certain by.

    Both are numbers of days, infinite where nobody knows. Of somebody excluded, the first day is the one after.
    """

    level: Level
    first: float
    certain_by: float


def by_day(facts: Sequence[Fact], options: Mapping[str, int], day: float) -> ByDay:
    """Return how surely somebody had by the end of a day what any one of some facts gives.

    certain: in every reading, whatever the missing days are; possible: in some, whatever they are; open: only if a
    missing day helps; excluded: in none. ``options`` are the numbers of options of the choices.

    >>> by_day([Fact(3, 5), Fact(4, inf)], {}, 4)
    ByDay(level='possible', first=3, certain_by=5)
    """
    touched = {choice: options[choice] for choice in sorted({choice for fact in facts for choice, _ in fact.places})}
    surest, weakest, certain_by = len(LEVELS) - 1, 0, -inf
    for chosen in chosen_together(touched):
        holding = [fact for fact in facts if fact.places <= chosen]
        best = min((LEVELS.index(level_of(fact, day)) for fact in holding), default=len(LEVELS) - 1)
        surest, weakest = min(surest, best), max(weakest, best)
        certain_by = max(certain_by, min((fact.last for fact in holding), default=inf))
    # That some combination makes it certain is no more than possible, unless all do.
    level = LEVELS[0] if weakest == 0 else LEVELS[max(surest, LEVELS.index("possible"))]
    in_time = [fact for fact in facts if level_of(fact, day) != "excluded"] or facts
    return ByDay(level, min((fact.first for fact in in_time), default=-inf), certain_by)


def level_of(fact: Fact, day: float) -> Level:
    """Return how surely an occasion was by the end of a day, if its alternative holds."""
    if fact.last <= day:
        return "certain"
    if fact.first > day:
        return "excluded"
    return "open" if fact.first == -inf else "possible"
