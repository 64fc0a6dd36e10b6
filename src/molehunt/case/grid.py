"""From the text of a CSV file to its records, each with its place, and what is wrong with their form.

The ``csv`` module does the reading: of what was measured (tests/benchmarks/read_case.py) it is the fastest
and brings nothing to install. It does not say where a cell starts; ``sheet`` works that out for faults.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from molehunt.case.faults import Fault
from molehunt.case.sheet import Place, at, cells
from molehunt.case.text import Text

_LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The records of a file, header first, without blank lines; ``faults`` of characters and of quotes."""

    text: Text
    records: Sequence[list[str]]
    places: Sequence[Place]
    faults: tuple[Fault, ...]
    whole: bool


def read_grid(text: Text) -> Grid:
    """Return the records of a text and every fault in its form."""
    # The default refuses cells over 128 KB. The limit is one for the process: it is raised, never lowered.
    csv.field_size_limit(max(_LONGEST_CELL, csv.field_size_limit()))
    records, places, torn = [], [], []
    stream = io.StringIO(text.content, newline="\n")
    reader = csv.reader(stream, strict=True)
    place = Place(1, 0)
    while True:
        try:
            if record := next(reader):
                records.append(record)
                places.append(place)
        except StopIteration:
            break
        except csv.Error:
            torn.append(place)
        place = Place(reader.line_num + 1, stream.tell())
    quotes = [_torn(text, record) for record in torn]
    starts = sorted([*places, *torn], key=lambda found: found.offset)
    return Grid(text, records, places, (*quotes, *_characters(text, starts)), not torn)


def _torn(text: Text, record: Place) -> Fault:
    """Say which quote of a record that csv could not read is wrong."""
    message = "the row cannot be read as CSV; expected cells divided by commas"
    offset = record.offset
    for cell in cells(text.content, record.offset):
        if cell["closed"] == "":
            offset, message = (
                cell.start(),
                'the quote that opens this cell is never closed; expected a " to close it',
            )
            break
        if cell["rest"]:
            wrong = 'text follows the closing quote of this cell; expected a comma, or "" for each quote inside'
            offset, message = cell.start(), wrong
            break
    return Fault(text.file, *at(text.content, record, offset), message)


def _characters(text: Text, starts: Sequence[Place]) -> Iterator[Fault]:
    """Give the faults of single characters, one for each cell and kind of message."""
    seen = set()
    offsets = [place.offset for place in starts]
    for offset, message in text.wrong:
        record = starts[max(bisect_right(offsets, offset) - 1, 0)] if starts else Place(1, 0)
        start = record.offset
        for cell in cells(text.content, record.offset):
            if cell.start() > offset:
                break
            start = cell.start()
        if (start, message) not in seen:
            seen.add((start, message))
            yield Fault(text.file, *at(text.content, record, start), message)
