"""Who stands between whom, within a group and between groups, and what that hangs on.

Groups are claims too: a view without a source is without what it says of who belonged to what.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from molehunt.answers.question import Asked, Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.answers.ranks import viewed
from molehunt.answers.ranks.compared import (
    Ranked,
    direction_parameter,
    said_hinge,
    said_rank,
    said_tie,
    said_value,
    said_without,
    ties_parameter,
    views_of,
)
from molehunt.answers.ranks.groups import ORGANIZATION, Groups, groups_of_nodes, read_groups, shown
from molehunt.answers.ranks.viewed import Viewed
from molehunt.model.either import either

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from molehunt.graph.evidence import Evidence
    from molehunt.measures.network.ties import Ties
    from molehunt.measures.standing.claimed import Mask, MeasuredWorlds

# The names of roles in columns, by those that they have in R's sna and in ``measures.brokerage``.
ROLES = {
    "w_I": "coordinator",
    "w_O": "itinerant",
    "b_IO": "representative",
    "b_OI": "gatekeeper",
    "b_O": "liaison",
}


NAMED = 50
"""Those without a group who are named; a network from a file may have thousands."""


class Row(Ranked):
    """The columns of the answer."""

    group: Annotated[str, "The group of the person; of several at once, all of them, which make a group of their own."]
    coordinator: Annotated[int, "How often the person stands between two of the own group; w_I in R's sna."]
    itinerant: Annotated[int, "Between two of one other group; w_O."]
    representative: Annotated[int, "From one of the own group to one of another; b_IO."]
    gatekeeper: Annotated[int, "From one of another group to one of the own; b_OI."]
    liaison: Annotated[int, "Between two of two other groups; b_O."]
    coordinator_expected: Annotated[float, "What chance would give, in a random network of the same size and density."]
    itinerant_expected: Annotated[float, "The same for itinerant."]
    representative_expected: Annotated[float, "The same for representative."]
    gatekeeper_expected: Annotated[float, "The same for gatekeeper."]
    liaison_expected: Annotated[float, "The same for liaison."]
    expected: Annotated[float, "The same for the value, which is all five together."]
    coordinator_z: Annotated[float, "By how many standard deviations the count is above that; 0 where it cannot vary."]
    itinerant_z: Annotated[float, "The same for itinerant."]
    representative_z: Annotated[float, "The same for representative."]
    gatekeeper_z: Annotated[float, "The same for gatekeeper."]
    liaison_z: Annotated[float, "The same for liaison."]
    z: Annotated[float, "The same for the value; above 2 or below -2 it is a hint, no test."]


class _Grouped(NamedTuple):
    """The network, who is of which group, and all claims behind either: a world is a mask over them."""

    network: Viewed
    groups: Groups
    telling: Sequence[int]
    asked: Asked

    @classmethod
    def of(cls, network: Viewed, groups: Groups, asked: Asked) -> _Grouped:
        """Return them with the places of the claims that tell who is of which group."""
        telling = {id_ for one in groups.memberships for any_of in ((one.claim.id,), *one.identified) for id_ in any_of}
        places = [place for place, claim in enumerate(network.claims) if claim.id in telling]
        return cls(network, groups, places, asked)

    def groups_in(self, world: Any) -> dict[Hashable, str]:
        """Return the group of each node in a world."""
        claims = self.network.claims  # a file has none
        return self.groups.of(frozenset(claims[place].id for place in self.telling if world[place]))

    def brokered(self, world: Any) -> pd.DataFrame | None:
        """Return how often each one brokers in a world; None if nobody with ties has a group in it."""
        from molehunt.measures import brokerage

        ties, groups = self.network.real(world), self.groups_in(world)
        return brokerage(ties, groups) if any(id_ in groups for id_ in ties.ids) else None

    def totals(self, worlds: Mask) -> MeasuredWorlds:
        """Return the total and the rank of each node in each world; who has no group comes after all others."""
        import numpy as np

        from molehunt.measures.standing.claimed import MeasuredWorlds
        from molehunt.measures.standing.ranks import ranks

        place = {id_: number for number, id_ in enumerate(self.network.ties.ids)}
        shape = len(worlds), len(place)
        values, grouped = np.zeros(shape), np.zeros(shape, dtype=bool)
        for number, (world, ties) in enumerate(zip(worlds, self.network.each_real(worlds), strict=True)):
            ids, counts = self._counted(ties, self.groups_in(world))
            nodes = [place[id_] for id_ in ids]
            values[number, nodes], grouped[number, nodes] = counts, True
        return MeasuredWorlds(values, ranks(values, among=grouped), grouped)

    def _counted(self, ties: Ties, groups: Mapping[Hashable, str]) -> tuple[Sequence[Hashable], Any]:
        from molehunt.measures.brokers.roles import brokered

        held = tuple(groups.get(id_) for id_ in ties.ids)
        if not any(held):
            return (), 0.0
        return self.asked.once((ties.content, held), lambda: brokered(ties, groups))

    def own(self, node: int) -> list[int]:
        """Return the places of the claims on a node's ties and on its group."""
        places = {claim.id: number for number, claim in enumerate(self.network.claims)}
        id_, told = self.network.ties.ids[node], self.network.views.told
        of_group = [places[one.claim.id] for one in self.groups.memberships if one.person == id_]
        return list(dict.fromkeys([*self.network.hinging(node), *(place for place in of_group if told[place])]))


