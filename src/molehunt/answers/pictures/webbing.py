"""What a picture of a case shows, with its title, its lens in words, and where it opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from molehunt.answers.pictures.seen import MOST, seen
from molehunt.answers.question import DOCUMENT, Named
from molehunt.answers.resolving import Resolver
from molehunt.graph.lens import Lens
from molehunt.graph.web import claim_data, web
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError

Plain = dict[str, Any]


def web_data(
    resolver: Resolver, lens: Lens, *, focus: str | None, hops: int, ties: str | Sequence[str] | None
) -> Plain:
    """Return the data of a page, without ranks.

    Raises MolehuntError for what is no name, tie, author or work, and for a number of steps below 1.
    """
    if not isinstance(hops, int) or hops < 1:
        raise MolehuntError(f"hops: expected a whole number from 1 on, not {hops!r}")
    around = resolver.name(focus).id if focus is not None else None
    reader = resolver.reader(lens)
    told = web(reader, ties=ties)
    known = {node["id"] for node in told["nodes"]}
    if focus is not None and around not in known:
        raise MolehuntError(
            f"{focus!r} has no ties under this lens; leave out {either('--focus')}, or take another lens"
        )
    titles = {row["case"]: row["title"] for row in resolver.store.read("ask/cases")}
    held = seen(reader, resolver, _documents(told), told["sources"])
    beside = {id_ for one in held.values() for row in one["rows"] for id_ in row["claims"]} - told["claims"].keys()
    return told | {
        "case": resolver.case,
        "title": titles.get(resolver.case) or resolver.case,
        "lens": "; ".join(reader.lens.words),
        "notes": list(dict.fromkeys(resolver.notes)),
        "opening": {"focus": around or _most_tied(told), "hops": hops},
        "seen": held,
        "claims": told["claims"] | {id_: claim_data(one) for id_, one in reader.fetch(beside).items() if id_ in beside},
    }


def _documents(told: Plain) -> list[Named]:
    """Return the documents of a page, those with the most ties first, and not too many."""
    counts = _counts(told)
    found = [Named(one["id"], one["name"], one["label"]) for one in told["nodes"] if one["label"] in DOCUMENT]
    return sorted(found, key=lambda one: (-counts[one.id], one.id))[:MOST]


def _counts(told: Plain) -> Counter[str]:
    ends = (edge[end]["id"] for edge in told["edges"] for end in ("start", "end") if edge["type"] != "DENOTES")
    return Counter(ends)


def _most_tied(told: Plain) -> str:
    """Return the person with the most ties, else whoever has the most; nobody where there are none."""
    people = {node["id"] for node in told["nodes"] if node["label"] == "Person"}
    counts = _counts(told)
    ranked = sorted(counts, key=lambda id_: (id_ not in people, -counts[id_], id_))
    return ranked[0] if ranked else ""
