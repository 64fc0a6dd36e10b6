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
    from molehunt.graph.claimed import ClaimedNetwork, Masks
    from molehunt.measures.claimed import Worlds
    from molehunt.measures.standing import Standing

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


def _ranked(network: ClaimedNetwork, enquiry: Enquiry) -> Findings:
    from molehunt.measures.claimed import in_worlds
    from molehunt.measures.standing import moved_most, standings

    measure, top = find_measure(enquiry.text("measure")), enquiry.number("top")
    views = _views(network)

    def taken(worlds: Masks) -> Worlds:
        return in_worlds(network.ties, network.ties_in(worlds), [measure])[0]

    told, firm, losses = taken(views.all), taken(views.firm), taken(views.losses)
    worlds = _joined(told, firm, losses)
    notes = [_note(network, views, top)]
    middle = 1.0
    if drawn := enquiry.number("worlds"):
        masks, note = _drawn(network, enquiry, drawn)
        worlds, middle = taken(masks), MIDDLE
        notes.append(note)
    standing = standings(worlds, k=top, middle=middle)
    moved = moved_most(told, losses)
    order = sorted(range(len(standing)), key=lambda node: (int(told.ranks[0, node]), str(network.ties.ids[node])))
    names = {row["id"]: row["title"] for row in enquiry.rows("ask/sources")} | {
        row["id"]: row["name"] for row in enquiry.rows("ask/names") if row["id"] in views.sources
    }
    rows = []
    for node in order[:top]:
        columns = _columns(node, standing[node], told, firm)
        columns["role"] = measure.name
        if moved[node] >= 0:
            source = views.sources[moved[node]]
            columns |= {
                "without": f"{names.get(source, source)} ({source})",
                "without_rank": int(losses.ranks[moved[node], node]),
                "without_value": float(losses.values[moved[node], node]),
            }
        own = _own_claims(network, node, views.all[0])
        if hinge := _hinge(own, views.all, node, taken):
            columns |= {"hinge": network.claims[hinge[0]].id, "hinge_value": hinge[1]}
        party = network.parties[str(network.ties.ids[node])]
        columns |= {"id": party.id, "name": party.name}
        rows.append(Finding(columns, [network.claims[place] for place in own], party.name, status="", of_record=True))
    return Findings(rows, notes=notes)


def _columns(node: int, standing: Standing, told: Worlds, firm: Worlds) -> Details:
    return {
        "id": "",
        "name": "",
        "role": "",
        "value": float(told.values[0, node]),
        "rank": int(told.ranks[0, node]),
        "low": standing.low,
        "high": standing.high,
        "rank_low": standing.rank_low,
        "rank_high": standing.rank_high,
        "top": standing.top,
        "firm_rank": int(firm.ranks[0, node]),
        "without": None,
        "without_rank": None,
        "without_value": None,
        "hinge": None,
        "hinge_value": None,
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
    losses = np.array([[naming[n] or source not in held for n, held in enumerate(behind)] for source in sources])
    return _Views(counts[None, :], (counts & firm)[None, :], losses & counts, sources)


def _joined(*parts: Worlds) -> Worlds:
    import numpy as np

    from molehunt.measures.claimed import Worlds

    return Worlds(np.vstack([part.values for part in parts]), np.vstack([part.ranks for part in parts]))


def _own_claims(network: ClaimedNetwork, node: int, world: Any) -> list[int]:
    """Return the places of the claims on ties of a node."""
    ties = network.ties
    places = network.tie_claims[(ties.start == node) | (ties.end == node)]
    return [place for place in dict.fromkeys(places.tolist()) if world[place]]


def _hinge(own: Sequence[int], all_: Masks, node: int, taken: Callable[[Masks], Worlds]) -> tuple[int, float] | None:
    """Return the place of the claim among a node's own whose loss lowers its value most, and the value without it."""
    import numpy as np

    if not own:
        return None
    worlds = np.repeat(all_, len(own) + 1, axis=0)
    worlds[np.arange(len(own)), own] = False
    # The last world has lost nothing.
    *values, value = taken(worlds).values[:, node].tolist()
    least = min(range(len(own)), key=lambda place: values[place])
    return (own[least], values[least]) if values[least] < value - 1e-12 else None


def _drawn(network: ClaimedNetwork, enquiry: Enquiry, n: int) -> tuple[Masks, str]:
    from molehunt.graph.worlds import Worlds

    seed = enquiry.number("seed")
    masks = Worlds(network.claims, enquiry.reader).drawn(n, seed)
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
        f"{counted(len(network.parties), 'person')} with ties by {counted(len(network.claims), 'claim')}"
        f"{left}; whoever the text leaves unnamed is left out; ranges are over all claims, the firm ones, and without "
        f"each of {len(views.sources)} authors and works; top: among the first {top}"
    )


def _value(row: Mapping[str, Any]) -> str:
    return f"{row['value']:.3f} ({row['low']:.3f} to {row['high']:.3f})"


def _rank(row: Mapping[str, Any]) -> str:
    return f"{row['rank']} ({row['rank_low']} to {row['rank_high']})"


def _without(row: Mapping[str, Any]) -> str:
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
           ("hangs on the word of", _without), ("and on the claim", _hinges_on)),
    of_records=True,
)  # fmt: skip
