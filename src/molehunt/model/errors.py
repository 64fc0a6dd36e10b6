"""The one family of errors, and the warning.

Every error says what is wrong, where, and what to do, in one line that the command line prints as it is.
To add a kind: subclass the nearest class here, so that ``except MolehuntError`` still catches all of them.
"""

from __future__ import annotations

import re

LONG = 200
"""Characters from which on a quoted value is cut; names, and most paths, are shorter."""
_KEPT = 60
_QUOTED = re.compile(rf"""(?<!\w)(['"])((?:(?!\1)[^\\]|\\.){{{LONG},}})\1(?!\w)""", re.DOTALL)
_WORD = re.compile(rf"(\S{{{_KEPT}}})\S{{{2 * LONG},}}")


def shortened(message: str) -> str:
    """Return a message in which of a long value, quoted or a word, only the first 60 characters stand.

    >>> shortened(f"there is no case {'x' * 100_000!r}; molehunt status lists those there are")[:40]
    "there is no case 'xxxxxxxxxxxxxxxxxxxxxx"
    """
    if len(message) <= LONG:
        return message
    cut = _QUOTED.sub(lambda match: f"{match[1]}{match[2][:_KEPT]}...{match[1]}", message)
    return _WORD.sub(r"\1...", cut)


class MolehuntError(Exception):
    """The base: catch this to catch everything molehunt raises on purpose."""

    def __init__(self, message: str = "") -> None:
        super().__init__(shortened(message))


class ModelError(MolehuntError):
    """The vocabulary under data/model is inconsistent."""


class DateError(MolehuntError, ValueError):
    """A date is not one of the accepted EDTF or relative forms."""


class DateTextError(DateError):
    """The text of one date is at fault; ``found`` quotes it and says why, for a place that is known to be a date."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = shortened(found)

    def __str__(self) -> str:
        return f"date {self.found}"


class CaseError(MolehuntError):
    """A case cannot be read or loaded; ``faults`` holds every fault as ``file:line:column: ...`` lines."""

    def __init__(self, message: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(map(shortened, faults))


class QueryError(MolehuntError):
    """A query file is malformed, a parameter is missing, or the database refused the query."""


class EngineError(MolehuntError):
    """A database cannot be started, reached, or is in a state in which it cannot answer."""


class UnknownNameError(MolehuntError):
    """A name is unknown or ambiguous; the message lists the nearest candidates."""


class CypherWarning(UserWarning):
    """A query of one's own runs, but does not do what its author probably means; the message says how to write it."""
