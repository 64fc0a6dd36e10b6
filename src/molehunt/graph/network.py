"""The network of a case as a networkx graph, made from the same evidence as every answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from molehunt.graph.identities import Party
from molehunt.graph.proof import Proof
from molehunt.graph.reader import Reader
from molehunt.graph.ties import Tie, labels, read_ties, wanted
from molehunt.graph.weighing import Identifications, Weighing

if TYPE_CHECKING:
    import networkx as nx


def network(
    reader: Reader,
    *,
    ties: str | Sequence[str] | None,
    kinds: Sequence[str],
    into: nx.MultiDiGraph[str] | None = None,
) -> nx.MultiDiGraph[str]:
    """Return a MultiDiGraph, or the empty one given, with one edge for each claim and pair, never merged.

    Nodes are ids with ``name``, ``label`` and ``kind``: those who have a tie. Edges are keyed by claim and type. All
    attributes are texts, ``approximate`` is a bool and places in the text are numbers, so that every writer of networkx
    and ``json`` take them: what is not known is an empty text, days are ISO dates, lists are joined by "; ".

    An edge has ``type``, ``claim``, ``act`` (its predicate),
    ``what``, ``channel``, ``status``, ``grade``, ``date``, ``earliest``, ``latest``, ``possible_earliest``,
    ``possible_latest``, ``authors``, ``sources``; where somebody stands in the claim under another name, ``start_as``,
    ``end_as`` and ``identified_by``, the claims that say who it is; and its proof: ``statement``, ``asserted_by`` (the
    chain joined by " > ", outermost first), ``stance``, ``certainty``, and of the passage ``passage`` (its id),
    ``passage_source`` and ``passage_title`` (of the source it stands in), ``paragraph``, ``passage_start``,
    ``passage_end`` and ``sha256``.

    ``alternatives`` are the sets of alternatives in which the claim stands. The graph itself has ``case`` and ``lens``,
    the lens in words.

    Raises MolehuntError for ties or labels that do not exist.
    """
    import networkx as nx

    drawn = list(read_ties(reader, wanted(ties), labels(kinds)))
    identified = Identifications(reader.fetch(id_ for tie in drawn for link in tie.links for id_ in link.claims))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph() if into is None else into
    graph.graph.update(case=reader.case, lens="; ".join(reader.lens.words))
    for tie in drawn:
        graph.add_node(tie.start.id, **_node(tie.start))
        graph.add_node(tie.end.id, **_node(tie.end))
        key = " ".join(filter(None, (tie.claim.id, tie.type, tie.start.form, tie.end.form)))
        graph.add_edge(tie.start.id, tie.end.id, key, **_edge(tie, identified))
    return graph


def _node(party: Party) -> dict[str, str]:
    return {"name": party.name, "label": party.label, "kind": party.kind or ""}


def _edge(tie: Tie, identified: Identifications) -> dict[str, Any]:
    claim, days = tie.claim, tie.claim.days
    return {
        "type": tie.type,
        "claim": claim.id,
        "act": claim.predicate,
        "what": claim.what or "",
        "channel": claim.channel or "",
        "status": identified.limit(Weighing([claim]).status, tie.links),
        "grade": claim.grade,
        "alternatives": "; ".join(one.id for one in claim.alternatives),
        "date": claim.date or "",
        **{name: str(getattr(days, name) or "") for name in ("earliest", "latest")},
        **{name: str(getattr(days, name) or "") for name in ("possible_earliest", "possible_latest")},
        "approximate": days.approximate,
        "authors": "; ".join(sorted(claim.origin.authors)),
        "sources": "; ".join(sorted(claim.origin.sources)),
        "start_as": tie.start.form_name or "",
        "end_as": tie.end.form_name or "",
        "identified_by": "; ".join(sorted({id_ for link in tie.links for id_ in link.claims})),
        **_proof(claim),
    }


def _proof(claim: Proof) -> dict[str, Any]:
    passage = claim.passage
    return {
        "statement": claim.statement,
        "asserted_by": " > ".join(id_ for id_, _ in claim.asserted_by),
        "stance": claim.stance,
        "certainty": claim.certainty,
        "passage": passage["id"],
        "passage_source": passage["source"],
        "passage_title": passage["title"],
        "paragraph": passage["paragraph"],
        "passage_start": passage["start"],
        "passage_end": passage["end"],
        "sha256": passage["sha256"],
    }
