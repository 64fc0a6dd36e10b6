"""The fields of a lens, for editors and type checkers; written by ``python -m tests.support.generated``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict


class LensFields(TypedDict, total=False):
    """The keywords of :class:`molehunt.Lens`."""

    author: str | Sequence[str] | None
    source: str | Sequence[str] | None
    without: str | Sequence[str] | None
    grade: str | None
    since: str | date | None
    until: str | date | None
    known_by: str | date | None
    identities: bool
