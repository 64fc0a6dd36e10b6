"""What a query file uses, read off its text: enough of Cypher for the files under cypher/, and no more.

Strings and comments are blanked first. A label or type is a word right behind a colon, `|` or `&`: a type inside square
brackets, a label elsewhere. A colon in a map is followed by a blank, as everywhere in these files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WRITING = re.compile(
    r"(?<!\.)\b(?:(?:CREATE|MERGE|SET|REMOVE|DELETE|DETACH|DROP|FOREACH|LOAD\s+CSV|ALTER|GRANT|REVOKE|DENY)\b|CALL\s+\w+\.)",
    re.IGNORECASE,
)
_BLANKED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_NAMES = re.compile(r":([A-Za-z_]\w*(?:[|&][A-Za-z_]\w*)*)")
_PROPERTY = re.compile(r"(?<![\w.$\]])([A-Za-z_]\w*)\.([A-Za-z_]\w*)")
_KEY = re.compile(r"[{,]\s*([A-Za-z_]\w*):\s")
_PAIRS = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Used:
    """Everything that a query text uses; ``rows`` are the keys of the maps in a parameter that it unwinds."""

    parameters: frozenset[str]
    labels: frozenset[str]
    types: frozenset[str]
    properties: frozenset[str]
    rows: frozenset[str]
    returns: tuple[str, ...]
    writes: tuple[str, ...]


def used(text: str) -> Used:
    """Read off what a text uses; raises ValueError if a bracket in it is left open."""
    bare = blanked(text)
    named = list(_named(bare))
    # db.labels() and gds.graph.project() are procedures.
    taken = {(holder, name) for holder, name in _PROPERTY.findall(bare) if holder not in ("db", "gds")}
    unwound = set(re.findall(r"\bUNWIND \$\w+ AS (\w+)", bare))
    return Used(
        parameters=frozenset(re.findall(r"\$(\w+)", bare)),
        labels=frozenset(name for bracket, name in named if bracket != "["),
        types=frozenset(name for bracket, name in named if bracket == "["),
        properties=frozenset({name for holder, name in taken if holder not in unwound} | set(_pattern_keys(bare))),
        rows=frozenset(name for holder, name in taken if holder in unwound),
        returns=_returns(bare),
        writes=tuple(found.upper() for found in WRITING.findall(bare)),
    )


def blanked(text: str) -> str:
    """Blank what stands in strings and comments."""
    return _BLANKED.sub(lambda found: "''" if found[0][0] in "'\"" else " ", text)


def _named(bare: str) -> Iterator[tuple[str, str]]:
    for found in _NAMES.finditer(bare):
        for name in re.split(r"[|&]", found[1]):
            yield _enclosing(bare, found.start()), name


def _pattern_keys(bare: str) -> Iterator[str]:
    """Give the keys of maps that belong to the pattern of a node or of an edge, and so are properties."""
    for found in _KEY.finditer(bare):
        opening = _opening(bare, found.start() + 1)
        if opening and re.search(r"[(\[]\s*\w*\s*(:[\w|&]+)?\s*$", bare[:opening]):
            yield found[1]


def _opening(bare: str, place: int) -> int:
    """Return where the innermost bracket opens that is open at a place; 0 if none is."""
    open_: list[int] = []
    for index, char in enumerate(bare[:place]):
        if char in _PAIRS:
            open_.append(index)
        elif char in _PAIRS.values():
            open_.pop()
    return open_[-1] if open_ else 0


def _enclosing(bare: str, place: int) -> str:
    opening = _opening(bare, place)
    return bare[opening] if bare[opening] in _PAIRS else ""


def _returns(bare: str) -> tuple[str, ...]:
    """Return the columns of the last RETURN outside of all brackets."""
    starts = [
        found.end() for found in re.finditer(r"\bRETURN\b(?:\s+DISTINCT\b)?", bare) if not _depth(bare, found.start())
    ]
    if not starts:
        return ()
    ends = (found.start() for found in re.finditer(r"\bORDER BY\b|\bSKIP\b|\bLIMIT\b|;", bare))
    end = next((place for place in ends if place > starts[-1] and not _depth(bare, place)), len(bare))
    return tuple(re.split(r"\sAS\s", column)[-1].strip() for column in _split(bare[starts[-1] : end]))


def _depth(bare: str, place: int) -> int:
    before = bare[:place]
    return sum(before.count(opening) - before.count(closing) for opening, closing in _PAIRS.items())


def _split(body: str) -> list[str]:
    if _depth(body, len(body)):
        raise ValueError(f"a bracket is left open in {body!r}")
    cuts = [index for index, char in enumerate(body) if char == "," and not _depth(body, index)]
    return [body[start:end] for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(body)], strict=True)]
