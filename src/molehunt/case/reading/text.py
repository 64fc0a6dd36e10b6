"""From the bytes of a file to text, with what is wrong with its bytes or its characters.

Accepted is UTF-8 with or without a byte order mark, lines ended by LF or CRLF; a CRLF inside a cell is read
as LF, so that a case is the same whichever system checked it out. To refuse another character: add it to
``CONTROL``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from molehunt.case.faults import Fault
from molehunt.case.reading.files import read_bytes

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""All of the Unicode class Cc but tab and LF; a carriage return is left only where no LF follows it."""


@dataclass(frozen=True)
class Text:
    """A file as text, lines ended by LF; ``file`` is its path as faults show it.

    ``wrong`` gives, for everything amiss with single bytes or characters, its offset and the words for it.
    """

    file: str
    content: str
    wrong: tuple[tuple[int, str], ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines begin; worked out for the first fault and kept for the others."""
        return [0, *(end.end() for end in re.finditer("\n", self.content))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of an offset into the text."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def fault(self, offset: int, message: str) -> Fault:
        """Return a fault at an offset into the text."""
        return Fault(self.file, *self.place(offset), message)


def read_text(path: Path, inside: Path | None = None) -> Text | Fault:
    """Return the text of a file, or the one fault for which it cannot be read at all."""
    file = str(path)
    data = read_bytes(path, inside)
    if isinstance(data, str):
        return Fault(file, 1, 1, f"{data}; expected a file in the folder of the case")
    if data.startswith(_UTF16):
        return Fault(file, 1, 1, "byte 0 begins UTF-16; expected UTF-8 (in Excel: CSV UTF-8)")
    if data.count(b"\0") * 4 > len(data):
        return Fault(file, 1, 1, "many bytes are NUL, as in UTF-16; expected UTF-8 (in Excel: CSV UTF-8)")
    bad = _not_utf8(data)
    content = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    if "\r" in content and "\n" not in content:
        return Fault(file, 1, 1, "lines end with a carriage return alone; expected LF or CRLF")
    controls = tuple((one.start(), _words(one[0])) for one in CONTROL.finditer(content))
    # Left in, a lone return would end a line for csv; the blank keeps every other character in its place.
    return Text(file, content.replace("\r", " "), bad + controls)


def _not_utf8(data: bytes) -> tuple[tuple[int, str], ...]:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig").replace("\r\n", "\n")
        byte = f"byte {data[error.start]:#04x} at position {error.start} of the file"
        return ((len(before), f"{byte} is not UTF-8; expected UTF-8 throughout (in Excel: CSV UTF-8)"),)
    return ()


def _words(character: str) -> str:
    name = f"U+{ord(character):04X}"
    return f"the control character {name} stands in the cell; expected text, tabs and line feeds only"
