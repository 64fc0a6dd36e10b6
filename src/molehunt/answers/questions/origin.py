"""From whom something is likely to have come that several are known to have had, by a model of how it spreads.

Who had it is claims too: a view without a source is without what it says of that.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from molehunt.answers.access.had import Had, known_to_have_had, taken_for_granted
from molehunt.answers.columns import ClaimIds
from molehunt.answers.nodes import find_node
from molehunt.answers.question import AGENT, Asked, Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.answers.questions.knew import meant
from molehunt.answers.ranks import viewed
from molehunt.answers.ranks.compared import (
    Ranked,
    direction_parameter,
    or_gone,
    said_firm,
    said_hinge,
    said_rank,
    said_tie,
    said_without,
    ties_parameter,
    views_of,
)
from molehunt.answers.ranks.viewed import Viewed
from molehunt.model.counted import counted, percent
from molehunt.model.dates.uncertain import as_day
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.measures.network.ties import Ties
    from molehunt.measures.spread.candidates import Origins
    from molehunt.measures.standing.claimed import Mask, MeasuredWorlds

MODEL = (
    "this is a model, and no evidence against anybody: it takes for granted that each tie passes it on as fast as "
    "another, to anybody and whatever the day, from one source, and that all who had it and all their ties are known; "
    "it tends to the middle of those who had it; a share is no probability outside the model"
)
"""What must be known of every number here."""


class Row(Ranked):
    """The columns of the answer."""

    rumour_centrality: Annotated[
        float, "The natural logarithm of R: in so many orders it can have come from this person to all the others."
    ]
    likelihood: Annotated[float, "The natural logarithm of R times the probability of one of these orders."]
    first_day: Annotated[
        date | None, "The first day on which the person can have had it; the model takes no notice of it."
    ]
    had: Annotated[ClaimIds, "Claims by which the person is known to have had it, or known of it."]


class _Spread(NamedTuple):
    """The network, and who is known to have had it: a world is a mask over the claims on either."""

    network: Viewed
    had: Had
    asked: Asked

    def origins(self, world: Any, ties: Ties) -> tuple[Origins | None, list[Hashable]]:
        """Return from whom it came among those who hang together in a world, and who they are; None for nobody."""
        claims = zip(self.network.claims, world, strict=False)  # a file has none
        had = frozenset(self.had.among(frozenset(claim.id for claim, is_true in claims if is_true)))
        return self.asked.once((ties.content, had), lambda: _origins(ties, had))

    def shares(self, worlds: Mask) -> MeasuredWorlds:
        """Return the share of each candidate in each world; whoever is none comes after all others."""
        import numpy as np

        from molehunt.measures.standing.claimed import MeasuredWorlds
        from molehunt.measures.standing.ranks import ranks

        place = {id_: number for number, id_ in enumerate(self.network.ties.ids)}
        shape = len(worlds), len(place)
        values, there = np.zeros(shape), np.zeros(shape, dtype=bool)
        for number, (world, ties) in enumerate(zip(worlds, self.network.each_real(worlds), strict=True)):
            found, _ = self.origins(world, ties)
            for one in found.candidates if found else ():
                values[number, place[one.node]], there[number, place[one.node]] = one.share, True
        return MeasuredWorlds(values, ranks(values, among=there), there)

    def own(self, node: int) -> list[int]:
        """Return the places of the claims on a node's ties, and on its having had it."""
        places = {claim.id: number for number, claim in enumerate(self.network.claims)}
        id_ = self.network.ties.ids[node]
        told = self.had.told.get(id_, ())
        return list(dict.fromkeys([*self.network.hinging(node), *(places[one] for one in told)]))


def _origins(ties: Ties, had: frozenset[Hashable]) -> tuple[Origins | None, list[Hashable]]:
    from molehunt.measures import origin
    from molehunt.measures.spread.origins import joined

    graph = ties.networkx()
    together = joined(graph, had)
    return origin(graph, together) if len(together) > 1 else None, together


def answer(enquiry: Enquiry) -> Findings:
    """Rank those who are known to have had it by how likely it came from them, by the ties that were asked for."""
    names = enquiry.texts("heard")
    if bool(names) == (enquiry.id_of("what") is not None):
        raise MolehuntError(f"origin: say WHAT they had, or who had it with {either('--heard')}; one of the two")
    thing = None if names else meant(enquiry)
    named = [enquiry.read(name, *AGENT) for name in names]
    had = known_to_have_had(thing, enquiry) if thing else taken_for_granted({one.id: one.name for one in named})
    network = viewed.of_case(enquiry)
    subject = {"id": thing.id, "name": thing.name, "label": thing.label} if thing else {}
    if not len(network.behind):
        return Findings((), subject=subject, hint=network.elsewhere)
    return replace(_found(_Spread(_with(network, had), had, enquiry), network.notes(), enquiry), subject=subject)


