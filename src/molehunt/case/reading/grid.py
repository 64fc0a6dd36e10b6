"""From the text of a CSV file to its records, each with its place, and what is wrong with their form.

The ``csv`` module reads: of the readers measured (tests/benchmarks/read_case.py) it is the fastest, and it needs no
installation. It does not say where a cell starts; ``sheet`` finds that out for faults.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from molehunt.case.faults import Fault
from molehunt.case.reading.sheet import cells
from molehunt.case.reading.text import Text

_LONGEST_CELL = 2**31 - 1
_MOST = 100
"""The most cells with a wrong character that are reported one by one: a file that is no text has many."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The records of a file, header first, without blank lines, and the offset at which each starts.

    ``faults`` are those of characters and of quotes; where records could not be read, it is not ``complete``.
    """

    text: Text
    records: Sequence[list[str]]
    offsets: Sequence[int]
    faults: tuple[Fault, ...]
    complete: bool


def read_grid(text: Text) -> Grid:
    """Return the records of a text and every fault in its form."""
    # The default refuses cells over 128 KB. The limit holds for the whole process, so it is only ever raised.
    csv.field_size_limit(max(_LONGEST_CELL, csv.field_size_limit()))
    records: list[list[str]] = []
    offsets: list[int] = []
    unreadable: list[int] = []
    stream = io.StringIO(text.content, newline="\n")
    reader = csv.reader(stream, strict=True)
    offset = 0
    while True:
        try:
            if record := next(reader):
                records.append(record)
                offsets.append(offset)
        except StopIteration:
            break
        except csv.Error:
            unreadable.append(offset)
        offset = stream.tell()
    quotes = [_wrong_quote(text, offset) for offset in unreadable]
    faults = (*quotes, *_characters(text, sorted([*offsets, *unreadable])))
    return Grid(text, records, offsets, faults, not unreadable)


def _wrong_quote(text: Text, offset: int) -> Fault:
    """Say which quote of a record that csv could not read is wrong."""
    for cell in cells(text.content, offset):
        if cell["closed"] == "":
            return text.fault(cell.start(), 'the quote that opens this cell is never closed; expected a " to close it')
        if cell["rest"]:
            what = 'text follows the closing quote of this cell; expected a comma, or "" for each quote inside'
            return text.fault(cell.start(), what)
    return text.fault(offset, "the row cannot be read as CSV; expected cells divided by commas")


def _characters(text: Text, records: Sequence[int]) -> Iterator[Fault]:
    """Yield the faults of single characters, one for each cell and kind of message, up to a number of them."""
    wrong = _cells_with_wrong(text, records) if text.wrong else iter(())
    yield from (text.fault(offset, message) for offset, message in islice(wrong, _MOST))
    if more := sum(1 for _ in wrong):
        yield text.fault(0, f"wrong characters stand in {more:,} more cells; expected text in UTF-8")


def _cells_with_wrong(text: Text, records: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the offset of every cell in which something is wrong, with the words; in one pass over the text."""
    wrong = deque(sorted(text.wrong))
    for start, after in pairwise([*(records or [0]), len(text.content) + 1]):
        if not wrong:
            return
        if wrong[0][0] >= after:
            continue
        for cell in cells(text.content, start):
            said = set()
            while wrong and wrong[0][0] <= cell.end():
                said.add(wrong.popleft()[1])
            yield from ((cell.start(), message) for message in sorted(said))
        # Characters behind a wrong quote are skipped: the fault of the quote covers them.
        while wrong and wrong[0][0] < after:
            wrong.popleft()
