"""What a question finds: rows, what the sources leave unknown, and what is told besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """A row as a question finds it: its own columns, the claims for and against it, the identifications it rests on.

    ``told`` is the row in words, for the hinges. A row that is no statement on which claims can be for or against, such
    as a claim itself, gives its own ``status``, and decisions are for or against its sentence; it has no hinges. A row
    that is a record (``of_record``) has no days of its own, and ``decided`` is what is on record of it.
    """

    columns: Row
    claims: Sequence[Evidence]
    told: str
    links: tuple[Link, ...] = ()
    status: str | None = None
    of_record: bool = False
    decided: str | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that the sources leave unknown, with the candidates, names by id, and the claims that show it."""

    what: str
    candidates: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What a question found; ``subject`` adds to what is told of the thing asked about, ``hint`` says where to look.

    ``hint`` is for a question without rows to which another one holds the answer, and ``near`` are claims that say
    something near it. ``cited`` are claims that the subject names besides, ``notes`` what a reader must know of how the
    rows were found. ``hinges`` are those that the question works out itself, besides those of the rows. Where it is
    ``complete``, that there is no row is known, as that two answers do not differ.
    """

    rows: Sequence[Finding]
    unknown: Sequence[Unknown] = ()
    subject: Mapping[str, Any] = field(default_factory=dict)
    hint: str = ""
    near: Sequence[Evidence] = ()
    cited: Sequence[str] = ()
    notes: Sequence[str] = ()
    hinges: Sequence[Mapping[str, Any]] = ()
    complete: bool = False
