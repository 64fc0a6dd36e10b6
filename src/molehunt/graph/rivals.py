"""Claims that cannot all hold, found by their fields: nobody need have put them into a disagreement.

Three rules: one claim denies what another affirms; claims give one happening days that cannot be the same; claims name
different makers of one document. A statement in words that contradicts another one is beyond them. To add a rule: a
generator of :class:`Rivals`, called in ``rivals``, and its line in the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf
from typing import NamedTuple

from molehunt.graph.evidence import Evidence
from molehunt.graph.sameness import (
    MADE,
    Happening,
    Parties,
    Proposition,
    denies,
    filling,
    forges,
    happenings,
    opposing,
    proposition,
)
from molehunt.model.vocabulary import vocabulary

Sides = tuple[tuple[Evidence, ...], ...]


class Rivals(NamedTuple):
    """Claims that cannot all hold, by sides; ``id`` is that of the matter, whatever claims are looked at."""

    id: str
    kind: str
    question: str
    sides: Sides

    def pairs(self) -> Iterator[frozenset[str]]:
        """Yield every two claims of different sides."""
        for one, other in combinations(self.sides, 2):
            yield from (frozenset((a.id, b.id)) for a in one for b in other)


def rivals(claims: Iterable[Evidence], parties: Parties) -> list[Rivals]:
    """Return the claims that cannot all hold, by what they are on.

    Claims that are alternatives are left out: of them the text itself says that one holds.
    """
    settled = [claim for claim in claims if not claim.alternatives]
    by_happening: dict[Happening, list[Evidence]] = {}
    for claim in settled:
        for happening in dict.fromkeys(happenings(claim, parties)):
            by_happening.setdefault(happening, []).append(claim)
    found = [*_denied(settled, parties), *_dated(by_happening), *_made(by_happening, parties)]
    return sorted(found, key=lambda one: one.id)


def _denied(claims: Sequence[Evidence], parties: Parties) -> Iterator[Rivals]:
    """Yield what some claims deny and others affirm."""
    affirmed: dict[tuple[str, str], list[Evidence]] = {}
    denied: dict[Proposition, list[Evidence]] = {}
    namings = vocabulary().playing("naming")
    for claim in claims:
        if opposing(claim):
            denied.setdefault(proposition(claim, parties), []).append(claim)
        # Who bears a name is a claim on that name, by whoever uses it; two users can mean two people.
        elif claim.predicate not in namings:
            for subject in ("", *filling(claim, "subject", parties)):
                affirmed.setdefault((claim.predicate, subject), []).append(claim)
    for said, against in denied.items():
        near = {c.id: c for one in said.parts[0] or ("",) for c in affirmed.get((said.predicate, one), ())}
        held = [c for c in near.values() if any(denies(one, c, parties) for one in against)]
        if held:
            parts = ["-".join(sorted(part)) for part in said.parts]
            id_ = _id("denied", said.predicate, *parts, said.what.replace(" ", "-"))
            yield Rivals(id_, "contradiction", f"Is it so? {held[0].statement}", (tuple(held), tuple(against)))


def _dated(by_happening: Mapping[Happening, Sequence[Evidence]]) -> Iterator[Rivals]:
    """Yield happenings of which the days that claims give cannot be the same."""
    told: dict[frozenset[frozenset[str]], Rivals] = {}
    for happening, claims in by_happening.items():
        sides = days_apart(claims)
        if len(sides) > 1:
            question = f"When? {sides[0][0].statement}"
            one = Rivals(_id("days", *happening), "date", question, sides)
            # What happened to somebody at an event happened to him and at the event: once is enough.
            told.setdefault(frozenset(one.pairs()), one)
    yield from told.values()


def days_apart(claims: Iterable[Evidence]) -> Sides:
    """Return claims by the days on which all of a side can be; one side if there is a day on which all can.

    A claim that goes with several sides takes none. Claims without days are left out.
    """
    dated = [(claim, claim.days.possible) for claim in claims if claim.days.shown()]
    # The fewest days of which each span holds one: the last day of the first to end, and so on.
    days: list[float] = []
    for _, span in sorted(dated, key=lambda one: one[1].last):
        if not days or span.first > days[-1]:
            days.append(span.last)
    sides: list[tuple[Evidence, ...]] = []
    later = inf
    for day in reversed(days):
        held = [(claim, span) for claim, span in dated if span.first <= day <= span.last < later]
        on = [(claim, span) for claim, span in held if not any(span.first <= one < day for one in days)]
        sides.insert(0, tuple(claim for claim, _ in on))
        later = min([later, *(span.first for _, span in on)])
    return tuple(sides)


def _made(by_happening: Mapping[Happening, Sequence[Evidence]], parties: Parties) -> Iterator[Rivals]:
    """Yield documents of which claims name different makers, or one an author and one a forger.

    Whoever is unnamed can be anybody who is named; but no author is a forger.
    """
    for happening, claims in by_happening.items():
        by_maker: dict[frozenset[str], list[Evidence]] = {}
        forgers: list[Evidence] = []
        for claim in claims if happening[0] == MADE else ():
            if not any(one.kind == "unknown" for one in claim.filling("subject")):
                by_maker.setdefault(filling(claim, "subject", parties), []).append(claim)
            elif forges(claim):
                forgers.append(claim)
        if forgers and not any(forges(claim) for side in by_maker.values() for claim in side):
            by_maker[filling(forgers[0], "subject", parties)] = forgers
        if len(by_maker) > 1 and not frozenset.intersection(*by_maker):
            sides = tuple(tuple(side) for _, side in sorted(by_maker.items(), key=_first))
            yield Rivals(_id("maker", *happening[1:]), "contradiction", f"Who made it? {sides[0][0].statement}", sides)


def _first(item: tuple[frozenset[str], list[Evidence]]) -> str:
    return item[1][0].id


def _id(*parts: str) -> str:
    return "-".join(part for part in parts if part)
