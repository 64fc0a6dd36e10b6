"""What cells hold: one word of a closed list, or several ids.

To add a list: give it a name here, and name it in the ``closed`` of a column.
"""

from __future__ import annotations

from collections import Counter

from molehunt.case.faults import shown
from molehunt.case.reading.tables import SAMENESS, SEPARATORS
from molehunt.model.vocabulary import Vocabulary


def closed_lists(words: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return every closed list of the tables, by the name that columns give it."""
    held = words.attribution
    return {
        "label": words.entity_labels,
        "name kind": words.kinds["Codename"] + words.kinds["Name"],
        "source kind": words.kinds["Source"],
        "alternative kind": words.kinds["AlternativeSet"],
        "disagreement kind": words.kinds["Disagreement"],
        "sameness": SAMENESS,
        "stance": tuple(held["stances"]),
        "polarity": tuple(held["polarities"]),
        "mode": tuple(held["modes"]),
        "certainty": tuple(held["certainties"]),
        "basis": tuple(held["bases"]),
        "date_basis": tuple(held["date_bases"]),
        "bearing": tuple(held["bearings"]),
    }


def split(cell: str, many: str = "list") -> tuple[str, ...]:
    """Return the ids of a cell, of all its sides if it has sides; blanks around them do not count.

    An empty cell has none; an id that is missing between two separators is returned empty.
    """
    if many == "sides":
        return tuple(name for side in sides(cell) for name in side)
    if not many:
        return (cell,) if cell else ()
    if SEPARATORS[many] not in cell:
        return (cell.strip(),) if cell else ()
    return tuple(name.strip() for name in cell.split(SEPARATORS[many]))


def sides(cell: str) -> tuple[tuple[str, ...], ...]:
    """Return the ids of each side of a disagreement."""
    return tuple(split(side.strip()) for side in cell.split(SEPARATORS["sides"]))


def repeated(names: tuple[str, ...]) -> str:
    """Return the words for an id that a cell names more than once, empty if there is none."""
    if len(set(names)) == len(names):
        return ""
    twice = next((name for name, count in Counter(names).items() if name and count > 1), "")
    return f"names {shown(twice)} more than once; expected each id once" if twice else ""
