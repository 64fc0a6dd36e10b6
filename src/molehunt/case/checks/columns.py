"""Faults of one cell alone: empty, of a wrong form, not on its closed list, or with an id that does not exist.

To add a form: name it in ``tables.Form`` and give it a line in ``_FORMS``, its pattern and the words for what does
not match. A check is a function from a value to the words for what is wrong with it, empty if nothing is. An empty
cell is a fault only where it is needed; no other check looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from molehunt.case.checks.ids import Index
from molehunt.case.faults import Fault, shown
from molehunt.case.reading.cells import split
from molehunt.case.reading.sheet import Sheet
from molehunt.case.reading.suggestions import one_of
from molehunt.case.reading.tables import LONGEST_LIST, SEPARATORS, SHA256, SLUG, Column
from molehunt.model.records import LONGEST_ID
from molehunt.model.vocabulary import Vocabulary

Check = Callable[[str], str]
_MOST = 5
"""How many wrong ids of a cell are named one by one."""
Match = Callable[[str], re.Match[str] | None]


def column_faults(
    sheet: Sheet, index: Index, words: Vocabulary, lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    """Yield the faults of every cell by itself, except for dates, which need the whole case."""
    for column in sheet.table.columns:
        if column.needed and "" in sheet.columns[column.name]:
            yield from sheet.check_column(column.name, _empty)
        if column.longest and max(map(len, sheet.columns[column.name]), default=0) > column.longest:
            yield from sheet.check_column(column.name, partial(_too_long, longest=column.longest))
        if column.closed:
            values = lists[column.closed]
            yield from sheet.check_column(column.name, _closed(values, index), allowed=frozenset(values))
        elif column.refers:
            known = index.known(column.refers)
            yield from sheet.check_column(column.name, _refers(column, index), allowed=known)
        elif column.form == "grade":
            yield from sheet.check_column(column.name, lambda value: _grade(value, words))
        elif column.form in _FORMS:
            match, expected = _FORMS[column.form]
            # Nearly always all cells are right, and then no Python code runs for a single cell.
            if not all(map(match, sheet.columns[column.name])):
                yield from sheet.check_column(column.name, partial(_unlike, match=match, expected=expected))


def _empty(value: str) -> str:
    return "" if value else "is empty; expected a value"


def _too_long(value: str, *, longest: int) -> str:
    return "" if len(value) <= longest else f"has {len(value):,} characters; expected {longest:,} at most"


def _closed(values: tuple[str, ...], index: Index) -> Check:
    def check(value: str) -> str:
        if not value or value in values:
            return ""
        return f"{shown(value)} is not known{index.suggest(value, values)}; {one_of(values)}"

    return check


def _refers(column: Column, index: Index) -> Check:
    separator = SEPARATORS.get(column.many, "")

    def check(value: str) -> str:
        names = split(value, column.many)
        if "" in names:
            return f"has an empty place in {shown(value)}; expected an id on either side of every {separator!r}"
        if len(names) > LONGEST_LIST:
            return f"holds {len(names):,} ids; expected {LONGEST_LIST} at most, the others in a row of their own"
        wrong = [name for name in dict.fromkeys(names) if not index.has(name, column.refers)]
        more = f"; so do {len(wrong) - _MOST} more of its ids" if len(wrong) > _MOST else ""
        return "; ".join(index.missing(name, column.refers) for name in wrong[:_MOST]) + more

    return check


def _grade(value: str, words: Vocabulary) -> str:
    if not value or (value[:1] in words.reliability and value[1:] in words.credibility):
        return ""
    return f"{shown(value)} is no grade; expected a letter A to F and a number 1 to 6, as in B3"


def _unlike(value: str, *, match: Match, expected: str) -> str:
    return "" if not value or match(value) else f"{shown(value)} is {expected}"


_FORMS: dict[str, tuple[Match, str]] = {
    "slug": (
        re.compile(SLUG).fullmatch,
        f"no id; expected small letters a to z, digits and hyphens, a hyphen not first, {LONGEST_ID} at most",
    ),
    # Fifteen digits are more than any text has, and fit into every integer on the way to the graph.
    "integer": (re.compile("[0-9]{1,15}").fullmatch, "no number; expected digits only, fifteen at most"),
    "sha256": (re.compile(SHA256).fullmatch, "no SHA-256; expected 64 digits 0 to 9 and a to f"),
}
