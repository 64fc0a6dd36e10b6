"""Who stands where in the network, and what that hangs on.

The first view needs no probabilities: the rank with all claims, with the firm ones alone, and with each author and each
work left out in turn. Worlds drawn by stated weights come on request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from molehunt.answers.question import Asked, Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.ranks import viewed
from molehunt.answers.ranks.compared import (
    Ranked,
    direction_parameter,
    said_firm,
    said_hinge,
    said_tie,
    said_without,
    ties_parameter,
)
from molehunt.answers.ranks.drawn import (
    drawn_worlds,
    said_median,
    said_median_rank,
    said_of,
    said_rank_or_told,
    said_value_or_told,
    weights,
)
from molehunt.answers.ranks.strengths import said_of_strengths
from molehunt.answers.ranks.viewed import Viewed
from molehunt.measures.centralities import find_measure, measure_names
from molehunt.model.counted import percent
from molehunt.model.either import either
from molehunt.model.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.measures.measure import Measure
    from molehunt.measures.network.ties import Floats, Ties
    from molehunt.measures.standing.claimed import Mask, MeasuredWorlds, Weight
    from molehunt.measures.standing.hanging import Drawn, Take

    Each = Callable[[Sequence[Mask]], Iterable[Mask]]

AT_ONCE = 100
"""How many worlds are gone through at a time: after each time it is told how far it is."""


class Row(Ranked):
    """The columns of the answer."""

    worlds: Annotated[int, "How many worlds median, range and top are of; 0 if they are of the views."]


def answer(enquiry: Enquiry) -> Findings:
    """Rank everybody in the network of the ties that were asked for, by every measure that was."""
    measures = _measures(enquiry)
    network = viewed.of_case(enquiry, enquiry.texts("kinds"))
    if not len(network.behind):
        return Findings((), hint=f"try other {either('--ties')}, or another lens")
    drawn = drawn_worlds(network, enquiry)
    weight: Weight = enquiry.text("weight")
    notes = list(_notes(network, enquiry, drawn, [] if weight == "none" else measures))
    return Findings(list(_rows(network, measures, enquiry, weight, drawn)), notes=notes)


def of_graph(asked: Asked, graph: nx.Graph[Any]) -> Findings:
    """Rank the nodes of any network; authors and works of its ties are left out in turn, where it has them."""
    network = viewed.of_graph(graph)
    measures = [find_measure(name) for name in asked.texts("measure")]
    rows = list(_rows(network, measures, asked, network.weight))
    return Findings(rows, notes=[*network.notes(measures=measures), f"ranges: {network.compared()}; {_top(asked)}"])


def _notes(network: Viewed, enquiry: Enquiry, drawn: Drawn | None, strong: Sequence[Measure]) -> Iterator[str]:
    """Yield what a reader must know; ``strong`` are the measures, where ties are given strengths."""
    first = enquiry.number("top")
    yield from network.notes("person" if enquiry.texts("kinds") == ("Person",) else "node", worlds=drawn is not None)
    if strong:
        yield said_of_strengths(strong)
    if drawn:
        yield from said_of(drawn, first=first, seed=enquiry.number("seed"))
    else:
        yield f"ranges: {network.compared()}; {_top(enquiry)}"
    if drawn or enquiry.text("weight") == "expected":
        yield weights(sides=drawn is not None)


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
    from molehunt.measures.standing.hanging import hanging

    # Drawn worlds are many, and few are alike.
    waited = measures if drawn else asked.each([_once_each(measure, asked) for measure in measures])
    for part, measure in enumerate(waited):
        each = partial(asked.each, part=part, parts=len(measures))
        take = _taking(network, measure, weight, (drawn.worlds, each) if drawn else None)
        low, top = measure.low_is_central, asked.number("top")
        ranks = hanging(take, network.views, network.hinging, top=top, low_is_central=low, drawn=drawn)
        for rank, columns in zip(ranks, network.told(ranks, measure.name), strict=True):
            claims = network.proof(network.own(rank.node))
            over = {"worlds": len(drawn.worlds) if drawn else 0}
            yield Finding(columns | over, claims, columns["name"], status="", of_record=True)


def _taking(network: Viewed, measure: Measure, weight: Weight, long: tuple[Mask, Each] | None) -> Take:
    """Return what takes the measure in worlds of claims; the ``long`` ones by ``Asked.each``, which tells how far."""
    from molehunt.measures.standing.claimed import MeasuredWorlds, in_worlds

    def take(worlds: Mask) -> MeasuredWorlds:
        some: Iterable[Mask] = [worlds[start : start + AT_ONCE] for start in range(0, max(len(worlds), 1), AT_ONCE)]
        if long and worlds is long[0]:
            some = long[1](list(some))
        return MeasuredWorlds.joined(
            *(in_worlds(network.ties, network.ties_in(each), [measure], weight)[0] for each in some)
        )

    return take


def _top(asked: Asked) -> str:
    return f"top: how often among the first {asked.number('top')}"


def _share(row: Mapping[str, Any]) -> str:
    return percent(row["top"])


QUESTION = Question(
    name="centrality",
    chapter="Rank and place",
    summary="Who stands where in the network, and what that hangs on.",
    explanation="""Rank the persons of a case by a measure of centrality, each rank with its range and what it hangs on.

    The range covers all claims, the firm ones alone, and the loss of each author and each work in turn; the one whose
    loss moves a person most is named, and the claim on one's own ties without which the value falls most. --worlds
    draws possible worlds by stated weights instead, and gives median and range over them beside value and rank with
    all claims. docs/measures.md tells what each measure means, and when it misleads.""",
    example="centrality --ties flow --top 5",
    parameters=(
        Parameter("measure", "One or several measures, as in docs/measures.md.", takes="choice", option="--measure",
                  choices=measure_names, default="betweenness", many=True),
        ties_parameter(),
        Parameter("kinds", "Who is a node, such as Person,Organization.", takes="choice", option="--kinds",
                  choices=lambda: vocabulary().entity_labels, default="Person", many=True, of_case=True),
        direction_parameter(),
        Parameter("weight", "How strong a tie is: none, witnesses (the independent ones are counted), expected (how "
                  "many of them can be expected to be right), or claims (all are counted, as if kept apart). "
                  "Betweenness and others that count ties or steps take no notice of it.", takes="choice",
                  option="--weight", choices=lambda: ("none", "witnesses", "expected", "claims"), default="none",
                  of_case=True),
        Parameter("top", "How many are shown, and count as the first.", takes="number", option="--top", default=10),
        Parameter("worlds", "Draw so many possible worlds, such as 1000, and 100,000 at most; if there are no more "
                  "than that, and no more than 20,000, all are gone through.", takes="number", option="--worlds",
                  default=0, low=0, high=100_000, of_case=True),
        Parameter("seed", "The seed of the draw.", takes="number", option="--seed", default=1, low=0, of_case=True,
                  needs=("worlds",)),
        Parameter("backend", "gds: measures are worked out by Graph Data Science on the Neo4j of the case; see "
                  "docs/measures.md.", takes="choice", option="--backend", choices=lambda: ("rustworkx", "gds"),
                  default="rustworkx", of_case=True),
    ),
    row=Row,
    answer=answer,
    of_graph=of_graph,
    table=(("who", "name"), ("rank", said_rank_or_told), ("value", said_value_or_told),
           ("median rank (5 to 95%)", said_median_rank), ("median value (5 to 95%)", said_median),
           ("top", _share), ("firm", said_firm), ("moved most without", said_without),
           ("without the claim", said_hinge), ("without the tie", said_tie)),
    section=lambda row: str(row["role"]),
    of_records=True,
    brief=True,
)  # fmt: skip
