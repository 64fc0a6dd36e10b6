"""Who stands where in the network, and what that hangs on.

The first view needs no probabilities: the rank with all claims, with the firm ones alone, and with each author and each
work left out in turn. Worlds drawn by stated weights come on request.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from molehunt.answers.question import Asked, Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.ranks.compared import (
    Ranked,
    notes_on,
    own_claims,
    said_hinge,
    said_rank,
    said_value,
    said_without,
    ties_parameter,
    told_of,
    views_of,
    wanted_ties,
)
from molehunt.measures.centralities import find_measure, measure_names
from molehunt.model.counted import counted, percent
from molehunt.model.either import either
from molehunt.model.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.graph.claimed import ClaimedNetwork
    from molehunt.measures.measure import Measure
    from molehunt.measures.standing.claimed import Mask, MeasuredWorlds
    from molehunt.measures.standing.hanging import Drawn, Rank, Views

DIRECTED = {"told": True, "none": False}
MIDDLE = 0.9
"""The share of drawn worlds that a range encloses."""


class Row(Ranked):
    """The columns of the answer."""

    tie: Annotated[str | None, "In a network from a file, the tie that takes the place of the claim."]


def answer(enquiry: Enquiry) -> Findings:
    """Rank everybody in the network of the ties that were asked for, by every measure that was."""
    from molehunt.graph.claimed import claimed_network
    from molehunt.graph.ties import labels

    measures = [_measure(name, enquiry) for name in enquiry.texts("measure")]
    kinds, directed = labels(enquiry.texts("kinds")), DIRECTED.get(enquiry.text("direction"))
    network = claimed_network(enquiry.reader, wanted_ties(enquiry), kinds, directed=directed)
    enquiry.see(network.claims)
    if not len(network.tie_claims):
        return Findings((), hint=f"try other {either('--ties')}, or another lens")
    views = views_of(network.claims)
    drawn, ranges = _compared(network, views, enquiry)
    ranked = [(one.name, _ranks(network, views, one, drawn, enquiry)) for one in enquiry.each(measures)]
    names = enquiry.reader.called(rank.without for _, ranks in ranked for rank in ranks if rank.without)
    rows = [_finding(rank, name, network, views, names) for name, ranks in ranked for rank in ranks]
    thing = "person" if enquiry.texts("kinds") == ("Person",) else "node"
    return Findings(rows, notes=[*notes_on(network, views, thing), ranges, *([_weights()] if drawn else [])])


def _measure(name: str, enquiry: Enquiry) -> Measure:
    measure = find_measure(name)
    if enquiry.text("backend") != "gds":
        return measure
    from molehunt.graph.on_server import on_server

    return on_server(enquiry.reader.store, measure)


def of_graph(asked: Asked, graph: nx.Graph[Any]) -> Findings:
    """Rank the nodes of any network; authors and works of its ties are left out in turn, where it has them."""
    from molehunt.measures.ranked import called, columns, ranks_of

    nodes, top = list(graph), asked.number("top")
    strength = "weight" if any("weight" in tie for *_, tie in graph.edges(data=True)) else ""
    rows = []
    for name in asked.texts("measure"):
        measure = find_measure(name)
        for rank in ranks_of(graph, name, top=top, weight=strength):
            told = {"id": str(nodes[rank.node]), "name": str(nodes[rank.node]), "role": measure.name, **columns(rank)}
            hinge = None if rank.hinge is None else called(graph, rank.hinge)
            rows.append(Finding(told | {"hinge": [], "tie": hinge}, (), str(nodes[rank.node])))
    return Findings(rows, notes=[_graph_note(graph, strength)])


def _graph_note(graph: nx.Graph[Any], strength: str) -> str:
    way = "ties run one way" if graph.is_directed() else "ties run both ways; --direction told: one way"
    strong = "the strengths of parallel ties add up" if strength else "parallel ties are one"
    return (
        f"{way}; {strong}; ranges are over all ties, the firm ones (by their status), and without each of those who "
        "say so (authors, author, sources, work)"
    )


def _ranks(
    network: ClaimedNetwork, views: Views, measure: Measure, drawn: Drawn | None, enquiry: Enquiry
) -> list[Rank]:
    from molehunt.measures.standing.claimed import in_worlds
    from molehunt.measures.standing.hanging import hanging

    def take(worlds: Mask) -> MeasuredWorlds:
        return in_worlds(network.ties, network.ties_in(worlds), [measure], enquiry.text("weight"))[0]

    def claims_of(node: int) -> list[int]:
        return own_claims(network, node, views.told)

    low = measure.low_is_central
    return hanging(take, views, claims_of, top=enquiry.number("top"), low_is_central=low, drawn=drawn)


def _finding(rank: Rank, role: str, network: ClaimedNetwork, views: Views, names: Mapping[str, str]) -> Finding:
    party = network.parties[str(network.ties.ids[rank.node])]
    told = {"id": party.id, "name": party.name, "role": role, **told_of(rank, network.claims, names), "tie": None}
    claims = [network.claims[place] for place in own_claims(network, rank.node, views.told)]
    return Finding(told, claims, party.name, status="", of_record=True)


def _compared(network: ClaimedNetwork, views: Views, enquiry: Enquiry) -> tuple[Drawn | None, str]:
    """Return the worlds that were asked for in place of the views, and what the ranges are over, in words."""
    from molehunt.graph.worlds import EXACT, ClaimWorlds
    from molehunt.measures.standing.hanging import Drawn

    n, seed, first = (enquiry.number(name) for name in ("worlds", "seed", "top"))
    top = f"top: how often among the first {first}"
    if not n:
        each = f"without each of {len(views.sources)} authors and works"
        return None, f"ranges: with all claims, the firm ones, and {each}; {top}"
    worlds = ClaimWorlds(network.claims, enquiry.reader)
    weights = "by the weights of data/model/grades.yaml and worlds.yaml"
    follows = "this follows from the weights, and is not how often anything happened"
    if worlds.possible <= min(n, EXACT):
        masks, likely = worlds.all()
        all_ = counted(worlds.possible, "possible world")
        return Drawn(masks, likely, MIDDLE), f"ranges: nine tenths of all {all_} {weights}; {top}; {follows}"
    return Drawn(worlds.drawn(n, seed), None, MIDDLE), (
        f"ranges: nine tenths of {counted(n, 'world')} drawn with seed {seed} {weights}; {top}, right to within "
        f"{0.5 / n**0.5:.3f} or so (one standard error); {follows}"
    )


def _weights() -> str:
    """Return the weights by which worlds were drawn, so that a printed range can be had again."""
    from molehunt.model.version import VERSION

    words = vocabulary()
    scales = (" ".join(f"{name} {chance:g}" for name, chance in scale.items()) for scale in
              (words.reliability, words.credibility))  # fmt: skip
    return f"weights: {', '.join(scales)}; the side decided for {words.decided:g}; molehunt {VERSION}"


def _share(row: Mapping[str, Any]) -> str:
    return percent(row["top"])


QUESTION = Question(
    name="centrality",
    chapter="Rank and place",
    summary="Who stands where in the network, and what that hangs on.",
    explanation="""Rank the persons of a case by a measure of centrality, each rank with its range and what it hangs on.

    The range covers all claims, the firm ones alone, and the loss of each author and each work in turn; the one whose
    loss moves a person most is named, and the claim without which the value falls most. --worlds draws possible worlds
    by stated weights instead. docs/measures.md tells what each measure means, and when it misleads.""",
    example="centrality --ties flow --top 5",
    parameters=(
        Parameter("measure", "One or several measures, as in docs/measures.md.", takes="choice", option="--measure",
                  choices=measure_names, default="betweenness", many=True),
        ties_parameter(),
        Parameter("kinds", "Who is a node, such as Person,Organization.", takes="choice", option="--kinds",
                  choices=lambda: vocabulary().entity_labels, default="Person", many=True, of_case=True),
        Parameter("direction", "told: ties run one way, as they are told; none: they tie both ends alike. Without it, "
                  "as the group of ties says.", takes="choice", option="--direction", choices=lambda: tuple(DIRECTED)),
        Parameter("weight", "How strong a tie is: none, witnesses (the independent ones are counted), or expected (how "
                  "many of them can be expected to be right).", takes="choice", option="--weight",
                  choices=lambda: ("none", "witnesses", "expected"), default="none",
                  of_case=True),
        Parameter("top", "How many are shown, and count as the first.", takes="number", option="--top", default=10),
        Parameter("worlds", "Draw so many possible worlds, such as 1000; all of them if there are no more.",
                  takes="number", option="--worlds", default=0, low=0, of_case=True),
        Parameter("seed", "The seed of the draw.", takes="number", option="--seed", default=1, low=0, of_case=True),
        Parameter("backend", "gds: measures are worked out by Graph Data Science on the Neo4j of the case; see "
                  "docs/measures.md.", takes="choice", option="--backend", choices=lambda: ("rustworkx", "gds"),
                  default="rustworkx", of_case=True),
    ),
    row=Row,
    answer=answer,
    of_graph=of_graph,
    table=(("who", "name"), ("rank", said_rank), ("value", said_value), ("top", _share), ("firm", "firm_rank"),
           ("hangs on the word of", said_without), ("without the claim", said_hinge), ("or the tie", "tie")),
    section=lambda row: str(row["role"]),
    of_records=True,
    brief=True,
)  # fmt: skip
