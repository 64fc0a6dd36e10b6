"""Claims for tests, made by hand as ``ask/evidence`` gives them; every field has a plain value until given another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from molehunt.graph.evidence import Evidence, Side, disagreement, evidence
from molehunt.model.vocabulary import vocabulary

Row = dict[str, Any]
ROLES = ("subject", "object", "recipient", "via", "about", "at")
BEGIN = {"org": "Organization", "doc": "Document", "event": "Event"}
PLAIN: Row = {
    "what": None,
    "channel": None,
    "mode": "done",
    "stance": "asserts",
    "polarity": "affirmed",
    "certainty": "plain",
    "hedge": None,
    "basis": "unknown",
    "date": None,
    "recorded": None,
}
SEEN = (
    "id", "plays", "authors", "sources", "reliability", "credibility",
    "earliest", "latest", "possible_earliest", "possible_latest", "approximate", "recorded",
)  # fmt: skip


def row(id_: str, predicate: str = "told", *, by: str = "book", start: int = 0, **given: Any) -> Row:
    """A claim as a row: roles by their names, other fields by theirs; ``by`` is the chain of asserters, as in a table.

    ``bearers`` maps a form of words among its entities to those whom it is said to denote, each with the claims that
    say so. Possible days are those written unless they are given.
    """
    roles = {role: given.pop(role) for role in ROLES if role in given}
    bearers = given.pop("bearers", {})
    passage = {
        "id": f"passage-{id_}", "source": "book", "title": "The Book", "paragraph": 1, "start": start,
        "end": start + 1, "sha256": "0", "repeats": given.pop("repeats", None),
    }  # fmt: skip
    alternatives = [_alternative(id_, one) for one in given.pop("alternatives", ())]
    sides = list(given.pop("sides", ()))
    asserters = [{"depth": n, "id": a, "name": a.title()} for n, a in enumerate(by.split(" > "))]
    return {
        "claim": _properties(id_, predicate, given),
        "participants": _participants(predicate, roles, bearers),
        "asserted_by": asserters,
        "passage": passage,
        "alternatives": alternatives,
        "sides": sides,
    }


def claim(id_: str, predicate: str = "told", **given: Any) -> Evidence:
    """A claim as evidence; its ``sides`` are whole disagreements."""
    return read(row(id_, predicate, **given))


def read(whole: Row) -> Evidence:
    """The claim of a row, with the disagreements in which it stands."""
    told = {one["id"]: disagreement(one) for one in whole["sides"]}
    one = evidence(whole)
    return replace(one, sides=tuple(Side(position, told[of]) for of, position in one.stands_in))


def choice(id_: str, question: str, *members: str, together: str | None = None) -> Row:
    """A set of alternatives of these claims; ``together`` is the choice that it shares with other sets."""
    return {"id": id_, "question": question, "choice": together or id_, "members": list(members)}


def member(id_: str, position: int, **given: Any) -> Row:
    """A member of a disagreement, with the whole claim."""
    return {"id": id_, "position": position, "whole": row(id_, **given)}


def against(
    disagreement: str, position: int, *others: str | Row, kind: str = "contradiction", favours: int | None = None
) -> Row:
    """A side of a disagreement, with the claims of the other side: one named "other" where none is given."""
    other = 2 if position == 1 else 1
    members = [member(one, other) if isinstance(one, str) else one for one in others or ("other",)]
    decision = {"id": f"decision-{disagreement}", "favours": favours, "reason": "Because.", "decided_by": "book"}
    decisions = [decision] if favours else []
    return {
        "id": disagreement, "kind": kind, "question": f"Is it {disagreement}?", "position": position,
        "decisions": decisions, "members": members,
    }  # fmt: skip


def day(text: str | date | None) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else text


def _alternative(id_: str, choice: Row) -> Row:
    members = choice["members"]
    own = {key: choice[key] for key in ("id", "question", "choice")}
    return own | {"option": members.index(id_) + 1, "options": len(members)}


def _properties(id_: str, predicate: str, given: Row) -> Row:
    grade = given.pop("grade", "B2")
    written = {name: day(given.pop(name, None)) for name in ("earliest", "latest")}
    possible = {f"possible_{name}": day(given.pop(f"possible_{name}", written[name])) for name in written}
    return {
        **PLAIN,
        "id": id_,
        "predicate": predicate,
        "family": vocabulary().predicates[predicate].family,
        "plays": list(vocabulary().predicates[predicate].plays),
        "statement": f"Statement of {id_}.",
        "reliability": grade[:1] or None,
        "credibility": int(grade[1:]) if grade[1:] else None,
        "approximate": given.pop("approximate", None),
        "authors": sorted(given.pop("authors", ())),
        "sources": sorted(given.pop("sources", ())),
        **written,
        **possible,
        **given,
    }


def _participants(predicate: str, roles: dict[str, str | Iterable[str]], bearers: Row) -> list[Row]:
    """What is an object of custody is a document; ids that begin with "unknown" are of somebody left unnamed.

    Those that begin with "org" are of an organisation, with "doc" of a document, with "event" of an event.
    """
    words = vocabulary().predicates[predicate]
    labels = {**words.optional, **words.roles}
    made = []
    for role, ids in sorted(roles.items()):
        for id_ in [ids] if isinstance(ids, str) else ids:
            form = id_ in bearers
            label = "Name" if form else "Document" if "Document" in labels.get(role, ()) else "Person"
            label = next((named for start, named in BEGIN.items() if id_.startswith(start)), label)
            made.append(entity(id_, label) | {
                "role": role.upper(),
                "custody": words.custody.get(role),
                "stage": _stage(words.custody.get(role)),
                "bearers": [
                    entity(bearer, "Person") | {"claim": naming}
                    for bearer, namings in bearers.get(id_, {}).items()
                    for naming in namings
                ],
            })  # fmt: skip
    return made


def _stage(word: str | None) -> int | None:
    return None if word is None else vocabulary().custody_stage(word)


def entity(id_: str, label: str = "Person") -> Row:
    """An entity, named after its id."""
    kind = "unknown" if id_.startswith("unknown") else None
    return {"id": id_, "name": id_.replace("-", " ").title(), "kind": kind, "label": label}
