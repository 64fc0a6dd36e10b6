"""What a predicate asks of the roles of its claims, and what an entity must be to fill one.

``via`` and ``about`` are open to every predicate and to everything, ``at`` to events and places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from molehunt.case.faults import Fault, shown
from molehunt.case.index import Index, Sheets
from molehunt.case.lists import repeated, split
from molehunt.case.sheet import Sheet
from molehunt.model.records import ROLES
from molehunt.model.vocabulary import Vocabulary

_AGENTS = ("Person", "Organization", "Codename", "Name")
_THINGS = ("Person", "Organization", "Document", "Event", "Place")
_ANYTHING = (*_AGENTS, *_THINGS[2:])
# A claim of names.csv says this; it has no row of its own in claims.csv.
_OF_NAMES = "denotes"
_OTHER_LABELS = (
    ("names", "denotes", "", _THINGS),
    ("names", "asserted_by", "chain", (*_AGENTS, "Document")),
    ("claims", "asserted_by", "chain", (*_AGENTS, "Document")),
    ("sources", "author", "list", _AGENTS),
    ("sources", "document", "", ("Document",)),
)


def role_faults(claims: Sheet, index: Index, words: Vocabulary) -> Iterator[Fault]:
    """Give a fault for every predicate that is unknown and every role that does not suit its predicate."""
    yield from claims.judged("predicate", lambda name: _unknown(name, index, words))
    for role in ROLES:
        pairs = list(zip(claims.columns["predicate"], claims.columns[role], strict=True))
        judged = {pair: said for pair in set(pairs) if (said := _misfit(role, *pair, index, words))}
        if judged:
            for row, pair in enumerate(pairs):
                if pair in judged:
                    yield claims.fault(row, role, judged[pair])


def label_faults(sheets: Sheets, index: Index) -> Iterator[Fault]:
    """Give a fault for every entity of a wrong label outside of the roles of claims."""
    for table, column, many, labels in _OTHER_LABELS:
        if table in sheets:
            judge = partial(_wrong_label, many=many, labels=labels, index=index)
            yield from sheets[table].judged(column, judge, fine=index.known(("source",)))


def _unknown(name: str, index: Index, words: Vocabulary) -> str:
    if name == _OF_NAMES:
        return f"{shown(name)} is said in names.csv; expected the row there"
    if name in words.predicates or not name.strip():
        return ""
    meant = index.suggest(name, words.predicates)
    return f"{shown(name)} is not known{meant}; expected a predicate of data/model/predicates"


def _misfit(role: str, name: str, cell: str, index: Index, words: Vocabulary) -> str:
    """Return what is wrong with the cell of a role, empty if nothing is or the predicate itself is at fault."""
    if (predicate := words.predicates.get(name)) is None or name == _OF_NAMES:
        return ""
    labels = predicate.roles.get(role) or predicate.optional.get(role)
    if labels and index.labels.get(cell) in labels:
        return ""
    if not cell.strip():
        needed = role in predicate.roles
        return f"is empty; predicate {predicate.name} needs it: expected {_either(labels)}" if needed else ""
    if labels is None and role not in ("via", "about", "at"):
        taken = ", ".join((*predicate.roles, *predicate.optional)) or "none of its own"
        return f"is not a role of predicate {predicate.name}; expected {taken}, or via, about, at"
    if twice := repeated(split(cell)):
        return twice
    open_to = ("Event", "Place") if role == "at" else _ANYTHING
    return _wrong_label(cell, many="list", labels=labels or open_to, index=index)


def _wrong_label(cell: str, *, many: str, labels: Collection[str], index: Index) -> str:
    names = split(cell, many) if cell.strip() else ()
    wrong = [name for name in names if index.labels.get(name, next(iter(labels))) not in labels]
    found = ", ".join(f"{name} is {_article(index.labels[name])}" for name in wrong)
    return f"cannot be that: {found}; expected {_either(labels)}" if wrong else ""


def _either(labels: Collection[str] | None) -> str:
    return " or ".join(_article(label) for label in sorted(labels or ()))


def _article(label: str) -> str:
    return f"{'an' if label[:1] in 'AEIOU' else 'a'} {label}"
