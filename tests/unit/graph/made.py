"""Evidence for tests, made by hand: every field has a plain value until it is given another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from molehunt.graph.evidence import Choice, Evidence, Origin, Part, Side

CUSTODY = {
    "wrote": {"subject": "wrote"},
    "gave": {"subject": "gave", "recipient": "received"},
    "carried": {"subject": "carried", "recipient": "received"},
    "passed_on": {"subject": "passed on", "recipient": "received"},
    "showed": {"subject": "showed", "recipient": "was shown"},
    "held": {"subject": "held"},
    "copied": {"subject": "made the copy"},
    "requested": {"recipient": "asked"},
}
PLAIN: dict[str, Any] = {
    "family": "custody",
    "what": None,
    "channel": None,
    "mode": "done",
    "stance": "asserts",
    "polarity": "affirmed",
    "certainty": "plain",
    "hedge": None,
    "basis": "unknown",
    "grade": "B2",
    "date": None,
    "recorded": None,
    "alternatives": (),
    "sides": (),
    "authors": frozenset(),
    "sources": frozenset(),
}


def part(role: str, id_: str, *, label: str = "Person", custody: str | None = None) -> Part:
    """An entity in a role, named after its id; ids that begin with "unknown" are of somebody left unnamed."""
    kind = "unknown" if id_.startswith("unknown") else None
    return Part(role, id_, id_.replace("-", " ").title(), kind, label, custody)


def parts(predicate: str, **roles: str | Iterable[str]) -> tuple[Part, ...]:
    """The roles of a claim; what is an object is a document."""
    custody = CUSTODY.get(predicate, {})
    return tuple(
        part(role, id_, label="Document" if role == "object" else "Person", custody=custody.get(role))
        for role, ids in sorted(roles.items())
        for id_ in ([ids] if isinstance(ids, str) else ids)
    )


def claim(id_: str, predicate: str = "told", *, by: str = "book", start: int = 0, **given: Any) -> Evidence:
    """A claim: roles by their names, other fields by theirs; ``by`` is the chain of asserters, as in a table."""
    roles = {
        role: given.pop(role) for role in ("subject", "object", "recipient", "via", "about", "at") if role in given
    }
    days = {name: day(given.pop(name)) if name in given else None for name in ("earliest", "latest")}
    passage = {
        "id": f"passage-{id_}",
        "source": "book",
        "title": "The Book",
        "paragraph": 1,
        "start": start,
        "end": start + 1,
        "sha256": "0",
        "repeats": given.pop("repeats", None),
    }
    return Evidence(
        id=id_,
        predicate=predicate,
        statement=f"Statement of {id_}.",
        parts=parts(predicate, **roles),
        asserted_by=tuple((asserter, asserter.title()) for asserter in by.split(" > ")),
        passage=passage,
        **days,
        **PLAIN | given,
    )


def day(text: str | date | None) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else text


def choice(id_: str, question: str, *members: str) -> Choice:
    """A set of alternatives of these claims."""
    return Choice(id_, question, frozenset(members))


def origin(id_: str, **given: Any) -> Origin:
    """Where a claim comes from."""
    plain = {"authors": frozenset(), "sources": frozenset(), "grade": "B2", "earliest": None, "recorded": None}
    return Origin(id_, **plain | given)


def against(
    disagreement: str,
    position: int,
    *others: str | Origin,
    kind: str = "contradiction",
    favoured: bool | None = None,
) -> Side:
    """A side of a disagreement, with the claims of the other sides: one named "other" where none is given."""
    opposed = tuple(origin(other) if isinstance(other, str) else other for other in others or ("other",))
    return Side(disagreement, kind, position, favoured, opposed)
