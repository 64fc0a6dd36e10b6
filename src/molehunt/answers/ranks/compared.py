"""What a number on the network hangs on: the views of the claims that are compared, and what is told of a rank.

A *view* is a choice of claims that count: all of them, the firm ones, and all without each author and work in turn. No
alternative counts in any: the text leaves open which of them holds, and all together would make hubs of people of whom
one at most was there.

To rank people by something else: give ``measures.standing.hanging`` a function from worlds of claims to values, and let
the columns of the question begin with those of :class:`Ranked`, which :func:`told_of` fills.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

from molehunt.answers.columns import ClaimIds
from molehunt.answers.question import Enquiry, Parameter, Row
from molehunt.model.counted import counted
from molehunt.model.status import FIRM

if TYPE_CHECKING:
    from molehunt.graph.claimed import ClaimedNetwork
    from molehunt.graph.evidence import Evidence
    from molehunt.graph.ties import Wanted
    from molehunt.measures.network.ties import Ties
    from molehunt.measures.standing.claimed import Mask
    from molehunt.measures.standing.hanging import Rank, Views


class Ranked(TypedDict):
    """The columns of whoever has a value and a rank."""

    role: Annotated[str, "What the value is."]
    value: Annotated[float, "Its value with all claims that count."]
    rank: Annotated[int, "The rank with all of them; equal values share one."]
    low: Annotated[float, "The least value over the views, or the 5% point of the worlds."]
    median: Annotated[float, "The median of its values over the views or worlds."]
    high: Annotated[float, "The greatest value over the views, or the 95% point of the worlds."]
    rank_low: Annotated[int, "The best rank over the views, or the 5% point of the worlds."]
    rank_median: Annotated[int, "The median of its ranks over the views or worlds."]
    rank_high: Annotated[int, "The worst rank over the views, or the 95% point of the worlds."]
    top: Annotated[float, "The share of views or worlds in which the one is among the first; see --top."]
    firm_rank: Annotated[int, "The rank with firm claims alone: stated or reported, on no side of a contradiction."]
    without: Annotated[str | None, "The author or work whose loss moves the one most."]
    without_rank: Annotated[int | None, "The rank without it."]
    without_value: Annotated[float | None, "The value without it."]
    hinge: Annotated[ClaimIds, "The claim on the one whose loss weakens the position most; none or one."]
    hinge_value: Annotated[float | None, "The value without that claim."]


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
    return Parameter("ties", meaning, takes="text", option="--ties", default=default, many=True, of_case=True)


def views_of(claims: Sequence[Evidence]) -> Views:
    """Return the views of some claims that are compared."""
    import numpy as np

    from molehunt.graph.weighing import Weighing
    from molehunt.measures.standing.hanging import Views

    told = np.array([not claim.alternatives for claim in claims], dtype=bool)
    firm = np.array([Weighing([claim]).status in FIRM for claim in claims], dtype=bool)
    # As with the lens --without, what somebody says on who is who stays.
    nobody: frozenset[str] = frozenset()
    behind = [nobody if "naming" in claim.plays else claim.origin.authors | claim.origin.sources for claim in claims]
    return Views.of(told, firm, behind)


def real_ties(network: ClaimedNetwork, world: Mask) -> Ties:
    """Return the ties of one world of claims, among those who have one in it."""
    return network.ties.kept(network.ties_in(world[None, :])[0])[0]


def told_of(rank: Rank, claims: Sequence[Evidence], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the columns of a rank; ``names`` are those of authors and works."""
    from molehunt.measures.ranked import columns

    return {
        **columns(rank),
        "without": f"{names[rank.without]} ({rank.without})" if rank.without else None,
        "hinge": [] if rank.hinge is None else [claims[rank.hinge].id],
    }


def own_claims(network: ClaimedNetwork, node: int, world: Mask) -> list[int]:
    """Return the places of the claims on ties of a node, those of a world."""
    ties = network.ties
    # A name has ties of its own only in worlds in which it denotes nobody.
    real = network.ties_in(world[None, :])[0]
    places = network.tie_claims[real & ((ties.start == node) | (ties.end == node))]
    return list(dict.fromkeys(places.tolist()))


def said_value(row: Row, *, digits: int = 3) -> str:
    """Return the cell for a value and its range; this and the next three are for the rows of :class:`Ranked`."""
    return f"{row['value']:.{digits}f} ({row['low']:.{digits}f} to {row['high']:.{digits}f})"


def said_rank(row: Row) -> str:
    """Return the cell for a rank and its range."""
    return f"{row['rank']} ({row['rank_low']} to {row['rank_high']})"


def said_without(row: Row, *, digits: int = 3) -> str:
    """Return the cell for the source whose loss moves the one most; empty for none."""
    if not row["without"]:
        return ""
    return f"{row['without']}: rank {row['without_rank']}, {row['without_value']:.{digits}f}"


def said_hinge(row: Row, *, digits: int = 3) -> str:
    """Return the cell for the value without the claim that carries most of it; empty for none."""
    return "" if row["hinge_value"] is None else f"{row['hinge_value']:.{digits}f}"


def notes_on(network: ClaimedNetwork, views: Views, thing: str = "person") -> list[str]:
    """Return who is in the network, and who and what is left out, in words."""
    world = views.told[: len(network.claims)]
    open_ = int((~world).sum())
    claims = f"{counted(open_, 'claim')} of which the text leaves open which one holds, and " if open_ else ""
    return [
        f"{counted(real_ties(network, world).n, thing)} with ties, by {counted(int(world.sum()), 'claim')}",
        f"left out: {claims}whoever the text leaves unnamed",
    ]
