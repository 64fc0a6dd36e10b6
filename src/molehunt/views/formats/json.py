"""JSON: the whole answer, or ``{"rows": [...]}``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from molehunt.views.cells import as_text
from molehunt.views.formats import Format
from molehunt.views.report import Report
from molehunt.views.safe import steering


def as_json(value: Any) -> str:
    """Return JSON, indented, with days as ISO dates, text as it is, and null for what is no number."""
    text = json.dumps(_finite(value), indent=2, ensure_ascii=False, default=as_text) + "\n"
    return steering(text, lambda found: f"\\u{ord(found[0]):04x}")


def draw(report: Report) -> str:
    """Return the data of a report."""
    return as_json(report.data())


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, (list, tuple)) else value


FORMAT = Format("Everything, for programs.", draw)
