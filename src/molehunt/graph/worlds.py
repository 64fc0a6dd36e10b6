"""Possible worlds of a case: which claims are true together, drawn by stated weights.

``data/model/worlds.yaml`` says how a world is drawn; the chances are those of ``grades.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
import numpy.typing as npt

from molehunt.graph.evidence import Disagreement, Evidence
from molehunt.graph.proof import Proof
from molehunt.graph.reader import Reader
from molehunt.measures.network.ties import Floats
from molehunt.model.errors import MolehuntError
from molehunt.model.vocabulary import Vocabulary, vocabulary

Masks = npt.NDArray[np.bool_]
EXACT = 20_000
"""Worlds up to which all of them can be gone through."""


@dataclass(frozen=True, slots=True)
class _Chance:
    """One thing that is drawn: how likely each outcome is, and the outcomes in which each of some claims is out."""

    weights: tuple[float, ...]
    out: tuple[tuple[int, frozenset[int]], ...]


class ClaimWorlds:
    """How the worlds of some claims are drawn; claims that nothing speaks against are in every world."""

    def __init__(self, claims: Sequence[Evidence], reader: Reader) -> None:
        words = vocabulary()
        self.count = len(claims)
        self._chances = [
            *_graded(_origins(claims), [_letter(claim, words) for claim in claims]),
            *_graded(_copied(claims), [_number(claim, words) for claim in claims]),
            *_choices(claims),
            *_sides(claims, reader, words),
        ]

    @property
    def possible(self) -> int:
        """How many different draws there are."""
        return prod(len(chance.weights) for chance in self._chances)

    def drawn(self, n: int, seed: int) -> Masks:
        """Return n worlds, drawn by chance: a row for each, a column for each claim. The same seed gives the same."""
        random = np.random.default_rng(seed)
        worlds = np.ones((n, self.count), dtype=bool)
        for chance in self._chances:
            outcome = random.choice(len(chance.weights), size=n, p=chance.weights)
            for claim, out in chance.out:
                worlds[:, claim] &= ~np.isin(outcome, list(out))
        return worlds

    def all(self) -> tuple[Masks, Floats]:
        """Return every world, with how likely it is; raises MolehuntError if there are more than ``EXACT``."""
        if self.possible > EXACT:
            raise MolehuntError(f"there are {self.possible} possible worlds, more than {EXACT}: draw some of them")
        outcomes = list(product(*(range(len(chance.weights)) for chance in self._chances)))
        worlds = np.ones((len(outcomes), self.count), dtype=bool)
        likely = np.ones(len(outcomes))
        for number, drawn in enumerate(outcomes):
            for chance, outcome in zip(self._chances, drawn, strict=True):
                likely[number] *= chance.weights[outcome]
                for claim, out in chance.out:
                    worlds[number, claim] &= outcome not in out
        return worlds, likely


def chance(claim: Proof, words: Vocabulary) -> float:
    """Return how likely a claim is to be right by its grade alone; what is not graded cannot be judged (F6)."""
    return _letter(claim, words) * _number(claim, words)


def _origins(claims: Sequence[Evidence]) -> list[str]:
    """Return from whom each claim comes in the end; one that was copied comes from whoever the original comes from."""
    first = {claim.passage["id"]: claim.comes_from for claim in claims}
    return [first.get(claim.passage["repeats"], claim.comes_from) for claim in claims]


def _letter(claim: Proof, words: Vocabulary) -> float:
    return words.reliability[claim.grade[:1] or "F"]


def _number(claim: Proof, words: Vocabulary) -> float:
    return words.credibility[claim.grade[1:] or "6"]


def _graded(groups: Sequence[object], chances: Sequence[float]) -> list[_Chance]:
    """Return a draw for each group of claims: those of one chance are right together, likelier ones with them."""
    members: dict[object, list[int]] = {}
    for number, group in enumerate(groups):
        members.setdefault(group, []).append(number)
    drawn = []
    for numbers in members.values():
        steps = [*sorted({chances[number] for number in numbers} - {1.0}), 1.0]
        weights = tuple(float(step - before) for before, step in zip([0.0, *steps], steps, strict=False))
        out = tuple(
            (number, frozenset(place for place, step in enumerate(steps) if step > chances[number]))
            for number in numbers
        )
        if len(steps) > 1:
            drawn.append(_Chance(weights, out))
    return drawn


def _copied(claims: Sequence[Evidence]) -> list[object]:
    """Return a group for each claim: claims that say the same, the one copied from the other, share theirs."""
    groups: list[object] = []
    for claim in claims:
        first = claim.passage["repeats"] or claim.passage["id"]
        parts = tuple((one.role, one.id) for one in claim.participants)
        groups.append((first, claim.predicate, claim.polarity, parts))
    return groups


def _choices(claims: Sequence[Evidence]) -> list[_Chance]:
    options: dict[str, int] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    for number, claim in enumerate(claims):
        for one in claim.alternatives:
            options[one.choice] = one.options
            places.setdefault(one.choice, []).append((number, one.option - 1))
    return [
        _Chance(
            (1 / options[choice],) * options[choice],
            tuple((number, frozenset(range(options[choice])) - {option}) for number, option in found),
        )
        for choice, found in places.items()
    ]


def _sides(claims: Sequence[Evidence], reader: Reader, words: Vocabulary) -> list[_Chance]:
    places: dict[str, list[tuple[int, int]]] = {}
    found: dict[str, Disagreement] = {}
    for number, claim in enumerate(claims):
        for side in claim.sides:
            if side.of.kind in words.exclusive and side.opposed:
                found[side.of.id] = side.of
                places.setdefault(side.of.id, []).append((number, side.position))
    members = reader.proofs(id_ for one in found.values() for _, id_ in one.members)
    drawn = []
    for id_, one in found.items():
        sides = sorted({position for position, _ in one.members})
        weights = _side_weights(one, sides, {member: members[member] for _, member in one.members}, words)
        out = tuple(
            (number, frozenset(place for place, side in enumerate(sides) if side != own)) for number, own in places[id_]
        )
        drawn.append(_Chance(weights, out))
    return drawn


def _side_weights(
    one: Disagreement, sides: Sequence[int], members: dict[str, Proof], words: Vocabulary
) -> tuple[float, ...]:
    right = [
        1 - prod(1 - chance(members[id_], words) for position, id_ in one.members if position == side) for side in sides
    ]
    shares = [chance / sum(right) for chance in right] if sum(right) else [1 / len(sides)] * len(sides)
    favoured = {decision.favours for decision in one.decisions} & set(sides)
    if len(favoured) != 1:
        return tuple(shares)
    (winner,) = favoured
    rest = sum(share for side, share in zip(sides, shares, strict=True) if side != winner)
    return tuple(
        words.decided if side == winner else (1 - words.decided) * (share / rest if rest else 1 / (len(sides) - 1))
        for side, share in zip(sides, shares, strict=True)
    )
