"""What a predicate asks of the roles of its claims, and what an entity must be to fill one.

Which roles are open to every predicate stands in ``labels.yaml``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from molehunt.case.checks.ids import Index
from molehunt.case.faults import Fault, shown
from molehunt.case.reading.cells import repeated, split
from molehunt.case.reading.sheet import Sheet, Sheets
from molehunt.model.records import ROLES
from molehunt.model.vocabulary import Vocabulary

_MOST = 5
"""How many ids of a cell are named in a message."""
_OTHER_ROLES = (
    ("names", "denotes", "", ("named",)),
    ("names", "asserted_by", "chain", ("agent", "document")),
    ("claims", "asserted_by", "chain", ("agent", "document")),
    ("sources", "author", "list", ("agent",)),
    ("sources", "document", "", ("document",)),
)
"""Table, column, how several are joined, and the groups of labels.yaml that may stand there."""


def role_faults(claims: Sheet, index: Index, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for every predicate that is unknown and every role that does not suit its predicate."""
    yield from claims.check_column("predicate", lambda name: _unknown(name, index, words))

    def check(role: str, predicate: str, cell: str) -> tuple[str, str] | None:
        wrong = _misfit(role, predicate, cell, index, words)
        return (role, wrong) if wrong else None

    for role in ROLES:
        yield from claims.check_rows(("predicate", role), partial(check, role))


def label_faults(sheets: Sheets, index: Index, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for every entity of a wrong label outside of the roles of claims."""
    for table, column, many, groups in _OTHER_ROLES:
        if table in sheets:
            labels = frozenset().union(*(words.groups[group] for group in groups))
            check = partial(_wrong_label, many=many, labels=labels, index=index)
            yield from sheets[table].check_column(column, check, allowed=index.known(("source",)))


def _unknown(name: str, index: Index, words: Vocabulary) -> str:
    if name in words.playing("naming"):
        return f"{shown(name)} is said in names.csv; expected the row there"
    if name in words.predicates or not name:
        return ""
    meant = index.suggest(name, words.predicates)
    return f"{shown(name)} is not known{meant}; expected a predicate of data/model/predicates"


def _misfit(role: str, name: str, cell: str, index: Index, words: Vocabulary) -> str:
    """Return what is wrong with the cell of a role, empty if nothing is or the predicate itself is at fault."""
    if (predicate := words.predicates.get(name)) is None or "naming" in predicate.plays:
        return ""
    labels = predicate.roles.get(role) or predicate.optional.get(role)
    if labels and index.labels.get(cell) in labels:
        return ""
    if not cell:
        needed = role in predicate.roles
        return f"is empty; predicate {predicate.name} needs it: expected {_either(labels)}" if needed else ""
    labels = labels or words.open_roles.get(role)
    if labels is None:
        taken = ", ".join((*predicate.roles, *predicate.optional)) or "none of its own"
        return f"is not a role of predicate {predicate.name}; expected {taken}, or {', '.join(words.open_roles)}"
    if twice := repeated(split(cell)):
        return twice
    return _wrong_label(cell, many="list", labels=labels, index=index)


def _wrong_label(cell: str, *, many: str, labels: Collection[str], index: Index) -> str:
    names = split(cell, many)
    wrong = [name for name in names if index.labels.get(name, next(iter(labels))) not in labels]
    said = ", ".join(f"{name} is {_article(index.labels[name])}" for name in wrong[:_MOST])
    return f"cannot be that: {said}; expected {_either(labels)}" if wrong else ""


def _either(labels: Collection[str] | None) -> str:
    return " or ".join(_article(label) for label in sorted(labels or ()))


def _article(label: str) -> str:
    return f"{'an' if label[:1] in 'AEIOU' else 'a'} {label}"