def answer(enquiry: Enquiry) -> Findings:
    """Count the brokerage of everybody who has a group, in the network of the ties that were asked for."""
    network = viewed.of_case(enquiry)
    groups = read_groups(enquiry.text("by"), enquiry)
    if not len(network.behind):
        return Findings((), hint=f"try other {either('--ties')}, or another lens")
    claims = _all_claims(network, groups, enquiry)
    grouped = _Grouped.of(replace(network, claims=claims, views=views_of(claims)), groups, enquiry)
    nobody = f"no firm claim says to what group anybody with such ties belonged; try another {either('--by')}"
    return _found(grouped, network.notes(), nobody, enquiry)


def of_graph(asked: Asked, graph: nx.Graph[Any]) -> Findings:
    """Count the brokerage in any network whose nodes have groups."""
    groups = groups_of_nodes(asked.text("by"), graph)
    network = viewed.of_graph(graph)
    if network.is_empty:
        return Findings(())
    nobody = f"nobody with ties has a group; try another {either('--by')}"
    return _found(_Grouped.of(network, groups, asked), network.notes(), nobody, asked)


def _found(grouped: _Grouped, on: Sequence[str], nobody: str, asked: Asked) -> Findings:
    found = grouped.brokered(grouped.network.views.told)
    if found is None:
        return Findings((), hint=nobody)
    left_out = sorted(grouped.network.names[id_] for id_ in found.attrs["left_out"])
    more = f", and {len(left_out) - NAMED} more" if len(left_out) > NAMED else ""
    unknown = [Unknown(f"to what group these belonged: {', '.join(left_out[:NAMED])}{more}")] if left_out else []
    notes = [*on, *_notes(grouped, asked), _in_all(grouped)]
    return Findings(list(_rows(grouped, found, asked)), unknown, notes=notes)


def _all_claims(network: Viewed, groups: Groups, enquiry: Enquiry) -> tuple[Evidence, ...]:
    known = {claim.id: claim for claim in network.claims}
    known |= {one.claim.id: one.claim for one in groups.memberships if one.claim.id not in known}
    names = {id_ for one in groups.memberships for any_of in one.identified for id_ in any_of}
    fetched = enquiry.reader.fetch(names)
    return (*known.values(), *(fetched[id_] for id_ in sorted(names - known.keys())))


def _rows(grouped: _Grouped, frame: pd.DataFrame, asked: Asked) -> Iterator[Finding]:
    from molehunt.measures.standing.hanging import hanging

    network = grouped.network
    ranks = hanging(grouped.totals, network.views, grouped.own, top=asked.number("top"))
    counts = dict(zip(frame.index, frame.to_dict("records"), strict=True))
    for rank, told in zip(ranks, network.told(ranks, "broker"), strict=True):
        columns = told | _counts(counts[network.ties.ids[rank.node]])
        yield Finding(columns, network.proof(grouped.own(rank.node)), told["name"], status="", of_record=True)


