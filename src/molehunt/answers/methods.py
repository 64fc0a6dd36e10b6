"""The questions as methods, for editors and type checkers; written by ``python -m tests.support.generated``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


class Methods:
    """Every question as a method; see docs/answers.md for their columns."""
