"""Who relayed what to whom: orders, requests, warnings, reports and talk, each told apart, in order of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from molehunt.answers.answer import Answer, nothing_said, proofs
from molehunt.answers.weighing import Namings, bounds, decided, hinges, identified, row_status
from molehunt.graph.evidence import Evidence, Part
from molehunt.graph.lens import Lens

_Key = tuple[str, str, str, str]
_NOBODY = Part("recipient", "", "(nobody named)", None, "", None)


def relays(
    evidence: Sequence[Evidence],
    asked: Mapping[str, Any],
    *,
    by: date | None,
    namings: Namings,
    case: str,
    lens: Lens,
) -> Answer:
    """Answer who relayed what to whom, from the claims of ``ask/relays``; a row for each sender, recipient and matter.

    ``role`` is the act (told, reported, warned, ordered, requested ...). With ``by``, ``modality`` says whether a relay
    had certainly or possibly happened by the end of that day; what cannot have happened by then is left out.
    ``namings`` maps each codename that counts as somebody asked for to the naming claims and their statuses: its rows
    are no firmer than the firmest of them, and name them in ``identified_by``.
    """
    kept = [claim for claim in lens.through(evidence) if claim.mode == "done"]
    grouped: dict[_Key, list[tuple[Evidence, Part, Part]]] = {}
    for claim in kept:
        for sender in claim.filling("subject"):
            for recipient in claim.filling("recipient") or (_NOBODY,):
                key = (sender.id, claim.predicate, recipient.id, claim.what or claim.statement)
                grouped.setdefault(key, []).append((claim, sender, recipient))
    rows = sorted(
        (_row(group, key, by, namings) for key, group in grouped.items() if _matches(key, asked)),
        key=_when,
    )
    found = tuple(hinge for row in rows for hinge in _hinges(row, [claim for claim, _, _ in grouped[_key(row)]]))
    named = {id_ for row in rows for id_ in row["claims"]}
    unknown = tuple(_unnamed(rows, kept)) or (() if rows else ({"what": nothing_said(lens), "claims": []},))
    named |= {id_ for item in unknown for id_ in item["claims"]}
    return Answer("relays", dict(asked), case, lens.to_dict(), tuple(rows), unknown, found, proofs(kept, named))


def _matches(key: _Key, asked: Mapping[str, Any]) -> bool:
    """A claim with several senders or recipients gives a row for each; keep those that were asked for."""
    sender, _, recipient, _ = key
    return (
        (not asked.get("from") or sender in asked["from"])
        and (not asked.get("to") or recipient in asked["to"])
        and (not asked.get("with") or sender in asked["with"] or recipient in asked["with"])
    )


def _row(group: Sequence[tuple[Evidence, Part, Part]], key: _Key, by: date | None, namings: Namings) -> dict[str, Any]:
    claims = [claim for claim, _, _ in group]
    earliest, latest = bounds(claims)
    _, sender, recipient = group[0]
    row = {
        "id": sender.id,
        "name": sender.name,
        "role": key[1],
        "to": recipient.id or None,
        "to_name": recipient.name,
        "what": key[3],
        "channel": next((claim.channel for claim in claims if claim.channel), None),
        "via": sorted({part.id for claim in claims for part in claim.filling("via")}),
        "about": sorted({part.id for claim in claims for part in claim.filling("about")}),
        "status": row_status(claims),
        "decided": decided(claims),
        "earliest": earliest,
        "latest": latest,
        "claims": sorted({claim.id for claim in claims}),
    }
    if by is not None:
        row["modality"] = "certain" if latest is not None and latest <= by else "possible"
    return identified(row, (row["id"], row["to"]), namings)


def _hinges(row: Mapping[str, Any], claims: Sequence[Evidence]) -> list[dict[str, Any]]:
    # The row itself may be weaker than its claims, by the name under which somebody stands in them.
    return hinges(_told(row), claims, row_status(claims))


def _key(row: Mapping[str, Any]) -> _Key:
    return row["id"], row["role"], row["to"] or "", row["what"]


def _when(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Order by the first bound that is known, then by the last; undated relays come last."""
    earliest, latest = row["earliest"], row["latest"]
    first = earliest or latest or date.max
    return first, latest or date.max, row["id"], row["to"] or "", row["role"], row["what"]


def _told(row: Mapping[str, Any]) -> str:
    return f"{row['name']} {row['role']} {row['to_name']}: {row['what']}"


def _unnamed(rows: Sequence[Mapping[str, Any]], evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    shown = {id_ for row in rows for id_ in row["claims"]}
    found: dict[str, dict[str, Any]] = {}
    for claim in evidence:
        if claim.id not in shown:
            continue
        for part in claim.filling("subject", "recipient"):
            if part.unknown:
                found.setdefault(part.id, {"what": f"who this was: {part.name}", "claims": []})["claims"].append(
                    claim.id
                )
        for choice in claim.alternatives:
            found.setdefault(choice.id, {"what": choice.question, "claims": []})["claims"].append(claim.id)
    return [entry | {"claims": sorted(set(entry["claims"]))} for entry in found.values()]
