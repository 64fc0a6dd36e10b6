"""A claim as read from the graph: its proof, with its participants and with what speaks against it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from molehunt.graph.proof import Proof, Properties, days, grade, shown
from molehunt.model.dates.bounds import Bounds
from molehunt.model.status import Support, is_worthless


class Bearer(NamedTuple):
    """Whom or what a form of words is said to denote, with the ids of the claims that say so.

    ``through`` are claims on which that rests besides: they say that whoever is denoted is somebody else.
    """

    id: str
    name: str
    kind: str | None
    label: str
    claims: tuple[str, ...]
    through: tuple[str, ...] = ()


class Participant(NamedTuple):
    """An entity in a role of a claim; ``custody`` says what it did with a document, by the claim.

    ``stage`` is the place of that word in the order of custody. ``bearers`` are those whom a form of words is said to
    denote.
    """

    role: str
    id: str
    name: str
    kind: str | None
    label: str
    custody: str | None
    stage: int = 0
    bearers: tuple[Bearer, ...] = ()


class Origin(NamedTuple):
    """Where a claim comes from and which days it gives: all that a lens tests.

    ``plays`` are the parts of its predicate: naming, copying, ignorance and the like (data/model/predicates).
    """

    id: str
    plays: frozenset[str]
    authors: frozenset[str]
    sources: frozenset[str]
    grade: str
    days: Bounds
    recorded: datetime.date | None


class Decision(NamedTuple):
    """A disagreement decided for one side, counted from 1."""

    id: str
    favours: int
    reason: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims that do not go together; ``members`` are the ids of all of them, each with the number of its side."""

    id: str
    kind: str
    question: str
    decisions: tuple[Decision, ...]
    members: tuple[tuple[int, str], ...]


class Side(NamedTuple):
    """A claim's place in a disagreement."""

    position: int
    of: Disagreement

    @property
    def against(self) -> Iterator[str]:
        """The ids of the claims of the other sides."""
        return (id_ for position, id_ in self.of.members if position != self.position)

    @property
    def opposed(self) -> bool:
        """Whether another side is in sight."""
        return any(position != self.position for position, _ in self.of.members)

    @property
    def favoured(self) -> bool | None:
        """Whether a decision is for this side; None where nobody has decided."""
        decisions = self.of.decisions
        return any(decision.favours == self.position for decision in decisions) if decisions else None


@dataclass(frozen=True, slots=True)
class Alternative:
    """A claim's place in a set of claims of which the text leaves open which one holds; ``id`` is that of the set.

    Sets that vary together are one ``choice``: their claims hold option by option, counted from 1. ``options`` is the
    number of options, whatever the lens.
    """

    id: str
    question: str
    choice: str
    option: int
    options: int


@dataclass(frozen=True, slots=True)
class Evidence(Proof):
    """A claim with all that an answer uses of it.

    ``stands_in`` are the ids of its disagreements, each with the number of its side; ``sides`` are the same with what
    a lens keeps of them, once they have been read.
    """

    predicate: str
    family: str
    what: str | None
    channel: str | None
    origin: Origin
    participants: tuple[Participant, ...]
    alternatives: tuple[Alternative, ...]
    stands_in: tuple[tuple[str, int], ...]
    sides: tuple[Side, ...] = ()

    @property
    def verb(self) -> str:
        """The predicate in words, as in "worked for"."""
        return self.predicate.replace("_", " ")

    @property
    def plays(self) -> frozenset[str]:
        """The parts that the claim's predicate plays: naming, copying, ignorance and the like."""
        return self.origin.plays

    def filling(self, *roles: str) -> tuple[Participant, ...]:
        """Return the entities in any of the roles."""
        return tuple([participant for participant in self.participants if participant.role in roles])

    def contradicted_by(self) -> Iterator[str]:
        """Yield the ids of the claims that contradict this one."""
        return (other for side in self.sides if side.of.kind == "contradiction" for other in side.against)

    def support(self, *, open_choice: bool | None = None) -> Support:
        """Return what the claim gives to the status of a row.

        ``open_choice`` says whether the row depends on which alternative holds; by default it does if there are any.
        """
        choice = bool(self.alternatives) if open_choice is None else open_choice
        contested = any(True for _ in self.contradicted_by()) if self.sides else False
        depth, worthless = len(self.asserted_by), is_worthless(self.grade)
        return Support(self.stance, self.polarity, self.certainty, depth, worthless, choice, contested)


# Sorted, since the order of rows and lists differs between engines.
_BY_ID, _BY_ROLE, _BY_POSITION = itemgetter("id"), itemgetter("role", "id"), itemgetter("position", "id")


def origin(claim: Properties) -> Origin:
    """Return the origin of a claim from its properties."""
    return Origin(
        claim["id"],
        frozenset(claim["plays"] or ()),
        frozenset(claim["authors"] or ()),
        frozenset(claim["sources"] or ()),
        grade(claim),
        days(claim),
        claim["recorded"],
    )


def evidence(row: Properties) -> Evidence:
    """Return a claim from a row of the query ``ask/evidence``, its disagreements not yet read."""
    claim = row["claim"]
    return Evidence(
        **shown(row),
        predicate=claim["predicate"],
        family=claim["family"],
        what=claim["what"],
        channel=claim["channel"],
        origin=origin(claim),
        participants=tuple([_participant(one) for one in sorted(row["participants"], key=_BY_ROLE)]),
        alternatives=tuple([Alternative(**one) for one in sorted(row["alternatives"], key=_BY_ID)]),
        stands_in=tuple([(side["id"], side["position"]) for side in sorted(row["sides"], key=_BY_ID)]),
    )


def _participant(row: Properties) -> Participant:
    role, bearers = row["role"].lower(), _bearers(row["bearers"]) if row["bearers"] else ()
    return Participant(
        role, row["id"], row["name"], row["kind"], row["label"], row["custody"], row["stage"] or 0, bearers
    )


def _bearers(rows: Sequence[Properties]) -> tuple[Bearer, ...]:
    by_id: dict[str, list[Properties]] = {}
    for row in rows:
        by_id.setdefault(row["id"], []).append(row)
    return tuple([_bearer(said) for _, said in sorted(by_id.items())])


def _bearer(said: Sequence[Properties]) -> Bearer:
    # What a claim says outright does not rest on another.
    outright = [row for row in said if not row.get("through")]
    first, claims = said[0], sorted(row["claim"] for row in outright or said)
    through = {id_ for row in said for id_ in row.get("through") or ()} if not outright else ()
    return Bearer(first["id"], first["name"], first["kind"], first["label"], tuple(claims), tuple(sorted(through)))


def disagreement(row: Properties) -> Disagreement:
    """Return a disagreement from a row of the query ``ask/disagreements_of``."""
    members = sorted(row["members"], key=_BY_POSITION)
    decisions = tuple([_decision(decision) for decision in sorted(row["decisions"], key=_BY_ID)])
    sides = tuple([(member["position"], member["id"]) for member in members])
    return Disagreement(row["id"], row["kind"], row["question"], decisions, sides)


def _decision(row: Properties) -> Decision:
    return Decision(row["id"], row["favours"], row["reason"], row["decided_by"])
