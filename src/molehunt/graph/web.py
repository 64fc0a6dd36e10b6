"""All that a picture of a case shows, as plain data for JSON: nodes, one edge for each claim and pair, and the claims.

The edges are those of ``network``, further ones from names to those whom they are said to denote, and those that claims
deny, which are marked so and are shown on request. A page can
leave out sources and take up worlds by itself, because each claim tells who says it, the status it has by itself, and
which claims contradict it; each end of an edge tells by which claims somebody stands in it under another name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from molehunt.graph.evidence import Disagreement, Evidence
from molehunt.graph.identities import Party
from molehunt.graph.reader import Reader
from molehunt.graph.ties import Tie, labels, read_denials, read_ties, wanted
from molehunt.graph.weighing import Identifications, Weighing
from molehunt.graph.worlds import ClaimWorlds
from molehunt.model.vocabulary import vocabulary

Plain = dict[str, Any]
WORLDS = 30
"""Worlds that a page can step through."""
SEED = 1938
"""The worlds of a page are the same each time it is made."""


def web(reader: Reader, *, ties: str | Sequence[str] | None = None) -> Plain:
    """Return the nodes, edges, claims, disagreements, sources and worlds of a case through a lens.

    Raises MolehuntError for ties that do not exist, EngineError if the graph cannot answer.
    """
    words = vocabulary()
    every = labels(words.entity_labels)
    drawn = list(read_ties(reader, wanted(ties), every))
    denied = list(read_denials(reader, wanted(ties), every))
    namings = reader.claims_and_identifications("ask/ties", predicates=sorted(words.playing("naming")))
    both = [*drawn, *denied]
    links = reader.fetch(id_ for tie in both for link in tie.links for id_ in link.claims)
    told = {tie.claim.id: tie.claim for tie in both} | {claim.id: claim for claim in namings}
    told |= {id_: links[id_] for tie in both for link in tie.links for id_ in link.claims}
    disagreements = {side.of.id: side.of for claim in told.values() for side in claim.sides}
    others = {id_ for one in disagreements.values() for _, id_ in one.members} - told.keys()
    read = reader.fetch(sorted(others))
    identified = Identifications(links)
    return {
        "nodes": list(_nodes(both, namings)),
        "edges": [
            *(_edge(tie, identified) for tie in drawn),
            *(edge for claim in namings for edge in _names(claim)),
            *(_edge(tie, identified) | {"denied": True} for tie in denied),
        ],
        "claims": {id_: claim_data(read[id_] if id_ in others else told[id_]) for id_ in sorted(told.keys() | others)},
        "disagreements": {one.id: _disagreement(one) for one in disagreements.values()},
        "sources": _sources(reader, told.values()),
        "worlds": _worlds(list(told.values()), reader),
    }


def _nodes(drawn: Iterable[Tie], namings: Iterable[Evidence]) -> Iterator[Plain]:
    parties = [end for tie in drawn for end in (tie.start, tie.end)]
    bare = [one for claim in namings for one in (*claim.filling("subject"), *claim.filling("object"))]
    found = {one.id: (one.id, one.name, one.label, one.kind or "") for one in bare}
    found |= {one.id: (one.id, one.name, one.label, one.kind or "") for one in parties}
    for _, row in sorted(found.items()):
        yield dict(zip(("id", "name", "label", "kind"), row, strict=True))


def _edge(tie: Tie, identified: Identifications) -> Plain:
    """Return a tie with the status that it has with all sources; the page works out that of any choice of them."""
    status = identified.limit(Weighing([tie.claim]).status, tie.links)
    ends = {"start": _end(tie.start), "end": _end(tie.end)}
    return {"claim": tie.claim.id, "type": tie.type, "status": status, **ends}


def _end(party: Party) -> Plain:
    if not party.form:
        return {"id": party.id}
    ids = sorted({id_ for link in party.links for id_ in link.claims})
    return {"id": party.id, "form": party.form, "as": party.form_name, "by": ids}


def _names(claim: Evidence) -> Iterator[Plain]:
    for form in claim.filling("subject"):
        for bearer in claim.filling("object"):
            yield {"claim": claim.id, "type": "DENOTES", "start": {"id": form.id}, "end": {"id": bearer.id}}


def claim_data(claim: Evidence) -> Plain:
    """Return a claim as a page has it: its proof, and what it takes to weigh it without some sources."""
    alone = Weighing([replace(claim, sides=())]).status
    return _proof(claim) | {
        "act": claim.predicate,
        "family": claim.family,
        "what": claim.what or "",
        "channel": claim.channel or "",
        "plays": sorted(claim.plays),
        "alone": alone,
        "against": sorted(set(claim.contradicted_by())),
        "disagreements": [side.of.id for side in claim.sides],
        "alternatives": [{"id": one.id, "question": one.question} for one in claim.alternatives],
        "authors": sorted(claim.origin.authors),
        "sources": sorted(claim.origin.sources),
        "parts": [{"role": one.role, "id": one.id, "custody": one.custody or ""} for one in claim.participants],
    }


def _proof(claim: Evidence) -> Plain:
    told, days = claim.to_dict(), claim.days
    told |= {name: str(getattr(days, name) or "") for name in ("earliest", "latest")}
    told |= {name: str(getattr(days, name) or "") for name in ("possible_earliest", "possible_latest")}
    told |= {"asserted_by": [name for _, name in claim.asserted_by], "by": [id_ for id_, _ in claim.asserted_by]}
    return {name: "" if value is None else value for name, value in told.items()}


def _disagreement(one: Disagreement) -> Plain:
    positions = sorted({position for position, _ in one.members})
    return {
        "kind": one.kind,
        "question": one.question,
        "sides": [{"position": at, "claims": [id_ for place, id_ in one.members if place == at]} for at in positions],
        "decisions": [{"favours": made.favours, "reason": made.reason} for made in one.decisions],
    }


def _sources(reader: Reader, claims: Iterable[Evidence]) -> list[Plain]:
    """Return the authors and works of the claims by name, each with the number of claims that come through it."""
    counts: dict[tuple[str, str], int] = {}
    for claim in claims:
        for what, ids in (("author", claim.origin.authors), ("work", claim.origin.sources)):
            for id_ in ids:
                counts[what, id_] = counts.get((what, id_), 0) + 1
    names = reader.called(id_ for _, id_ in counts)
    rows = [{"id": id_, "name": names[id_], "is": what, "claims": n} for (what, id_), n in counts.items()]
    return sorted(rows, key=lambda row: (row["is"], -row["claims"], row["name"]))


def _worlds(claims: Sequence[Evidence], reader: Reader) -> Plain:
    """Return some worlds, each as the ids of the claims that are not true in it."""
    drawn = ClaimWorlds(claims, reader).drawn(WORLDS, SEED)
    out = [[claims[place].id for place in range(len(claims)) if not world[place]] for world in drawn]
    return {"seed": SEED, "out": out}
