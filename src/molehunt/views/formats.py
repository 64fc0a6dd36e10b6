"""Rows as a table, CSV, JSON or Markdown; the same rows in each.

To add a format: a function of the columns and rows that returns text, and its name in :data:`FORMATS`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from molehunt.views.safe import safe

Row = Mapping[str, Any]
_STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FORMATS = ("table", "csv", "json", "markdown")


def as_json(value: Any) -> str:
    """Return JSON, indented, with days as ISO dates and text as it is."""
    text = json.dumps(value, indent=2, ensure_ascii=False, default=_plain) + "\n"
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def as_csv(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return CSV with a header; lists are joined by "; ".

    A cell that a spreadsheet would take for a formula gets a leading apostrophe, as data must never be run.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    # A carriage return alone ends a row for a spreadsheet, yet not every Python puts quotes around it.
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([_inert(column) for column in columns])
    for row in rows:
        cells = [_inert(cell(row.get(column))) for column in columns]
        (quoting if any("\r" in text for text in cells) else writer).writerow(cells)
    return out.getvalue()


def as_markdown(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return a Markdown table."""
    lines = [_line([safe(column).replace("|", "\\|") for column in columns]), _line(["---"] * len(columns))]
    lines += [_line([_escaped(cell(row.get(column))) for column in columns]) for row in rows]
    return "\n".join(lines) + "\n"


def cell(value: Any) -> str:
    """Return a value as the text of one cell; nothing as an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple, set, frozenset)):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return _plain(value)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _inert(text: str) -> str:
    # Lines and tabs are of use in a cell; what steers a terminal is not.
    text = _STEERING.sub("\ufffd", text)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _number(text) else text


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    for char in ("\\", "|", "<", "`", "*", "_", "["):
        text = text.replace(char, f"\\{char}" if char != "<" else "&lt;")
    return safe(" ".join(text.split()))
