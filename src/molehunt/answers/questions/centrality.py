"""Who stands where in the network, and what that hangs on.

The first view needs no probabilities: the rank with all claims, with the firm ones alone, and with each author and each
work left out in turn. Worlds drawn by stated weights come on request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.question import Enquiry, Finding, Findings, Parameter, Question
from molehunt.measures.centralities import find_measure, measure_names
from molehunt.model.counted import counted

if TYPE_CHECKING:
    from molehunt.graph.claimed import ClaimedNetwork
    from molehunt.graph.worlds import Masks
    from molehunt.measures.measure import Measure
    from molehunt.measures.standing.claimed import MeasuredWorlds
    from molehunt.measures.standing.standings import Standing

Details = dict[str, Any]
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
    hinge: Annotated[str | None, "The claim on a tie of the one whose loss lowers the value most."]
    hinge_value: Annotated[float | None, "The value without that claim."]


class _Views(NamedTuple):
    """The worlds that are compared: all claims, the firm ones, and without each source, whose ids are ``sources``."""

    all: Masks
    firm: Masks
    losses: Masks
    sources: tuple[str, ...]


def answer(enquiry: Enquiry) -> Findings:
    """Rank everybody in the network of the ties that were asked for."""
    from molehunt.graph.claimed import claimed_network
    from molehunt.graph.ties import labels, wanted

    which = wanted(enquiry.text("ties"))
    network = claimed_network(enquiry.reader, which, labels(["Person"]))
    enquiry.see(network.claims)
    if not len(network.tie_claims):
        return Findings((), hint="try other --ties, or another lens")
    return _ranked(network, enquiry)


class _Taken(NamedTuple):
    """The measure, as taken in any worlds of claims: with all claims, the firm ones, and without each source."""

    all: MeasuredWorlds
    firm: MeasuredWorlds
    losses: MeasuredWorlds
    moved: Sequence[int]
    in_worlds: Callable[[Masks], MeasuredWorlds]


def _ranked(network: ClaimedNetwork, enquiry: Enquiry) -> Findings:
    from molehunt.measures.standing.standings import standings

    measure, top = find_measure(enquiry.text("measure")), enquiry.number("top")
    views = _views(network)
    taken = _taken(network, views, measure)
    worlds, middle, notes = _joined(taken.all, taken.firm, taken.losses), 1.0, [_note(network, views, top)]
    if drawn := enquiry.number("worlds"):
        masks, note = _drawn(network, enquiry, drawn)
        worlds, middle = taken.in_worlds(masks), MIDDLE
        notes.append(note)
    standing = standings(worlds, k=top, middle=middle)
    own = {node: _own_claims(network, node, views.all[0]) for node in range(len(standing))}
    # Whoever has only ties of which the text leaves open whether they hold has no place in the order.
    tied = [node for node, claims in own.items() if claims]
    order = sorted(tied, key=lambda node: (int(taken.all.ranks[0, node]), str(network.ties.ids[node])))
    names = {row["id"]: row["name"] for row in enquiry.rows("ask/names")}
    names |= {row["id"]: row["title"] for row in enquiry.rows("ask/sources")}
    rows = []
    for node in order[:top]:
        party = network.parties[str(network.ties.ids[node])]
        columns = {"id": party.id, "name": party.name, "role": measure.name, **_numbers(node, standing[node], taken)}
        columns |= _without(node, taken, views.sources, names) | _hinge(own[node], views.all, node, taken, network)
        claims = [network.claims[place] for place in own[node]]
        rows.append(Finding(columns, claims, party.name, status="", of_record=True))
    return Findings(rows, notes=notes)


def _taken(network: ClaimedNetwork, views: _Views, measure: Measure) -> _Taken:
    from molehunt.measures.standing.claimed import in_worlds
    from molehunt.measures.standing.standings import moved_most

    def taken(worlds: Masks) -> MeasuredWorlds:
        return in_worlds(network.ties, network.ties_in(worlds), [measure])[0]

    told, losses = taken(views.all), taken(views.losses)
    return _Taken(told, taken(views.firm), losses, moved_most(told, losses).tolist(), taken)


def _numbers(node: int, standing: Standing, taken: _Taken) -> Details:
    return {
        "value": float(taken.all.values[0, node]),
        "rank": int(taken.all.ranks[0, node]),
        "low": standing.low,
        "high": standing.high,
        "rank_low": standing.rank_low,
        "rank_high": standing.rank_high,
        "top": standing.top,
        "firm_rank": int(taken.firm.ranks[0, node]),
    }


def _without(node: int, taken: _Taken, sources: Sequence[str], names: Mapping[str, str]) -> Details:
    """Return the author or work whose loss moves a node most, and where the node is then."""
    place = taken.moved[node]
    if place < 0:
        return {"without": None, "without_rank": None, "without_value": None}
    return {
        "without": f"{names.get(sources[place], sources[place])} ({sources[place]})",
        "without_rank": int(taken.losses.ranks[place, node]),
        "without_value": float(taken.losses.values[place, node]),
    }


def _views(network: ClaimedNetwork) -> _Views:
    import numpy as np

    from molehunt.graph.weighing import Weighing

    # Of alternatives none is taken: the text leaves open which is true, and all together would make hubs of nobody.
    counts = np.array([not claim.alternatives for claim in network.claims])
    firm = np.array([Weighing([claim]).status in FIRM for claim in network.claims])
    naming = np.array(["naming" in claim.plays for claim in network.claims])
    behind = [claim.origin.authors | claim.origin.sources for claim in network.claims]
    sources = tuple(sorted(frozenset().union(*behind)))
    # As with the lens --without, what somebody says on who is who stays.
    heard = [naming[n] or source not in held for source in sources for n, held in enumerate(behind)]
    losses = np.array(heard, dtype=bool).reshape(len(sources), len(behind))
    return _Views(counts[None, :], (counts & firm)[None, :], losses & counts, sources)


def _joined(*parts: MeasuredWorlds) -> MeasuredWorlds:
    import numpy as np

    from molehunt.measures.standing.claimed import MeasuredWorlds

    return MeasuredWorlds(np.vstack([part.values for part in parts]), np.vstack([part.ranks for part in parts]))


def _own_claims(network: ClaimedNetwork, node: int, world: Any) -> list[int]:
    """Return the places of the claims on ties of a node."""
    ties = network.ties
    places = network.tie_claims[(ties.start == node) | (ties.end == node)]
    return [place for place in dict.fromkeys(places.tolist()) if world[place]]


def _hinge(own: Sequence[int], all_: Masks, node: int, taken: _Taken, network: ClaimedNetwork) -> Details:
    """Return the claim on a node's own ties whose loss lowers its value most, and the value without it."""
    import numpy as np

    worlds = np.repeat(all_, len(own), axis=0)
    worlds[np.arange(len(own)), own] = False
    values = taken.in_worlds(worlds).values[:, node].tolist()
    least = min(range(len(own)), key=lambda place: values[place])
    falls = values[least] < taken.all.values[0, node] - 1e-12
    return {
        "hinge": network.claims[own[least]].id if falls else None,
        "hinge_value": values[least] if falls else None,
    }


