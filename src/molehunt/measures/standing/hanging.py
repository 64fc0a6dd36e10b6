"""Ranks with what they hang on: the range over all views, and the source and the claim whose loss moves a node most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Places
from molehunt.measures.standing.claimed import ClaimedTies, Mask, MeasuredWorlds, Weight, in_worlds
from molehunt.measures.standing.standings import Standing, moved_most, standings

HINGED = 2_000
"""Ties up to which it is worked out on which claim a rank hangs: each claim of a node is another network to measure."""


@dataclass(frozen=True, eq=False)
class Views:
    """The worlds of c claims that are compared.

    Attributes
    ----------
    told, firm
        c values: which claims count, and which of them are firm.
    losses
        A row for each source: the claims that are left without it.
    sources
        Their ids.

    """

    told: Mask
    firm: Mask
    losses: Mask
    sources: tuple[str, ...]

    @classmethod
    def of(cls, told: Mask, firm: Mask, behind: Sequence[frozenset[str]]) -> Views:
        """Return the views of claims behind each of which some sources stand."""
        sources = tuple(sorted(frozenset().union(*behind)))
        heard = np.array([[source not in held for held in behind] for source in sources], dtype=bool)
        return cls(told, told & firm, heard.reshape(len(sources), len(behind)) & told, sources)


class Drawn(NamedTuple):
    """Worlds in place of the views: a row of claims for each, how likely each is, the share that ranges enclose."""

    worlds: Mask
    likely: Floats | None
    middle: float


class Rank(NamedTuple):
    """Where a node stands; ``without`` is the source whose loss moves it most, ``hinge`` the claim that carries it."""

    node: int
    value: float
    rank: int
    standing: Standing
    firm_rank: int
    without: str | None
    without_rank: int | None
    without_value: float | None
    hinge: int | None
    hinge_value: float | None


@dataclass(frozen=True, eq=False)
class Hanging:
    """The ties of claims, in the views of them: what every rank is worked out from.

    Attributes
    ----------
    ties
        m ties.
    claims
        The claim behind each tie, m places.
    real
        From rows of claims to rows of ties: which are real in each world.
    views
        The worlds that are compared.
    weight
        What parallel ties become.

    """

    ties: ClaimedTies
    claims: Places
    real: Callable[[Mask], Mask]
    views: Views
    weight: Weight = "none"

    def ranks(self, measure: Measure, *, top: int, drawn: Drawn | None = None) -> list[Rank]:
        """Return the first ``top`` of those who have a tie; with ``drawn`` worlds, ranges and shares are over these."""
        told = self._taken(measure, self.views.told[None, :])
        firm = self._taken(measure, self.views.firm[None, :])
        losses = self._taken(measure, self.views.losses)
        worlds, likely, middle = _joined(told, firm, losses), None, 1.0
        if drawn:
            worlds, likely, middle = self._taken(measure, drawn.worlds), drawn.likely, drawn.middle
        standing = standings(worlds, k=top, middle=middle, weights=likely)
        moved = moved_most(told, losses)
        return [
            Rank(
                node,
                float(told.values[0, node]),
                int(told.ranks[0, node]),
                standing[node],
                int(firm.ranks[0, node]),
                *self._without(node, int(moved[node]), losses),
                *self._hinge(node, measure, float(told.values[0, node])),
            )
            for node in self._order(told)[:top]
        ]

    def claims_of(self, node: int) -> list[int]:
        """Return the places of the claims that count on ties of a node."""
        # A name has ties of its own only in worlds in which it denotes nobody.
        places = self.claims[self._real & ((self.ties.start == node) | (self.ties.end == node))]
        return list(dict.fromkeys(places.tolist()))

    @cached_property
    def _real(self) -> Mask:
        """Which ties are real with all claims that count."""
        real: Mask = self.real(self.views.told[None, :])[0]
        return real

    @property
    def hinged(self) -> bool:
        """Whether it is worked out on which claim a rank hangs."""
        return len(self.claims) <= HINGED

    def _taken(self, measure: Measure, worlds: Mask) -> MeasuredWorlds:
        return in_worlds(self.ties, self.real(worlds), [measure], self.weight)[0]

    def _order(self, told: MeasuredWorlds) -> list[int]:
        """Return the nodes, the first of all first; whoever has no tie that counts has no place in the order."""
        tied = [node for node in range(len(self.ties.ids)) if self.claims_of(node)]
        return sorted(tied, key=lambda node: (int(told.ranks[0, node]), str(self.ties.ids[node])))

    def _without(self, node: int, place: int, losses: MeasuredWorlds) -> tuple[str | None, int | None, float | None]:
        if place < 0:
            return None, None, None
        return self.views.sources[place], int(losses.ranks[place, node]), float(losses.values[place, node])

    def _hinge(self, node: int, measure: Measure, value: float) -> tuple[int | None, float | None]:
        """Return the claim on a node's own ties whose loss weakens its position most, and the value without it."""
        if not self.hinged:
            return None, None
        own = self.claims_of(node)
        worlds = np.repeat(self.views.told[None, :], len(own), axis=0)
        worlds[np.arange(len(own)), own] = False
        values = self._taken(measure, worlds).values[:, node]
        fall = values - value if measure.low_is_central else value - values
        # Whoever has no tie left has no position at all.
        fall[~self.real(worlds)[:, (self.ties.start == node) | (self.ties.end == node)].any(axis=1)] = np.inf
        most = int(fall.argmax())
        return (own[most], float(values[most])) if fall[most] > 1e-12 else (None, None)


def _joined(*parts: MeasuredWorlds) -> MeasuredWorlds:
    return MeasuredWorlds(np.vstack([part.values for part in parts]), np.vstack([part.ranks for part in parts]))
