"""What a picture of a case shows, with its title, its lens in words, and where it opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from molehunt.answers.resolving import Resolver
from molehunt.graph.lens import Lens
from molehunt.graph.web import web
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
        raise MolehuntError(f"{focus!r} has no ties under this lens; leave out --focus, or take another lens")
    titles = {row["case"]: row["title"] for row in resolver.store.read("ask/cases")}
    return told | {
        "case": resolver.case,
        "title": titles.get(resolver.case) or resolver.case,
        "lens": "; ".join(reader.lens.words),
        "notes": list(dict.fromkeys(resolver.notes)),
        "opening": {"focus": around or _most_tied(told), "hops": hops},
    }


def _most_tied(told: Plain) -> str:
    """Return the person with the most ties, else whoever has the most; nobody where there are none."""
    people = {node["id"] for node in told["nodes"] if node["label"] == "Person"}
    counts = Counter(edge[end]["id"] for edge in told["edges"] for end in ("start", "end") if edge["type"] != "DENOTES")
    ranked = sorted(counts, key=lambda id_: (id_ not in people, -counts[id_], id_))
    return ranked[0] if ranked else ""
