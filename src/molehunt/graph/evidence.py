"""Claims as they come out of the graph, with their roles, asserters and passages: what answers are computed from.

Every ask query that returns claims returns the same columns, and :func:`evidence` turns its rows into records.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from molehunt.model.errors import EngineError
from molehunt.model.status import Weight


@dataclass(frozen=True, slots=True)
class Part:
    """An entity in a role of a claim; ``custody`` is what the claim makes of it with regard to a document."""

    role: str
    id: str
    name: str
    kind: str | None
    label: str
    custody: str | None

    @property
    def unknown(self) -> bool:
        """True for somebody whom the text leaves unnamed."""
        return self.kind == "unknown"


@dataclass(frozen=True, slots=True)
class Side:
    """A claim's place in a disagreement; ``favoured`` is None where nobody has decided it."""

    disagreement: str
    kind: str
    position: int
    favoured: bool | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with its proof; dates are days, None where open."""

    id: str
    predicate: str
    family: str
    statement: str
    what: str | None
    channel: str | None
    mode: str
    stance: str
    polarity: str
    certainty: str
    hedge: str | None
    basis: str
    grade: str
    date: str | None
    earliest: datetime.date | None
    latest: datetime.date | None
    recorded: datetime.date | None
    parts: tuple[Part, ...]
    asserted_by: tuple[tuple[str, str], ...]
    passage: Mapping[str, Any]
    alternatives: tuple[tuple[str, str], ...]
    sides: tuple[Side, ...]
    authors: frozenset[str]
    sources: frozenset[str]

    def filling(self, *roles: str) -> tuple[Part, ...]:
        """Return the entities in any of the roles."""
        return tuple(part for part in self.parts if part.role in roles)

    def weight(self, *, open_choice: bool | None = None) -> Weight:
        """Return what the status of this claim hangs on; ``open_choice`` overrides its being an alternative."""
        contested = any(side.kind == "contradiction" for side in self.sides)
        choice = bool(self.alternatives) if open_choice is None else open_choice
        return Weight(self.stance, self.polarity, self.certainty, len(self.asserted_by), choice, contested)

    def proof(self) -> dict[str, Any]:
        """Return the claim as answers show it under ``claims``."""
        return {
            "statement": self.statement,
            "asserted_by": [id_ for id_, _ in self.asserted_by],
            "source": self.passage["source"],
            "work": self.passage["title"],
            "passage": {name: self.passage[name] for name in ("paragraph", "start", "end", "sha256")},
            "stance": self.stance,
            "polarity": self.polarity,
            "mode": self.mode,
            "certainty": self.certainty,
            "hedge": self.hedge,
            "basis": self.basis,
            "grade": self.grade,
            "date": self.date,
            "earliest": self.earliest,
            "latest": self.latest,
        }


def evidence(rows: Iterable[Mapping[str, Any]], case: str) -> tuple[Evidence, ...]:
    """Turn the rows of an ask query into records.

    Raises EngineError if the case is not in the graph, or is only half loaded: half a case answers no question.
    """
    found = list(rows)
    if not found:
        raise EngineError(f"there is no case {case!r} in the graph; molehunt load loads one")
    if found[0]["state"] != "complete":
        what = f"case {case!r} is only partly loaded"
        raise EngineError(f"{what}: run molehunt load again to finish, or molehunt unload {case} to undo it")
    return tuple(_record(row) for row in found if row["claim"] is not None)


def _record(row: Mapping[str, Any]) -> Evidence:
    claim = row["claim"].get
    credibility = claim("credibility")
    return Evidence(
        id=claim("id"), predicate=claim("predicate"), family=claim("family"), statement=claim("statement"),
        what=claim("what"), channel=claim("channel"), mode=claim("mode"), stance=claim("stance"),
        polarity=claim("polarity"), certainty=claim("certainty"), hedge=claim("hedge"), basis=claim("basis"),
        grade=f"{claim('reliability') or ''}{'' if credibility is None else credibility}",
        date=claim("date"), earliest=claim("earliest"), latest=claim("latest"), recorded=claim("recorded"),
        parts=tuple(_part(part) for part in sorted(row["roles"], key=lambda part: (part["role"], part["id"]))),
        asserted_by=tuple((by["id"], by["name"]) for by in sorted(row["asserted_by"], key=lambda by: by["depth"])),
        passage=row["passages"][0],
        alternatives=tuple(sorted((x["id"], x["question"]) for x in row["alternatives"])),
        sides=tuple(_side(side) for side in sorted(row["sides"], key=lambda side: (side["id"], side["position"]))),
        authors=frozenset(claim("authors") or ()), sources=frozenset(claim("sources") or ()),
    )  # fmt: skip


def _side(side: Mapping[str, Any]) -> Side:
    favours = side["favours"]
    return Side(side["id"], side["kind"], side["position"], side["position"] in favours if favours else None)


def _part(part: Mapping[str, Any]) -> Part:
    label = next((label for label in part["labels"] if label != "Entity"), "Entity")
    return Part(part["role"].lower(), part["id"], part["name"], part["kind"], label, part["custody"])