def _drawn(network: ClaimedNetwork, enquiry: Enquiry, n: int) -> tuple[Masks, str]:
    from molehunt.graph.worlds import ClaimWorlds

    seed = enquiry.number("seed")
    masks = ClaimWorlds(network.claims, enquiry.reader).drawn(n, seed)
    noise = 0.5 / n**0.5
    return masks, (
        f"ranges enclose nine tenths of {counted(n, 'world')} drawn with seed {seed} by the weights of "
        f"data/model/grades.yaml and worlds.yaml; shares are right to within {noise:.3f} or so (one standard error): "
        "what follows from these weights, not how often anything happened"
    )


def _note(network: ClaimedNetwork, views: _Views, top: int) -> str:
    open_ = int((~views.all[0]).sum())
    left = f"; {counted(open_, 'claim')} left out, of which the text leaves open which one holds" if open_ else ""
    return (
        f"{counted(len(network.parties), 'person')} with ties, by {counted(len(network.claims), 'claim')}"
        f"{left}; whoever the text leaves unnamed is left out; ranges are over all claims, the firm ones, and without "
        f"each of {len(views.sources)} authors and works; top: among the first {top}"
    )


def _value(row: Mapping[str, Any]) -> str:
    return f"{row['value']:.3f} ({row['low']:.3f} to {row['high']:.3f})"


def _rank(row: Mapping[str, Any]) -> str:
    return f"{row['rank']} ({row['rank_low']} to {row['rank_high']})"


def _said_without(row: Mapping[str, Any]) -> str:
    return f"{row['without']}: rank {row['without_rank']}, {row['without_value']:.3f}" if row["without"] else ""


def _share(row: Mapping[str, Any]) -> str:
    return f"{100 * row['top']:.0f}%"


def _hinges_on(row: Mapping[str, Any]) -> str:
    return f"{row['hinge']}: {row['hinge_value']:.3f}" if row["hinge"] else ""


QUESTION = Question(
    name="centrality",
    summary="Who stands where in the network, and what that hangs on.",
    explanation="""Rank the persons of a case by a measure of centrality, each rank with its range and what it hangs on.

    The range covers all claims, the firm ones alone, and the loss of each author and each work in turn; the one whose
    loss moves a person most is named, and the claim without which the value falls most. --worlds draws possible worlds
    by stated weights instead. docs/measures.md tells what each measure means, and when it misleads.""",
    example="centrality --ties flow --top 5",
    parameters=(
        Parameter("measure", "The measure, as in docs/measures.md.", takes="choice", option="--measure",
                  choices=measure_names, default="betweenness"),
        Parameter("ties", "The ties: a group of data/model/ties.yaml, a type of edge or a predicate; all by default.",
                  takes="text", option="--ties"),
        Parameter("top", "How many are shown, and count as the first.", takes="number", option="--top", default=10),
        Parameter("worlds", "Draw so many possible worlds, such as 1000.", takes="number", option="--worlds", default=0,
                  low=0),
        Parameter("seed", "The seed of the draw.", takes="number", option="--seed", default=1, low=0),
    ),
    row=Row,
    answer=answer,
    table=(("who", "name"), ("rank", _rank), ("value", _value), ("top", _share), ("firm", "firm_rank"),
           ("hangs on the word of", _said_without), ("and on the claim", _hinges_on)),
    of_records=True,
)  # fmt: skip
