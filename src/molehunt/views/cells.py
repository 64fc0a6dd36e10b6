"""A value as the text of one cell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any


def cell(value: Any) -> str:
    """Return a value as the text of one cell; nothing as an empty one, a list joined by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple, set, frozenset)):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    return as_text(value)


def as_text(value: Any) -> str:
    """Return a plain value as text, days as ISO dates."""
    return value.isoformat() if isinstance(value, date) else str(value)
