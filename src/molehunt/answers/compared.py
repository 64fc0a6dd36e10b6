"""What a number on the network hangs on: the views of the claims that are compared, and what is told of a rank.

A *view* is a choice of claims that count: all of them, the firm ones, and all without each author and work in turn. No
alternative counts in any: the text leaves open which of them holds, and all together would make hubs of people of whom
one at most was there.

To rank people by something else: give :func:`taken` a function from worlds of claims to values, and let the columns of
the question begin with those of :class:`Ranked`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.columns import ClaimIds
from molehunt.answers.question import Enquiry, Parameter
from molehunt.model.counted import counted

if TYPE_CHECKING:
    from molehunt.graph.claimed import ClaimedNetwork
    from molehunt.graph.evidence import Evidence
    from molehunt.graph.ties import Wanted
    from molehunt.graph.worlds import Masks
    from molehunt.measures.network.ties import Ties
    from molehunt.measures.standing.claimed import MeasuredWorlds
    from molehunt.measures.standing.standings import Standing

Details = dict[str, Any]
FIRM = ("stated", "reported")


class Ranked(TypedDict):
    """The columns of whoever has a value and a rank."""

    role: Annotated[str, "What the value is."]
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
    hinge: Annotated[ClaimIds, "The claim whose loss lowers the value most, of those on the one; none or one."]
    hinge_value: Annotated[float | None, "The value without that claim."]


class Views(NamedTuple):
    """Worlds of claims: all that count, the firm ones, and without each source, whose ids are ``sources``."""

    all: Masks
    firm: Masks
    losses: Masks
    sources: tuple[str, ...]

    def each(self) -> Iterator[tuple[str | None, Any]]:
        """Yield the firm view, under None, and that without each source, under its id."""
        yield None, self.firm[0]
        yield from zip(self.sources, self.losses, strict=True)


class Taken(NamedTuple):
    """A value of each node, as taken in any worlds of claims: with all claims, the firm ones, without each source."""

    all: MeasuredWorlds
    firm: MeasuredWorlds
    losses: MeasuredWorlds
    moved: Sequence[int]
    in_worlds: Callable[[Masks], MeasuredWorlds]


def tied_people(enquiry: Enquiry) -> ClaimedNetwork:
    """Return the network of the ties that were asked for, between persons."""
    from molehunt.graph.claimed import claimed_network
    from molehunt.graph.ties import labels

    network = claimed_network(enquiry.reader, wanted_ties(enquiry), labels(["Person"]))
    enquiry.see(network.claims)
    return network


def wanted_ties(enquiry: Enquiry) -> Wanted:
    """Return the ties that were asked for: a group, or several types of edge or predicates."""
    from molehunt.graph.ties import wanted

    ties = enquiry.texts("ties")
    return wanted(ties[0] if len(ties) == 1 else ties or None)


def ties_parameter(default: str | None = None) -> Parameter:
    """Return the parameter for the ties that count."""
    every = "; all by default" if default is None else ""
    meaning = f"The ties: a group of data/model/ties.yaml, types of edge or predicates{every}."
    return Parameter("ties", meaning, takes="text", option="--ties", default=default, many=True)


def views_of(claims: Sequence[Evidence]) -> Views:
    """Return the views of some claims that are compared."""
    import numpy as np

    from molehunt.graph.weighing import Weighing

    counts = np.array([not claim.alternatives for claim in claims], dtype=bool)
    firm = np.array([Weighing([claim]).status in FIRM for claim in claims], dtype=bool)
    naming = np.array(["naming" in claim.plays for claim in claims])
    behind = [claim.origin.authors | claim.origin.sources for claim in claims]
    sources = tuple(sorted(frozenset().union(*behind)))
    # As with the lens --without, what somebody says on who is who stays.
    heard = [naming[n] or source not in held for source in sources for n, held in enumerate(behind)]
    losses = np.array(heard, dtype=bool).reshape(len(sources), len(behind))
    return Views(counts[None, :], (counts & firm)[None, :], losses & counts, sources)


def real_ties(network: ClaimedNetwork, world: Any) -> Ties:
    """Return the ties of one world of claims, among those who have one in it."""
    return network.ties.kept(network.ties_in(world[None, :])[0])[0]


def taken(in_worlds: Callable[[Masks], MeasuredWorlds], views: Views) -> Taken:
    """Return the values in all views, given how they are taken in worlds."""
    from molehunt.measures.standing.standings import moved_most

    told, losses = in_worlds(views.all), in_worlds(views.losses)
    return Taken(told, in_worlds(views.firm), losses, moved_most(told, losses).tolist(), in_worlds)


def joined(*parts: MeasuredWorlds) -> MeasuredWorlds:
    """Return the values of several sets of worlds as those of one."""
    import numpy as np

    from molehunt.measures.standing.claimed import MeasuredWorlds

    return MeasuredWorlds(np.vstack([part.values for part in parts]), np.vstack([part.ranks for part in parts]))


def numbers(node: int, standing: Standing, found: Taken) -> Details:
    """Return the value and rank of a node, with their ranges."""
    return {
        "value": float(found.all.values[0, node]),
        "rank": int(found.all.ranks[0, node]),
        "low": standing.low,
        "high": standing.high,
        "rank_low": standing.rank_low,
        "rank_high": standing.rank_high,
        "top": standing.top,
        "firm_rank": int(found.firm.ranks[0, node]),
    }


def without_source(node: int, found: Taken, sources: Sequence[str], names: Mapping[str, str]) -> Details:
    """Return the author or work whose loss moves a node most, and where the node is then."""
    place = found.moved[node]
    if place < 0:
        return {"without": None, "without_rank": None, "without_value": None}
    return {
        "without": source_said(sources[place], names),
        "without_rank": int(found.losses.ranks[place, node]),
        "without_value": float(found.losses.values[place, node]),
    }


def hinge(own: Sequence[int], all_: Masks, node: int, found: Taken, claims: Sequence[Evidence]) -> Details:
    """Return the claim, of those at some places, whose loss lowers a node's value most, and the value without it."""
    import numpy as np

    worlds = np.repeat(all_, len(own), axis=0)
    worlds[np.arange(len(own)), own] = False
    values = found.in_worlds(worlds).values[:, node].tolist()
    least = min(range(len(own)), key=lambda place: values[place])
    falls = values[least] < found.all.values[0, node] - 1e-12
    return {
        "hinge": [claims[own[least]].id] if falls else [],
        "hinge_value": values[least] if falls else None,
    }


