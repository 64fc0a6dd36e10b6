"""The fields of a lens, for editors and type checkers; written by ``python -m tests.support.generated``."""

from __future__ import annotations

from datetime import date
from typing import TypedDict


class LensFields(TypedDict, total=False):
    """The keywords of :class:`molehunt.Lens`."""

    author: str | None
    source: str | None
    without: str | None
    grade: str | None
    since: str | date | None
    until: str | date | None
    known_by: str | date | None
    identities: bool
