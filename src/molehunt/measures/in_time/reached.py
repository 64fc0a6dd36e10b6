"""Who is reached, how surely and when, and on what way."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from molehunt.measures.in_time.arrivals import Arrival
from molehunt.measures.in_time.dated_ties import Edge
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import pandas as pd

Modality = Literal["certain", "possible", "open"]
SUREST: tuple[Modality, ...] = ("certain", "possible", "open")
"""How surely somebody can be reached, the surest first."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How surely a node is reached, and when.

    Attributes
    ----------
    modality
        ``certain``: whatever the days are, within their bounds. ``possible``: for some of these days, whatever the
        missing dates are. ``open``: only if a missing date helps.
    earliest
        The first day of arrival that the known dates allow. None: ``open``, or only an undated tie leads there.
    latest
        The day by which it is there for certain. None: not certain, or certain on a day that nobody knows.
    not_before
        No arrival is earlier than this, even if missing dates help as much as they can. None: any day is possible.

    """

    modality: Modality
    earliest: date | None
    latest: date | None
    not_before: date | None


@dataclass(frozen=True, slots=True)
class Reach:
    """Everybody who is reached, the surest first, then the earliest; the source itself is not among them."""

    source: Hashable
    after: date | None
    before: date | None
    reached: Mapping[Hashable, Reached]
    _found: Mapping[Modality, Mapping[Hashable, Arrival]] = field(repr=False)

    def is_so(self, node: Hashable, modality: Modality) -> bool:
        """Return whether a node is reached at least so surely."""
        return node in self._found.get(modality, {})

    def way(self, node: Hashable, modality: Modality | None = None) -> tuple[Edge, ...]:
        """Return the ties of one path from the source to a node, each as ``graph.edges`` takes it.

        The path of ``certain`` holds for all days and arrives by ``latest``; that of ``possible`` arrives on
        ``earliest``, that of ``open`` on ``not_before``. Without a modality: the surest that there is.

        Raises MolehuntError if the node is not reached, or not so.
        """
        if node not in self.reached:
            raise MolehuntError(f"{node!r} is not reached from {self.source!r}; .reached names those who are")
        sure = modality or self.reached[node].modality
        if node not in self._found.get(sure, {}):
            raise MolehuntError(f"{node!r} is not reached as {sure!r} but as {self.reached[node].modality!r}")
        steps: list[Edge] = []
        while edge := self._found[sure][node].edge:
            steps.append(edge)
            node = edge[0]
        return tuple(reversed(steps))

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each node that is reached; days are ISO texts, empty where they are None."""
        import pandas as pd

        days = ("earliest", "latest", "not_before")
        rows = [(one.modality, *(str(getattr(one, day) or "") for day in days)) for one in self.reached.values()]
        index = pd.Index(list(self.reached), name="id", tupleize_cols=False)
        return pd.DataFrame(rows, index=index, columns=["modality", *days])
