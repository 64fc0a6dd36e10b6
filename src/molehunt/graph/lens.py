"""Lenses: the part of the evidence that an answer is to rest on.

To add one: add a field, and a line to :meth:`Lens.keeps`; every question then takes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from molehunt.graph.evidence import Evidence, Origin
from molehunt.model.errors import MolehuntError


@dataclass(frozen=True, slots=True)
class Lens:
    """What evidence counts; an empty lens keeps everything.

    ``author``: only what this person or organization puts forward, in person or through others. ``source``: only what
    stands in this work or is quoted from it. ``without``: nothing that comes through this author or work.
    ``grade``: at least this Admiralty grade ("C3": C or better and 3 or better; "C" or "3" alone bound one of the
    two; F and 6, which mean that nothing can be judged, do not pass a bound better than themselves). ``until``:
    nothing that can only have happened after this day. ``known_by``: only what was surely on record by this day.
    """

    author: str | None = None
    source: str | None = None
    without: str | None = None
    grade: str | None = None
    until: date | None = None
    known_by: date | None = None

    def __post_init__(self) -> None:
        if self.grade is not None and not re.fullmatch(r"(?=.)[A-F]?[1-6]?", self.grade):
            raise MolehuntError(f"grade {self.grade!r}: expected a letter A to F, a number 1 to 6, or both, as in C3")

    def through(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Return the claims that count, each opposed only by claims that count."""
        if self == _ALL:
            return tuple(evidence)
        return tuple(self._opposed(claim) for claim in evidence if self.keeps(claim))

    def _opposed(self, claim: Evidence) -> Evidence:
        sides = (replace(side, against=tuple(filter(self.keeps, side.against))) for side in claim.sides)
        return replace(claim, sides=tuple(sides)) if claim.sides else claim

    def keeps(self, claim: Evidence | Origin) -> bool:
        """Return whether the claim counts under this lens."""
        origins = claim.authors | claim.sources
        return (
            (self.author is None or self.author in claim.authors)
            and (self.source is None or self.source in claim.sources)
            and (self.without is None or self.without not in origins)
            and (self.grade is None or _at_least(claim.grade, self.grade))
            and (self.until is None or claim.earliest is None or claim.earliest <= self.until)
            and (self.known_by is None or (claim.recorded is not None and claim.recorded <= self.known_by))
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the fields that are set."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in values if value is not None}


_ALL = Lens()


def _at_least(grade: str, wanted: str) -> bool:
    """Both scales run from good to bad; a claim without a grade passes none."""
    if not grade:
        return False
    letter, number = wanted.rstrip("123456"), wanted.lstrip("ABCDEF")
    return (not letter or grade[0] <= letter) and (not number or grade[1:] <= number)
