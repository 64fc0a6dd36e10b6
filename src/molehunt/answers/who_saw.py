"""Who saw a document: in order of custody, everyone who had it or a copy of it in hands or before the eyes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from molehunt.answers.answer import Answer, nothing_said, proofs
from molehunt.answers.weighing import bounds, decided, hinges, row_status
from molehunt.graph.evidence import Evidence, Part
from molehunt.graph.lens import Lens

ASKED = "asked"
"""The custody word of somebody who was only asked to handle a document."""
# Within one stage of custody: who acts before who is acted upon.
_ORDER = ("wrote", "forged", "made the copy", "held", "gave", "sent", "carried", "passed on", "showed", "received",
          "was shown", "saw", "read", ASKED)  # fmt: skip


class _Holding(NamedTuple):
    """What one claim says of one person and one document; ``others`` are those from or to whom it went."""

    claim: Evidence
    person: Part
    document: Part
    others: tuple[Part, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        word = self.person.custody or ""
        role = f"{ASKED} to {self.claim.what}" if word == ASKED else word
        return self.document.id, self.person.id, role


def who_saw(evidence: Sequence[Evidence], document: str, *, name: str, case: str, lens: Lens) -> Answer:
    """Answer who saw a document, from the claims of ``ask/who_saw``.

    Rows come in order of custody, the document before its copies; ``group`` keeps those only asked to handle it apart
    from those who did. Whoever was only told of it is left out; an unnamed hand stands under ``open``.
    """
    kept = lens.through(evidence)
    holdings = [holding for claim in kept if claim.mode == "done" for holding in _holdings(claim)]
    grouped: dict[tuple[str, str, str], list[_Holding]] = {}
    for holding in holdings:
        grouped.setdefault(holding.key, []).append(holding)
    stages = _stages(holdings)
    known = {key: group for key, group in grouped.items() if not group[0].person.unknown}
    order = sorted(known, key=lambda key: _place(known[key], stages, key[0] != document))
    rows = tuple(_row(known[key], key) for key in order)
    hinging = tuple(
        hinge for row in rows for hinge in hinges(_told(row), [h.claim for h in known[_key(row)]], row["status"])
    )
    unnamed = [*_unnamed(grouped), *_undecided(holdings)] or ([] if rows else [_nothing(name, lens)])
    named = {id_ for row in (*rows, *unnamed) for id_ in row["claims"]}
    asked = {"document": document, "name": name}
    return Answer("who-saw", asked, case, lens.to_dict(), rows, tuple(unnamed), hinging, proofs(kept, named))


def _holdings(claim: Evidence) -> Iterable[_Holding]:
    handled = [part for part in claim.parts if part.custody]
    ends = {"subject": claim.filling("recipient"), "recipient": claim.filling("subject")}
    for document in claim.filling("object"):
        for person in handled:
            yield _Holding(claim, person, document, ends.get(person.role, ()))


def _row(group: Sequence[_Holding], key: tuple[str, str, str]) -> dict[str, Any]:
    document, person, role = key
    claims = [holding.claim for holding in group]
    earliest, latest = bounds(claims)
    return {
        "id": person,
        "name": group[0].person.name,
        "role": role,
        "with": sorted({other.name for holding in group for other in holding.others}),
        "document": document,
        "document_name": group[0].document.name,
        "group": "asked" if group[0].person.custody == ASKED else "handled",
        "status": row_status(claims),
        "decided": decided(claims),
        "earliest": earliest,
        "latest": latest,
        "claims": sorted(claim.id for claim in claims),
    }


def _key(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["document"], row["id"], row["role"]


def _told(row: Mapping[str, Any]) -> str:
    return f"{row['name']}, {row['role']} ({row['document_name']}),"


def _stages(holdings: Sequence[_Holding]) -> dict[tuple[str, str], int]:
    """Return how many hands a document had passed through when each person first had it.

    Being asked to handle it counts as a hand here: it orders the rows, and says nothing on access.
    """
    reached: dict[tuple[str, str], int] = {}
    passes = {
        (h.document.id, giver.id, h.person.id)
        for h in holdings
        for giver in h.claim.filling("subject")
        if h.person.role == "recipient"
    }
    everyone = dict.fromkeys((h.document.id, h.person.id) for h in holdings)
    written = {h.document.id: None for h in holdings if h.person.custody == "wrote"}
    receivers = {(document, receiver) for document, _, receiver in passes}
    front = [(h.document.id, h.person.id) for h in holdings if h.person.custody == "wrote"]
    front += [place for place in everyone if place[0] not in written and place not in receivers]
    depth = 0
    while front:
        fresh = [place for place in dict.fromkeys(front) if place not in reached]
        reached.update(dict.fromkeys(fresh, depth))
        front = [(d, receiver) for d, giver, receiver in passes if (d, giver) in fresh]
        depth += 1
    # Whoever has it without anybody having passed it to them comes last.
    return {place: reached.get(place, depth) for place in everyone}


def _place(group: Sequence[_Holding], stages: Mapping[tuple[str, str], int], copy: bool) -> tuple[Any, ...]:
    def stage(holding: _Holding) -> int:
        document = holding.document.id
        if holding.person.role == "subject":
            return 2 * stages.get((document, holding.person.id), 0) + (holding.person.custody != "wrote")
        return min((2 * stages.get((document, other.id), 0) + 1 for other in holding.others), default=1)

    word = group[0].person.custody
    first = min(h.claim.earliest or date.max for h in group)
    start = min(h.claim.passage["start"] for h in group)
    return (
        copy,
        group[0].document.id,
        min(map(stage, group)),
        _ORDER.index(word) if word in _ORDER else 99,
        first,
        start,
    )


def _unnamed(grouped: Mapping[tuple[str, str, str], Sequence[_Holding]]) -> list[dict[str, Any]]:
    found: dict[str, set[str]] = {}
    for (_, _, role), group in grouped.items():
        if group[0].person.unknown:
            found.setdefault(f"who {role} ({group[0].document.name})", set()).update(h.claim.id for h in group)
    return [{"what": what, "candidates": [], "claims": sorted(claims)} for what, claims in found.items()]


def _undecided(holdings: Sequence[_Holding]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for holding in holdings:
        for choice in holding.claim.alternatives:
            entry = found.setdefault(choice.id, {"what": choice.question, "candidates": set(), "claims": set()})
            entry["candidates"].update(part.id for part in holding.claim.filling("subject"))
            entry["claims"].add(holding.claim.id)
    return [
        {key: value if key == "what" else sorted(value) for key, value in entry.items()} for entry in found.values()
    ]


def _nothing(name: str, lens: Lens) -> dict[str, Any]:
    return {"what": f"who wrote, held or saw {name}: {nothing_said(lens)}", "candidates": [], "claims": []}