def of_graph(asked: Asked, graph: nx.Graph[Any]) -> Findings:
    """Rank those nodes of any network that are known to have had it."""
    if not (names := asked.texts("heard")):
        raise MolehuntError("heard: name the nodes that are known to have had it, as in ann,bob")
    network = viewed.of_graph(graph)
    had = taken_for_granted({node: network.names[node] for node in (find_node(graph, name, "heard") for name in names)})
    if network.is_empty:
        return Findings(())
    return _found(_Spread(network, had, asked), network.notes(), asked)


def _with(network: Viewed, had: Had) -> Viewed:
    """Return the network with the claims on who had it; alternatives among these count, and tie nobody."""
    claims = tuple({claim.id: claim for claim in (*network.claims, *had.claims)}.values())
    plain = views_of(claims).told
    views = views_of(claims, every=True)
    return replace(network, claims=claims, views=views, ties_in=lambda worlds: network.ties_in(worlds & plain))


def _found(spread: _Spread, on: Sequence[str], asked: Asked) -> Findings:
    world = spread.network.views.told
    found, together = spread.origins(world, spread.network.real(world))
    names = spread.had.names
    apart = sorted(names[id_] for id_ in spread.had.ways if id_ not in together)
    if found is None:
        who = f" ({', '.join(sorted(names.values()))})" if names else ""
        where = f"; {spread.network.elsewhere}" if spread.network.elsewhere else ""
        what = f"of the {len(names)} who are known to have had it{who} no two are tied by such ties{where}"
        return Findings((), [Unknown(what)])
    unknown = []
    if apart:
        unknown.append(Unknown(f"how it came to these, whom no such tie joins to the others: {', '.join(apart)}"))
    if found.excluded:
        excluded = ", ".join(sorted(names[id_] for id_ in found.excluded))
        unknown.append(Unknown(f"whether it came from these, who have no way to all the others: {excluded}"))
    return Findings(list(_rows(spread, found, asked)), unknown, notes=[*on, *_notes(spread, together, asked)])


def _rows(spread: _Spread, found: Origins, asked: Asked) -> Iterator[Finding]:
    from molehunt.measures.standing.hanging import hanging

    network, had = spread.network, spread.had
    candidates = {one.node: one for one in found.candidates}
    ranks = hanging(spread.shares, network.views, spread.own, top=asked.number("top"))
    for rank, told in zip(ranks, network.told(ranks, "candidate"), strict=True):
        one = candidates[network.ties.ids[rank.node]]
        columns = told | {
            "rumour_centrality": one.rumour_centrality,
            "likelihood": one.likelihood,
            "first_day": as_day(had.first[one.node]),
            "had": list(had.told[one.node]),
        }
        yield Finding(columns, network.proof(spread.own(rank.node)), told["name"], status="", of_record=True)


def _notes(spread: _Spread, together: Sequence[Hashable], asked: Asked) -> Iterator[str]:
    network = spread.network
    among = network.real(network.views.told).networkx().subgraph(together)
    links = sum(start != end for start, end in among.to_undirected().edges)
    yield (
        f"{len(spread.had.ways)} are known to have had it; {len(together)} of them hang together, by ties of "
        f"{counted(links, 'pair')}"
    )
    if more := links - len(together) + 1:
        yield (
            f"that is {counted(more, 'pair')} more than a tree has: R is that of the breadth-first tree from each one, "
            "a rule of thumb, which hangs on the order in which ties are listed"
        )
    yield MODEL
    yield f"ranges: {network.compared()}; top: how often among the first {asked.number('top')}"


def _share(row: Mapping[str, Any]) -> str:
    low, high = (or_gone(row[name], percent) for name in ("low", "high"))
    return f"{percent(row['value'])} ({low} to {high})"


def _centrality(row: Mapping[str, Any]) -> str:
    return f"{row['rumour_centrality']:.2f}"


QUESTION = Question(
    name="origin",
    chapter="Rank and place",
    summary="From whom something is likely to have come that several had, by a model.",
    explanation="""Rank those who are known to have had WHAT by rumour centrality: from whom can it have spread to all?

    WHAT is a document, an event or the id of a claim; whoever had it or knew of it counts. It is a model, and no
    evidence: by ties alone, each as fast as another, whatever their days. It is exact for a tree; in any other network
    the breadth-first tree from each one stands for it. molehunt knew tells what the sources say themselves, and
    molehunt leak who had it in time.""",
    example='origin "Krivitsky letter" --ties contact',
    parameters=(
        Parameter("what", "The document, the event or the id of a claim.", takes="id", of_case=True),
        Parameter("heard", 'Those who had it, in place of WHAT: names apart by ",".', takes="text", option="--heard",
                  many=True),
        ties_parameter("contact"),
        direction_parameter(),
        Parameter("top", "How many are shown, and count as the first.", takes="number", option="--top", default=10),
    ),
    row=Row,
    answer=answer,
    of_graph=of_graph,
    table=(("who", "name"), ("rank", said_rank), ("share", _share), ("ln R", _centrality), ("had it from", "first_day"),
           ("firm", said_firm), ("moved most without", said_without), ("without the claim", said_hinge),
           ("without the tie", said_tie)),
    of_records=True,
    brief=True,
    key=("id",),
)  # fmt: skip
