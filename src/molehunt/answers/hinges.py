"""What a row of an answer hangs on: claims, sets of alternatives and identifications without which it is another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from molehunt.answers.question import Finding
from molehunt.graph.identities import Link
from molehunt.graph.weighing import Identifications, Weighing

Row = dict[str, Any]


def hinges(finding: Finding, weighing: Weighing, status: str, identified: Identifications) -> Iterator[Row]:
    """Yield a hinge for whatever would change the status of a row, or take the row away, if it were not there."""
    for loss in weighing.losses():
        without = loss.status if loss.status == "unknown" else identified.limit(loss.status, finding.links)
        if without != status:
            yield _hinge(loss.claims, loss.alternatives, finding.told, without, status)
    for link in finding.links:
        for id_ in link.claims:
            without = identified.limit(weighing.status, _without(id_, link, finding))
            if without != status:
                yield _hinge((id_,), None, finding.told, without, status)


def _without(id_: str, link: Link, finding: Finding) -> Iterator[Link]:
    kept = link._replace(claims=tuple(claim for claim in link.claims if claim != id_))
    return (kept if other == link else other for other in finding.links)


def _hinge(claims: tuple[str, ...], alternatives: str | None, told: str, without: str, status: str) -> Row:
    gone = without == "unknown"
    change = f"{told} is not in the answer" if gone else f"{told} is {without}, not {status}"
    return {
        "claim": claims[0] if len(claims) == 1 else None,
        "claims": list(claims),
        "alternatives": alternatives,
        "row": told,
        "without": "gone" if gone else without,
        "change": f"without {'them' if len(claims) > 1 else 'it'}: {change}",
    }
