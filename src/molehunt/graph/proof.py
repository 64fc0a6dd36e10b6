"""A claim as a proof shows it: what it says, how surely, who puts it forward, and where it stands.

To show one thing more of each claim: a field of :class:`Proof`, which the queries ``ask/proof`` and ``ask/evidence``
return, and its place in ``to_dict``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from molehunt.model.dates.bounds import Bounds

Properties = Mapping[str, Any]
_AS_STORED = ("id", "statement", "mode", "stance", "polarity", "certainty", "hedge", "basis", "date")
_OF_PASSAGE = ("id", "paragraph", "start", "end", "sha256", "repeats")
_BY_DEPTH = itemgetter("depth")


@dataclass(frozen=True, slots=True)
class Proof:
    """A claim as a proof shows it.

    ``grade`` is the Admiralty grade, such as C3; empty where there is none. ``days`` are those of what the claim says.
    ``asserted_by`` holds the id and the name of each asserter, the outermost first.
    """

    id: str
    statement: str
    mode: str
    stance: str
    polarity: str
    certainty: str
    hedge: str | None
    basis: str
    date: str | None
    grade: str
    days: Bounds
    asserted_by: tuple[tuple[str, str], ...]
    passage: Properties

    @property
    def comes_from(self) -> str:
        """The id of whoever it comes from in the end: the innermost asserter."""
        return self.asserted_by[-1][0] if self.asserted_by else str(self.passage["source"])

    def to_dict(self) -> dict[str, Any]:
        """Return the claim as answers show it under ``claims``."""
        return {
            "statement": self.statement,
            "asserted_by": [id_ for id_, _ in self.asserted_by],
            "source": self.passage["source"],
            "work": self.passage["title"],
            "passage": {name: self.passage[name] for name in _OF_PASSAGE},
            "stance": self.stance,
            "polarity": self.polarity,
            "mode": self.mode,
            "certainty": self.certainty,
            "hedge": self.hedge,
            "basis": self.basis,
            "grade": self.grade,
            "date": self.date,
            "earliest": self.days.earliest,
            "latest": self.days.latest,
            "approximate": self.days.approximate,
        }


def proof(row: Properties) -> Proof:
    """Return a claim from a row of the query ``ask/proof``."""
    return Proof(**shown(row))


def shown(row: Properties) -> dict[str, Any]:
    """Return the fields of a proof from a row of ``ask/proof`` or ``ask/evidence``."""
    claim = row["claim"]
    fields = {name: claim[name] for name in _AS_STORED}
    fields["grade"], fields["days"] = grade(claim), days(claim)
    # Sorted, since the order of lists differs between engines.
    fields["asserted_by"] = tuple([(by["id"], by["name"]) for by in sorted(row["asserted_by"], key=_BY_DEPTH)])
    fields["passage"] = row["passage"]
    return fields


def grade(claim: Properties) -> str:
    """Return the Admiralty grade of a claim from its properties."""
    return f"{claim['reliability'] or ''}{'' if claim['credibility'] is None else claim['credibility']}"


def days(claim: Properties) -> Bounds:
    """Return the days of a claim from its properties."""
    return Bounds(
        claim["earliest"],
        claim["latest"],
        claim["possible_earliest"],
        claim["possible_latest"],
        bool(claim["approximate"]),
    )
