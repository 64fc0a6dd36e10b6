"""Numbers with their nouns, for every message that counts."""

from __future__ import annotations


def counted(count: int, thing: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "fault"), counted(2, "entity"), counted(3, "hypothesis")
    ('1 fault', '2 entities', '3 hypotheses')
    """
    for ending, many in (("y", "ies"), ("sis", "ses"), ("", "s")):
        if thing.endswith(ending):
            return f"{count} {thing if count == 1 else thing.removesuffix(ending) + many}"
    raise AssertionError(thing)
