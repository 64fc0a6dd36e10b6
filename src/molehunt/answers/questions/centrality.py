"""Who stands where in the network, and what that hangs on.

The first view needs no probabilities: the rank with all claims, with the firm ones alone, and with each author and each
work left out in turn. Worlds drawn by stated weights come on request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

from molehunt.answers.columns import ClaimIds
from molehunt.answers.question import Asked, Enquiry, Finding, Findings, Parameter, Question
from molehunt.measures.centralities import find_measure, measure_names
from molehunt.model.counted import counted
from molehunt.model.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.graph.claimed import ClaimedNetwork
    from molehunt.measures.measure import Measure
    from molehunt.measures.standing.hanging import Drawn, Hanging, Rank, Views

DIRECTED = {"told": True, "none": False}
FIRM = ("stated", "reported")
MIDDLE = 0.9
"""The share of drawn worlds that a range encloses."""


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "The measure."]
    value: Annotated[float, "Its value with all claims that count."]
    rank: Annotated[int, "The rank with all of them; equal values share one."]
    low: Annotated[float, "The least value over the views, or the 5% point of the worlds."]
    high: Annotated[float, "The greatest value over the views, or the 95% point of the worlds."]
    rank_low: Annotated[int, "The best rank over the views, or the 5% point of the worlds."]
    rank_high: Annotated[int, "The worst rank over the views, or the 95% point of the worlds."]
    top: Annotated[float, "The share of views or worlds in which the one is among the first; see --top."]
    firm_rank: Annotated[int, "The rank with firm claims alone: stated or reported, on no side of a contradiction."]
    without: Annotated[str | None, "The author or work whose loss moves the one most."]
    without_rank: Annotated[int | None, "The rank without it."]
    without_value: Annotated[float | None, "The value without it."]
    hinge: Annotated[ClaimIds, "The claim on a tie of the one whose loss weakens the position most; none or one."]
    hinge_value: Annotated[float | None, "The value without that claim."]
    tie: Annotated[str | None, "In a network from a file, the tie that takes the place of the claim."]


def answer(enquiry: Enquiry) -> Findings:
    """Rank everybody in the network of the ties that were asked for, by every measure that was."""
    from molehunt.graph.claimed import claimed_network
    from molehunt.graph.ties import labels, wanted
    from molehunt.measures.standing.hanging import Hanging

    measures = [_measure(name, enquiry) for name in enquiry.texts("measure")]
    ties = enquiry.texts("ties")
    which, kinds = wanted(ties[0] if len(ties) == 1 else ties or None), labels(enquiry.texts("kinds"))
    network = claimed_network(enquiry.reader, which, kinds, directed=DIRECTED.get(enquiry.text("direction")))
    enquiry.see(network.claims)
    if not len(network.tie_claims):
        return Findings((), hint="try other --ties, or another lens")
    views, top = _views(network), enquiry.number("top")
    hanging = Hanging(network.ties, network.tie_claims, network.ties_in, views, enquiry.text("weight"))
    notes, drawn = _notes(network, views, enquiry), None
    if asked := enquiry.number("worlds"):
        drawn, note = _drawn(network, enquiry, asked)
        notes[-1] = note
    ranked = [(measure.name, hanging.ranks(measure, top=top, drawn=drawn)) for measure in measures]
    sources = {rank.without for _, ranks in ranked for rank in ranks if rank.without}
    names = {row["id"]: row["name"] for row in enquiry.rows("ask/called", ids=sorted(sources))}
    return Findings(list(_findings(ranked, hanging, network, names)), notes=notes)


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


def _findings(
    ranked: Sequence[tuple[str, Sequence[Rank]]], hanging: Hanging, network: ClaimedNetwork, names: Mapping[str, str]
) -> Iterator[Finding]:
    from molehunt.measures.ranked import columns

    for measure, ranks in ranked:
        for rank in ranks:
            party = network.parties[str(network.ties.ids[rank.node])]
            hinge = [] if rank.hinge is None else [network.claims[rank.hinge].id]
            without = f"{names[rank.without]} ({rank.without})" if rank.without else None
            told = {"id": party.id, "name": party.name, "role": measure, **columns(rank)}
            told |= {"without": without, "hinge": hinge, "tie": None}
            claims = [network.claims[place] for place in hanging.claims_of(rank.node)]
            yield Finding(told, claims, party.name, status="", of_record=True)


def _views(network: ClaimedNetwork) -> Views:
    import numpy as np

    from molehunt.graph.weighing import Weighing
    from molehunt.measures.standing.hanging import Views

    # Of alternatives none is taken: the text leaves open which is true, and all together would make hubs of nobody.
    told = np.array([not claim.alternatives for claim in network.claims])
    firm = np.array([Weighing([claim]).status in FIRM for claim in network.claims])
    # As with the lens --without, what somebody says on who is who stays.
    nobody: frozenset[str] = frozenset()
    behind = [
        nobody if "naming" in claim.plays else claim.origin.authors | claim.origin.sources for claim in network.claims
    ]
    return Views.of(told, firm, behind)


def _drawn(network: ClaimedNetwork, enquiry: Enquiry, n: int) -> tuple[Drawn, str]:
    from molehunt.graph.worlds import EXACT, ClaimWorlds
    from molehunt.measures.standing.hanging import Drawn

    worlds, seed = ClaimWorlds(network.claims, enquiry.reader), enquiry.number("seed")
    weights = "by the weights of data/model/grades.yaml and worlds.yaml"
    follows = "this follows from the weights, and is not how often anything happened"
    first = f"top: how often among the first {enquiry.number('top')}"
    if worlds.possible <= min(n, EXACT):
        masks, likely = worlds.all()
        all_ = counted(worlds.possible, "possible world")
        return Drawn(masks, likely, MIDDLE), f"ranges: nine tenths of all {all_} {weights}; {first}; {follows}"
    noise = 0.5 / n**0.5
    return Drawn(worlds.drawn(n, seed), None, MIDDLE), (
        f"ranges: nine tenths of {counted(n, 'world')} drawn with seed {seed} {weights}; {first}, right to within "
        f"{noise:.3f} or so (one standard error); {follows}"
    )


def _notes(network: ClaimedNetwork, views: Views, enquiry: Enquiry) -> list[str]:
    thing = "person" if enquiry.texts("kinds") == ("Person",) else "node"
    open_ = counted(int((~views.told).sum()), "claim")
    return [
        f"{counted(len(network.parties), thing)} with ties, by {counted(len(network.claims), 'claim')}",
        f"left out: {open_} of which the text leaves open which one holds, and whoever it leaves unnamed",
        f"ranges: with all claims, the firm ones, and without each of {len(views.sources)} authors and works; "
        f"top: how often among the first {enquiry.number('top')}",
    ]


def _value(row: Mapping[str, Any]) -> str:
    return f"{row['value']:.3f} ({row['low']:.3f} to {row['high']:.3f})"


def _rank(row: Mapping[str, Any]) -> str:
    return f"{row['rank']} ({row['rank_low']} to {row['rank_high']})"


def _said_without(row: Mapping[str, Any]) -> str:
    return f"{row['without']}: rank {row['without_rank']}, {row['without_value']:.3f}" if row["without"] else ""


def _share(row: Mapping[str, Any]) -> str:
    return f"{100 * row['top']:.0f}%"


def _hinges_on(row: Mapping[str, Any]) -> str:
    return f"{row['hinge_value']:.3f}" if row["hinge_value"] is not None else ""


QUESTION = Question(
    name="centrality",
    summary="Who stands where in the network, and what that hangs on.",
    explanation="""Rank the persons of a case by a measure of centrality, each rank with its range and what it hangs on.

    The range covers all claims, the firm ones alone, and the loss of each author and each work in turn; the one whose
    loss moves a person most is named, and the claim without which the value falls most. --worlds draws possible worlds
    by stated weights instead. docs/measures.md tells what each measure means, and when it misleads.""",
    example="centrality --ties flow --top 5",
    parameters=(
        Parameter("measure", "One or several measures, as in docs/measures.md.", takes="choice", option="--measure",
                  choices=measure_names, default="betweenness", many=True),
        Parameter("ties", "The ties: a group of data/model/ties.yaml, types of edge or predicates; all by default.",
                  takes="text", option="--ties", many=True, of_case=True),
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
    table=(("who", "name"), ("rank", _rank), ("value", _value), ("top", _share), ("firm", "firm_rank"),
           ("hangs on the word of", _said_without), ("without the claim", _hinges_on), ("or the tie", "tie")),
    section=lambda row: str(row["role"]),
    of_records=True,
    brief=True,
)  # fmt: skip