def _counts(found: Any) -> dict[str, Any]:
    return {
        "group": str(found["group"]),
        **{name: int(found[role]) for role, name in ROLES.items()},
        **{f"{name}_expected": float(found[f"exp_{role}"]) for role, name in ROLES.items()},
        "expected": float(found["exp_t"]),
        **{f"{name}_z": float(found[f"z_{role}"]) for role, name in ROLES.items()},
        "z": float(found["z_t"]),
    }


def _notes(grouped: _Grouped, asked: Asked) -> Iterator[str]:
    network, world = grouped.network, grouped.network.views.told
    ties = network.real(world)
    groups = {id_: group for id_, group in grouped.groups_in(world).items() if id_ in ties.ids}
    several = "; whoever is of several, marked by +, makes a group with those of the same ones"
    of_claims = network.graph is None
    by = "groups, by firm claims and those decided for, whenever it was" if of_claims else "groups"
    yield (
        f"{by}: {shown(groups, network.names)}"
        f"{several if of_claims and any(' + ' in group for group in groups.values()) else ''}; whoever has none is "
        "left out"
    )
    if not ties.directed:
        yield "these ties have no direction: each counts both ways, so that every pair is brokered twice"
    on_groups = ", with what each says on groups" if of_claims else ""
    yield f"ranges: {network.compared()}{on_groups}; top: how often among the first {asked.number('top')}"


def _in_all(grouped: _Grouped) -> str:
    """Return how much brokerage of each role there is in the whole network, in words."""
    from molehunt.measures import brokerage_totals

    world = grouped.network.views.told
    totals = brokerage_totals(grouped.network.real(world), grouped.groups_in(world)).to_dict("index")
    words = [
        f"{name} {totals[role]['count']:.0f} ({totals[role]['expected']:z.1f}, z {totals[role]['z']:z.1f})"
        for role, name in ROLES.items()
    ]
    return f"in all, with what chance would give and z, a hint above 2 and no test: {', '.join(words)}"


def _chance(row: Mapping[str, Any]) -> str:
    return f"{row['expected']:z.1f} (z {row['z']:z.1f})"


def _roles(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {row[name]} (z {row[f'{name}_z']:z.1f})" for name in ROLES.values() if row[name])


QUESTION = Question(
    name="brokers",
    chapter="Rank and place",
    summary="Who stands between whom, within groups and between them.",
    explanation="""Count the roles of Gould and Fernandez: who brokers from one to another who has no tie to the first.

    A coordinator stands between two of his own group, an itinerant broker between two of one other group; a
    representative leads out of his own, a gatekeeper into it; a liaison stands between two others.

    Groups are the organisations to which somebody belonged or for which he worked, by a firm claim; or sides, each of
    persons and organisations: whoever served, led or supported one of them, by a firm claim, is of that side. Whoever
    is of two is of neither alone, but of a group of his own.""",
    example='brokers --by "NKVD, Soviet Union as a state / Leon Trotsky, Lev Sedov"',
    parameters=(
        Parameter("by", f'{ORGANIZATION}, or sides apart by "/", each of names apart by ","; in a network from a file, '
                  'an attribute of nodes, or such sides.', takes="text", option="--by", default=ORGANIZATION),
        ties_parameter("flow"),
        direction_parameter(),
        Parameter("top", "How many are shown, and count as the first.", takes="number", option="--top", default=10),
    ),
    row=Row,
    answer=answer,
    of_graph=of_graph,
    table=(("who", "name"), ("group", "group"), ("rank", said_rank), ("brokers", partial(said_value, digits=0)),
           ("by chance", _chance), ("as", _roles), ("moved most without", partial(said_without, digits=0)),
           ("without the claim", partial(said_hinge, digits=0)), ("without the tie", partial(said_tie, digits=0))),
    of_records=True,
    brief=True,
    key=("id",),
)  # fmt: skip
