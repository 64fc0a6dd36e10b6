"""In which of the measures that were asked for the strengths of ties count, in words; the others ignore them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from molehunt.measures.measure import Measure


def said_of_strengths(measures: Sequence[Measure], *, parallel: bool = False) -> str:
    """Return it in words; of ``parallel`` ties also what becomes of their strengths."""
    counting = ", ".join(one.name for one in measures if one.weighted)
    others = ", ".join(one.name for one in measures if not one.weighted)
    added = "; those of parallel ties add up" if parallel else ""
    said = [f"strengths count in {counting}{added}"] if counting else []
    said += [f"in {others} ties between the same two are one, however strong"] if others else []
    return "; ".join(said) or "ties between the same two are one, however strong"