def own_claims(network: ClaimedNetwork, node: int, world: Any) -> list[int]:
    """Return the places of the claims on ties of a node, those of a world."""
    ties = network.ties
    # A name has ties of its own only in worlds in which it denotes nobody.
    real = network.ties_in(world[None, :])[0]
    places = network.tie_claims[real & ((ties.start == node) | (ties.end == node))]
    return list(dict.fromkeys(places.tolist()))


def source_names(enquiry: Enquiry, ids: Sequence[str]) -> dict[str, str]:
    """Return the names of authors and the titles of works, by their ids."""
    return {row["id"]: row["name"] for row in enquiry.rows("ask/called", ids=sorted(ids))}


def source_said(id_: str, names: Mapping[str, str]) -> str:
    """Return an author or work as an answer names it."""
    return f"{names.get(id_, id_)} ({id_})"


def note_on(network: ClaimedNetwork, views: Views) -> str:
    """Return who is in the network, and who and what is left out, in words."""
    world = views.all[0][: len(network.claims)]
    open_ = int((~world).sum())
    left = f"; {counted(open_, 'claim')} left out, of which the text leaves open which one holds" if open_ else ""
    people, claims = counted(real_ties(network, world).n, "person"), counted(int(world.sum()), "claim")
    return f"{people} with ties, by {claims}{left}; whoever the text leaves unnamed is left out"
