"""Claims as they come out of the graph, with their roles, asserters and passages: what answers are computed from.

Every ask query that returns claims returns the same columns, and :func:`evidence` turns its rows into records.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from molehunt.model.errors import EngineError
from molehunt.model.status import Weight


class Part(NamedTuple):
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


class Origin(NamedTuple):
    """Where a claim comes from: all that a lens looks at."""

    id: str
    authors: frozenset[str]
    sources: frozenset[str]
    grade: str
    earliest: datetime.date | None
    recorded: datetime.date | None


@dataclass(frozen=True, slots=True)
class Side:
    """A claim's place in a disagreement, and the claims of the other sides.

    ``favoured`` is None where nobody has decided it.
    """

    disagreement: str
    kind: str
    position: int
    favoured: bool | None
    against: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A set of alternatives to which a claim belongs, with all its members, whatever else is looked at."""

    id: str
    question: str
    members: frozenset[str]


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
    alternatives: tuple[Choice, ...]
    sides: tuple[Side, ...]
    authors: frozenset[str]
    sources: frozenset[str]

    def filling(self, *roles: str) -> tuple[Part, ...]:
        """Return the entities in any of the roles."""
        return tuple([part for part in self.parts if part.role in roles])

    def against(self) -> Iterator[str]:
        """Yield the ids of the claims that contradict this one."""
        return (other.id for side in self.sides if side.kind == "contradiction" for other in side.against)

    def weight(self, row: AbstractSet[str], without: str = "") -> Weight:
        """Return what the status of this claim hangs on, for a row that rests on the claims ``row``.

        Alternatives that all lead to the row leave nothing open in it. What only the claim ``without`` speaks against
        is not contested.
        """
        contested = bool(self.sides) and any(id_ != without for id_ in self.against())
        choice = bool(self.alternatives) and not any(choice.members <= row for choice in self.alternatives)
        return Weight(self.stance, self.polarity, self.certainty, len(self.asserted_by), choice, contested)

    def proof(self) -> dict[str, Any]:
        """Return the claim as answers show it under ``claims``."""
        return {
            "statement": self.statement,
            "asserted_by": [id_ for id_, _ in self.asserted_by],
            "source": self.passage["source"],
            "work": self.passage["title"],
            "passage": {name: self.passage[name] for name in ("id", "paragraph", "start", "end", "sha256", "repeats")},
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


# In the order in which engines happen to give them, two answers would differ.
_BY_ID, _BY_DEPTH = itemgetter("id"), itemgetter("depth")
_BY_ROLE, _BY_SIDE = itemgetter("role", "id"), itemgetter("id", "position")


def _record(row: Mapping[str, Any]) -> Evidence:
    claim = row["claim"].get
    credibility = claim("credibility")
    return Evidence(
        id=claim("id"), predicate=claim("predicate"), family=claim("family"), statement=claim("statement"),
        what=claim("what"), channel=claim("channel"), mode=claim("mode"), stance=claim("stance"),
        polarity=claim("polarity"), certainty=claim("certainty"), hedge=claim("hedge"), basis=claim("basis"),
        grade=f"{claim('reliability') or ''}{'' if credibility is None else credibility}",
        date=claim("date"), earliest=claim("earliest"), latest=claim("latest"), recorded=claim("recorded"),
        parts=tuple([_part(part) for part in sorted(row["roles"], key=_BY_ROLE)]),
        asserted_by=tuple([(by["id"], by["name"]) for by in sorted(row["asserted_by"], key=_BY_DEPTH)]),
        passage=row["passages"][0],
        alternatives=tuple([_choice(choice) for choice in sorted(row["alternatives"], key=_BY_ID)]),
        sides=tuple([_side(side) for side in sorted(row["sides"], key=_BY_SIDE)]),
        authors=frozenset(claim("authors") or ()), sources=frozenset(claim("sources") or ()),
    )  # fmt: skip


def _choice(choice: Mapping[str, Any]) -> Choice:
    return Choice(choice["id"], choice["question"], frozenset(choice["members"]))


def _side(side: Mapping[str, Any]) -> Side:
    favours = side["favours"]
    favoured = side["position"] in favours if favours else None
    return Side(side["id"], side["kind"], side["position"], favoured, tuple(_origin(o) for o in side["against"]))


def _origin(claim: Mapping[str, Any]) -> Origin:
    return Origin(
        claim["id"],
        frozenset(claim["authors"] or ()),
        frozenset(claim["sources"] or ()),
        _grade(claim),
        claim["earliest"],
        claim["recorded"],
    )


def _grade(claim: Mapping[str, Any]) -> str:
    return f"{claim['reliability'] or ''}{'' if claim['credibility'] is None else claim['credibility']}"


def _part(part: Mapping[str, Any]) -> Part:
    return Part(part["role"].lower(), part["id"], part["name"], part["kind"], part["label"], part["custody"])
