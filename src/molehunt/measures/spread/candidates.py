"""Who something can have come from, and how likely."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody from whom it can have come.

    Attributes
    ----------
    rank
        1 for the most likely; equal candidates share the better rank.
    rumour_centrality
        The natural logarithm of R, the number of orders in which it can have spread from here along the tree.
    likelihood
        The natural logarithm of R times the probability of one of these orders, the breadth-first one.
    share
        What candidates are ranked by (not its logarithm), divided by the sum of all; from 0 to 1.

    """

    node: Hashable
    rank: int
    rumour_centrality: float
    likelihood: float
    share: float


@dataclass(frozen=True, slots=True)
class Origins:
    """The candidates, the most likely first; ``excluded`` are those who have no way to all the others."""

    candidates: tuple[Candidate, ...]
    excluded: tuple[Hashable, ...]

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each candidate."""
        import pandas as pd

        columns = ["rank", "rumour_centrality", "likelihood", "share"]
        rows = [[getattr(one, column) for column in columns] for one in self.candidates]
        index = pd.Index([one.node for one in self.candidates], name="id", tupleize_cols=False)
        return pd.DataFrame(rows, index=index, columns=columns)
