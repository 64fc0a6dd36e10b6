"""Change the files of a case at random, as spreadsheets, typing hands, broken disks and malice do.

To add a way: a function from a source of chance and the text of a file to its new text or bytes, named in
``TABLE_WAYS`` or ``JSON_WAYS``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

Files = dict[str, bytes]
BLANKS = (" ", "  ", "\t", "\n", "\u00a0", " \n\t", "\u2003", "\u3000")
CELLS = (
    "", *BLANKS, "0", "-1", "00001", "1e9", "9" * 16, "9" * 5_000, "x" * 5_000, "\0", "\x1b[31m", "\x85", "\u200b",
    "\ufeff", "\u202eabc", "a;b", "; ", ";", "a > b", " > ", "|", "c1 | c2", "c1; c1", "; ".join(["ann"] * 600),
    "'", '"', '""', "=1+1", "ann", " ann", "ann\u00a0", "bob", "letter", "talk", "rome", "club", "name-fox", "book",
    "notes", "p1", "c1", "c2", "a1", "d1", "denotes", "wrote", "told", "gave", "happened", "1937", "1937~", "193X",
    "1937-13", "[1936,1938]", "{1936,1938}", "../1938", "1938/..", "1938/1936", "after c1", "after c2",
    "before c3 & after c1", "during talk", "on c2", "about 2 weeks before c1", "12/10/1937", "Person", "Event",
    "Codename", "planned", "negated", "denies", "reports", "unknown", "A1", "F6", "E5", "G7", "done", "document",
    "𝔄", "e\u0301", "İ", "ß", "\ud7ff", "true", "null",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**400, "", " ", "x" * 2_000, "\0", "\x1b[2J", "\ud800", "a\nb", "a" * 300, "a\0b", "..",
    "/dev/zero", ".", "claims.csv", "claims.csv/", "C:\\x", "~", [], {}, [[]], [{}], ["claims"], {"format": 1},
    {"format": 99}, {"format": "2"}, {"format": True}, "tiny", "Tiny",
)  # fmt: skip


def mutated(chance: Random, files: Files) -> Files:
    """Return the files with one to four changes."""
    changed = dict(files)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        name = chance.choice(sorted(changed))
        ways = JSON_WAYS if name.endswith(".json") and chance.random() < 0.8 else TABLE_WAYS
        made = chance.choice(ways)(chance, changed[name].decode(errors="replace"))
        changed[name] = made if isinstance(made, bytes) else made.encode(errors="replace")
    if chance.random() < 0.01:
        del changed[chance.choice(sorted(changed))]
    return changed


def _rows(text: str) -> list[list[str]]:
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(csv.reader(io.StringIO(text.replace("\0", ""), newline="")))
    return rows


def _text(rows: list[list[str]]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()


def _cell(chance: Random, text: str) -> str:
    rows = _rows(text)
    row = chance.choice(rows[1:] or rows or [[""]])
    if row:
        place = chance.randrange(len(row))
        others = [cell for other in rows for cell in other if cell] or [""]
        row[place] = chance.choice((chance.choice(CELLS), chance.choice(others), row[place] + chance.choice(CELLS)))
    return _text(rows)


def _blank(chance: Random, text: str) -> str:
    rows = _rows(text)
    row = chance.choice(rows[1:] or rows or [[""]])
    empty = [place for place, cell in enumerate(row) if not cell]
    for place in chance.sample(empty, chance.randint(0, len(empty))):
        row[place] = chance.choice(BLANKS)
    return _text(rows)


def _column(chance: Random, text: str) -> str:
    rows = _rows(text)
    if not rows or not rows[0]:
        return text
    place, way = chance.randrange(len(rows[0])), chance.randrange(5)
    for number, row in enumerate(rows):
        if place < len(row):
            if way < 2:
                del row[place]
            elif way == 2:
                row.append("")
            elif way == 3:
                row.append(row[place])
            elif not number:
                row[place] = chance.choice(CELLS)
    return _text(rows)


def _row(chance: Random, text: str) -> str:
    rows = _rows(text)
    place = chance.randrange(len(rows) + 1)
    way = chance.randrange(5)
    if way == 0 and place < len(rows):
        del rows[place]
    elif way == 1 and place < len(rows):
        rows.append(rows[place])
    elif way == 2:
        rows.insert(place, [""] * (len(rows[0]) if rows else 1))
    elif way == 3:
        chance.shuffle(rows)
    elif place < len(rows):
        rows[place].append(chance.choice(CELLS))
    return _text(rows)


def _bytes(chance: Random, text: str) -> bytes:
    data = bytearray(text.encode())
    for _ in range(chance.choice((1, 1, 2, 10))):
        place = chance.randrange(len(data) + 1)
        much = chance.choice((0, 1, 1, 4, 40))
        data[place : place + much] = chance.choice(
            (chance.randbytes(chance.randint(0, 6)), b'"', b",", b"\n", b"\r", b"\0")
        )
    return bytes(data)


def _encoding(chance: Random, text: str) -> bytes:
    made = text.replace("\n", chance.choice(("\n", "\r\n", "\r")))
    return made.encode(
        chance.choice(("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252")), errors="replace"
    )


def _whole(chance: Random, text: str) -> str:
    much = chance.randrange(len(text) + 1)
    return chance.choice(
        ("", text[:much], text[much:], text + text, text.replace(",", ";"), text.replace("\n", "\n\n"))
    )


def _json(chance: Random, text: str) -> str:
    """Put an odd value somewhere into the tree, or take something out of it."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return text
    places: list[tuple[Any, Any]] = []
    stack = [tree]
    while stack:
        node = stack.pop()
        keys = node.keys() if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        places.extend((node, key) for key in keys)
        stack.extend(node[key] for key in keys)
    shallow = [place for place in places if place[0] is tree] or places
    if not places:
        return json.dumps(chance.choice(VALUES))
    node, key = chance.choice(chance.choice((places, shallow)))
    if chance.random() < 0.2:
        del node[key]
    else:
        node[key] = chance.choice(VALUES)
    return json.dumps(tree)


def _digits(chance: Random, text: str) -> str:
    return text.replace('"title"', f'"much": {"9" * chance.choice((10, 5_000))}, "title"', 1)


def _deep(chance: Random, text: str) -> str:
    opened = chance.choice(("[", '{"a":')) * chance.choice((10, 900, 100_000))
    return text.replace('"title"', f'"deep": {opened}, "title"', 1)


Way = Callable[[Random, str], str | bytes]
TABLE_WAYS: tuple[Way, ...] = (
    _cell,
    _cell,
    _cell,
    _cell,
    _blank,
    _blank,
    _column,
    _row,
    _row,
    _bytes,
    _encoding,
    _whole,
)
JSON_WAYS: tuple[Way, ...] = (_json, _json, _json, _json, _digits, _deep)
