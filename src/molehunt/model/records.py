"""The records of a case: frozen, as read from its tables, with ids in place of references.

To add a kind of record: add a class here, its table to ``case`` and its rows to ``store.rows``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from molehunt.model.dates.bounds import Bounds

ROLES = ("subject", "object", "recipient", "via", "about", "at")
"""The roles that an entity can have in a claim, in the order in which tables and answers show them."""
LONGEST_ID = 200
LONGEST_NAME = 1_000
"""Characters of an id and of a name at most: both stand in an index, and that of Neo4j holds 8 KB."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, document, event or place, named or left unnamed by the text."""

    id: str
    label: str
    kind: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A work in which passages lie, or which they cite; ``author`` holds the ids of its authors."""

    id: str
    kind: str
    title: str
    author: tuple[str, ...] = ()
    date: str = ""
    part_of: str = ""
    derives_from: tuple[str, ...] = ()
    document: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stand-off locator: ``start`` and ``end`` are str indices into the raw text, end exclusive."""

    id: str
    source: str
    paragraph: int
    start: int
    end: int
    sha256: str
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A claimed date resolved to days; a bound is None where the claim leaves it open.

    ``earliest`` and ``latest`` are the days as written. ``possible_earliest`` and ``possible_latest`` are what a
    comparison must go by: wider if the date is marked as approximate or uncertain, narrower if something else must
    have happened first.
    """

    text: str
    earliest: date | None = None
    latest: date | None = None
    possible_earliest: date | None = None
    possible_latest: date | None = None
    approximate: bool = False

    @property
    def bounds(self) -> Bounds:
        """The days without the text, with the comparisons of :class:`Bounds`."""
        return Bounds(self.earliest, self.latest, self.possible_earliest, self.possible_latest, self.approximate)


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion; ``roles`` maps a role of :data:`ROLES` to entity ids, ``asserted_by`` runs outermost first."""

    id: str
    predicate: str
    statement: str
    passage: str
    asserted_by: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    what: str = ""
    channel: str = ""
    when: When = When("")
    date_wording: str = ""
    date_basis: str = ""
    mode: str = "done"
    stance: str = "asserts"
    polarity: str = "affirmed"
    certainty: str = "plain"
    hedge: str = ""
    basis: str = "unknown"
    grade: str = ""
    grade_because: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A claim that a form of words denotes an entity; several rows may share one ``form``."""

    claim: Claim
    form: str
    name: str
    kind: str
    denotes: str
    used_by: str = ""
    sameness: str = "explicit"


@dataclass(frozen=True, slots=True)
class AlternativeSet:
    """Claims of which the text leaves open which one holds.

    ``varies_with`` holds the ids of sets with as many claims, of which each holds if its counterpart here does.
    """

    id: str
    kind: str
    question: str
    claims: tuple[str, ...]
    passage: str
    varies_with: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims that do not go together; ``sides`` holds the claim ids of each side, in order."""

    id: str
    kind: str
    question: str
    sides: tuple[tuple[str, ...], ...]
    would_decide: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A disagreement decided in favour of one side (from 1), with the reason; the sides are kept."""

    id: str
    disagreement: str
    favours: int
    reason: str
    decided_by: str
    passage: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One of several rival explanations of the same question."""

    id: str
    question: str
    statement: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a claim does for a hypothesis if it is true: consistent, inconsistent or neutral, and why."""

    hypothesis: str
    claim: str
    bearing: str
    why: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A sentence of the text in which nothing is claimed, and why."""

    paragraph: int
    start: int
    end: int
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case, in the order of its tables."""

    id: str
    title: str
    entities: tuple[Entity, ...]
    names: tuple[Name, ...]
    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    alternatives: tuple[AlternativeSet, ...]
    disagreements: tuple[Disagreement, ...]
    decisions: tuple[Decision, ...]
    hypotheses: tuple[Hypothesis, ...] = ()
    bearings: tuple[Bearing, ...] = ()
    omitted: tuple[Omission, ...] = ()
