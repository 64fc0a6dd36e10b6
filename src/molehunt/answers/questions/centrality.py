"""Who stands where in the network, and what that hangs on.

The first view needs no probabilities: the rank with all claims, with the firm ones alone, and with each author and each
work left out in turn. Worlds drawn by stated weights come on request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from molehunt.answers.question import Asked, Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.ranks import viewed
from molehunt.answers.ranks.compared import (
    Ranked,
    direction_parameter,
    said_firm,
    said_hinge,
    said_rank,
    said_tie,
    said_value,
    said_without,
    ties_parameter,
)
from molehunt.answers.ranks.strengths import said_of_strengths
from molehunt.answers.ranks.viewed import Viewed
from molehunt.measures.centralities import find_measure, measure_names
from molehunt.model.counted import counted, percent
from molehunt.model.either import either
from molehunt.model.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.measures.measure import Measure
    from molehunt.measures.network.ties import Floats, Ties
    from molehunt.measures.standing.claimed import Mask, MeasuredWorlds, Weight
    from molehunt.measures.standing.hanging import Drawn

MIDDLE = 0.9
"""The share of drawn worlds that a range encloses."""


class Row(Ranked):
    """The columns of the answer."""


def answer(enquiry: Enquiry) -> Findings:
    """Rank everybody in the network of the ties that were asked for, by every measure that was."""
    measures = _measures(enquiry)
    network = viewed.of_case(enquiry, enquiry.texts("kinds"))
    if not len(network.behind):
        return Findings((), hint=f"try other {either('--ties')}, or another lens")
    drawn, ranges = _compared(network, enquiry)
    thing = "person" if enquiry.texts("kinds") == ("Person",) else "node"
    weight: Weight = enquiry.text("weight")
    strong = [] if weight == "none" else [said_of_strengths(measures)]
    notes = [*network.notes(thing), *strong, ranges, *([_weights()] if drawn else [])]
    return Findings(list(_rows(network, measures, enquiry, weight, drawn)), notes=notes)


def of_graph(asked: Asked, graph: nx.Graph[Any]) -> Findings:
    """Rank the nodes of any network; authors and works of its ties are left out in turn, where it has them."""
    network = viewed.of_graph(graph)
    measures = [find_measure(name) for name in asked.texts("measure")]
    rows = list(_rows(network, measures, asked, network.weight))
    return Findings(rows, notes=[*network.notes(measures=measures), f"ranges: {network.compared()}; {_top(asked)}"])


def _measures(enquiry: Enquiry) -> list[Measure]:
    measures = [find_measure(name) for name in enquiry.texts("measure")]
    if enquiry.text("backend") != "gds":
        return measures
    from molehunt.graph.on_server import OnServer

    reckon = OnServer(enquiry.reader.store).together(measures)

    def values(place: int) -> Callable[[Ties], Floats]:
        # A network is sent but once, whatever is asked of it.
        return lambda ties: enquiry.once(("gds", ties.content), lambda: reckon(ties))[place]

    return [replace(measure, values=values(place)) for place, measure in enumerate(measures)]


def _once_each(measure: Measure, asked: Asked) -> Measure:
    """Return the measure, taken but once of each network, in all views and through all lenses."""
    return replace(measure, values=lambda ties: asked.once((measure.name, ties.content), lambda: measure.values(ties)))


def _rows(
    network: Viewed, measures: Sequence[Measure], asked: Asked, weight: Weight, drawn: Drawn | None = None
) -> Iterator[Finding]:
    from molehunt.measures.standing.claimed import in_worlds
    from molehunt.measures.standing.hanging import hanging

    # Drawn worlds are many, and few are alike.
    for measure in asked.each(measures if drawn else [_once_each(measure, asked) for measure in measures]):

        def take(worlds: Mask, measure: Measure = measure) -> MeasuredWorlds:
            return in_worlds(network.ties, network.ties_in(worlds), [measure], weight)[0]

        low, top = measure.low_is_central, asked.number("top")
        ranks = hanging(take, network.views, network.hinging, top=top, low_is_central=low, drawn=drawn)
        for rank, told in zip(ranks, network.told(ranks, measure.name), strict=True):
            claims = network.proof(network.own(rank.node))
            yield Finding(told, claims, told["name"], status="", of_record=True)


def _compared(network: Viewed, enquiry: Enquiry) -> tuple[Drawn | None, str]:
    """Return the worlds that were asked for in place of the views, and what the ranges are over, in words."""
    from molehunt.graph.worlds import EXACT, ClaimWorlds
    from molehunt.measures.standing.hanging import Drawn

    n, seed = enquiry.number("worlds"), enquiry.number("seed")
    top = _top(enquiry)
    if not n:
        return None, f"ranges: {network.compared()}; {top}"
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


def _top(asked: Asked) -> str:
    return f"top: how often among the first {asked.number('top')}"


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
    loss moves a person most is named, and the claim on one's own ties without which the value falls most. --worlds
    draws possible worlds by stated weights instead. docs/measures.md tells what each measure means, and when it
    misleads.""",
    example="centrality --ties flow --top 5",
    parameters=(
        Parameter("measure", "One or several measures, as in docs/measures.md.", takes="choice", option="--measure",
                  choices=measure_names, default="betweenness", many=True),
        ties_parameter(),
        Parameter("kinds", "Who is a node, such as Person,Organization.", takes="choice", option="--kinds",
                  choices=lambda: vocabulary().entity_labels, default="Person", many=True, of_case=True),
        direction_parameter(),
        Parameter("weight", "How strong a tie is: none, witnesses (the independent ones are counted), or expected (how "
                  "many of them can be expected to be right). Betweenness and others that count ties or steps take no "
                  "notice of it.", takes="choice", option="--weight",
                  choices=lambda: ("none", "witnesses", "expected"), default="none",
                  of_case=True),
        Parameter("top", "How many are shown, and count as the first.", takes="number", option="--top", default=10),
        Parameter("worlds", "Draw so many possible worlds, such as 1000; all of them if there are no more.",
                  takes="number", option="--worlds", default=0, low=0, of_case=True),
        Parameter("seed", "The seed of the draw.", takes="number", option="--seed", default=1, low=0, of_case=True,
                  needs=("worlds",)),
        Parameter("backend", "gds: measures are worked out by Graph Data Science on the Neo4j of the case; see "
                  "docs/measures.md.", takes="choice", option="--backend", choices=lambda: ("rustworkx", "gds"),
                  default="rustworkx", of_case=True),
    ),
    row=Row,
    answer=answer,
    of_graph=of_graph,
    table=(("who", "name"), ("rank", said_rank), ("value", said_value), ("top", _share), ("firm", said_firm),
           ("moved most without", said_without), ("without the claim", said_hinge), ("without the tie", said_tie)),
    section=lambda row: str(row["role"]),
    of_records=True,
    brief=True,
)  # fmt: skip
