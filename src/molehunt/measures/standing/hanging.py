"""Ranks with what they hang on: the range over all views, and the source and the claim whose loss moves a node most."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from molehunt.measures.network.ties import Floats
from molehunt.measures.standing.claimed import Mask, MeasuredWorlds
from molehunt.measures.standing.standings import Standing, moved_most, standings


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

    def each(self) -> Iterator[tuple[str | None, Mask]]:
        """Yield the firm view, under None, and that without each source, under its id."""
        yield None, self.firm
        yield from zip(self.sources, self.losses, strict=True)

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
    """Where a node stands; ``without`` is the source whose loss moves it most, ``hinge`` the claim that carries it.

    A rank or value is None where the node is not there: by firm claims alone, or without the source or the claim.
    """

    node: int
    value: float
    rank: int
    standing: Standing
    firm_rank: int | None
    without: str | None
    without_rank: int | None
    without_value: float | None
    hinge: int | None
    hinge_value: float | None


Take = Callable[[Mask], MeasuredWorlds]
"""From rows of claims, one for each world, to the values of all nodes in it."""


def hanging(
    take: Take,
    views: Views,
    claims_of: Callable[[int], Sequence[int]],
    *,
    top: int,
    low_is_central: bool = False,
    drawn: Drawn | None = None,
) -> list[Rank]:
    """Return the first ``top`` nodes of those that have a value, each with what its rank hangs on.

    Parameters
    ----------
    take
        Takes the value in any worlds of claims.
    views
        The worlds that are compared.
    claims_of
        The places of the claims on a node, of which the one is sought whose loss weakens its position most.
    top
        How many are returned, and count as the first.
    low_is_central
        Whether a low value is a strong position.
    drawn
        Worlds over which ranges and shares are taken in place of the views.

    """
    told, firm, losses = take(views.told[None, :]), take(views.firm[None, :]), take(views.losses)
    worlds, likely, middle = MeasuredWorlds.joined(told, firm, losses), None, 1.0
    if drawn:
        worlds, likely, middle = take(drawn.worlds), drawn.likely, drawn.middle
    standing = standings(worlds, k=top, middle=middle, weights=likely)
    moved = moved_most(told, losses)
    found: list[Rank] = []
    for node in np.lexsort((np.arange(told.tied.shape[1]), told.ranks[0])).tolist():
        if told.tied[0, node] and len(found) < top:
            value, rank = float(told.values[0, node]), int(told.ranks[0, node])
            firm_rank, _ = _where(firm, 0, node)
            without = _without(node, int(moved[node]), losses, views.sources)
            hinge = _hinge(node, take, views, claims_of(node), -1 if low_is_central else 1)
            found.append(Rank(node, value, rank, standing[node], firm_rank, *without, *hinge))
    return found


def _without(
    node: int, place: int, losses: MeasuredWorlds, sources: Sequence[str]
) -> tuple[str | None, int | None, float | None]:
    if place < 0:
        return None, None, None
    return sources[place], *_where(losses, place, node)


def _where(worlds: MeasuredWorlds, world: int, node: int) -> tuple[int | None, float | None]:
    """Return the rank and the value of a node in a world; none where it is not there."""
    if not worlds.tied[world, node]:
        return None, None
    return int(worlds.ranks[world, node]), float(worlds.values[world, node])


def _hinge(node: int, take: Take, views: Views, own: Sequence[int], sign: int) -> tuple[int | None, float | None]:
    """Return the claim on a node whose loss weakens its position most, and the value without it."""
    if not own:
        return None, None
    worlds = np.repeat(views.told[None, :], len(own) + 1, axis=0)
    worlds[np.arange(len(own)), own] = False
    found = take(worlds)
    values = found.values[:, node]
    fall = sign * (values[-1] - values[:-1])
    # Whoever has no tie left has no position at all.
    fall[~found.tied[:-1, node]] = np.inf
    most = int(fall.argmax())
    return (own[most], _where(found, most, node)[1]) if fall[most] > 1e-12 else (None, None)
