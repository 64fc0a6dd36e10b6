"""Faults that show in one cell alone: empty, not of its form, not on its closed list, referring to nothing.

To add a form: name it in ``tables.Form`` and give its judge, a function from a value to the words for what is
wrong with it (none: empty), a line in ``_FORMS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from molehunt.case.faults import Fault, shown
from molehunt.case.index import Index
from molehunt.case.lists import split
from molehunt.case.nearest import one_of
from molehunt.case.sheet import Sheet
from molehunt.case.tables import SEPARATORS, SHA256, SLUG, Column
from molehunt.model.vocabulary import Vocabulary

Judge = Callable[[str], str]
_slug, _sha256 = re.compile(SLUG).fullmatch, re.compile(SHA256).fullmatch
# Fifteen digits are more than any text has, and fit into every integer on the way to the graph.
_integer = re.compile("[0-9]{1,15}").fullmatch
_MOST_SHOWN = 12


def column_faults(
    sheet: Sheet, index: Index, words: Vocabulary, lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    """Give the faults of every cell by itself, dates left out: they need the whole case."""
    for column in sheet.table.columns:
        if column.needed:
            yield from sheet.judged(
                column.name, lambda value: "" if value.strip() else "is empty; expected a value"
            )
        if judge := _judge(column, index, words, lists):
            yield from sheet.judged(column.name, judge)


def _judge(
    column: Column, index: Index, words: Vocabulary, lists: Mapping[str, tuple[str, ...]]
) -> Judge | None:
    if column.closed:
        return _closed(lists[column.closed], index)
    if column.refers:
        return _refers(column, index)
    if column.form == "grade":
        return lambda value: _grade(value, words)
    return _FORMS.get(column.form)


def _closed(values: tuple[str, ...], index: Index) -> Judge:
    def judge(value: str) -> str:
        if not value.strip() or value in values:
            return ""
        return f"{shown(value)} is not known{index.suggest(value, values)}; {one_of(values)}"

    return judge


def _refers(column: Column, index: Index) -> Judge:
    separator = SEPARATORS.get(column.many, "")

    def judge(value: str) -> str:
        names = split(value, column.many) if value.strip() else ()
        if "" in names:
            return (
                f"has an empty place in {shown(value)}; expected an id on either side of every {separator!r}"
            )
        return "; ".join(filter(None, (index.missing(name, column.refers) for name in names)))

    return judge


def _grade(value: str, words: Vocabulary) -> str:
    if not value.strip() or (value[:1] in words.reliability and value[1:] in words.credibility):
        return ""
    return f"{shown(value)} is no grade; expected a letter A to F and a number 1 to 6, as in B3"


def _no_slug(value: str) -> str:
    if not value.strip() or _slug(value):
        return ""
    return f"{shown(value)} is no id; expected small letters a to z, digits and hyphens, a hyphen not first"


def _no_integer(value: str) -> str:
    return (
        "" if not value.strip() or _integer(value) else f"{shown(value)} is no number; expected digits only"
    )


def _no_hash(value: str) -> str:
    if not value.strip() or _sha256(value):
        return ""
    return f"{shown(value)} is no SHA-256; expected 64 digits 0 to 9 and a to f"


_FORMS: dict[str, Judge] = {"slug": _no_slug, "integer": _no_integer, "sha256": _no_hash}
