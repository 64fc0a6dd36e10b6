"""Who stands between whom, within a group and between groups, and what that hangs on.

Groups are claims too: a view without a source is without what it says of who belonged to what.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from molehunt.answers.question import Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.answers.ranks.compared import (
    Ranked,
    notes_on,
    own_claims,
    real_ties,
    said_hinge,
    said_rank,
    said_value,
    said_without,
    tied_people,
    ties_parameter,
    told_of,
    views_of,
)
from molehunt.answers.ranks.groups import ORGANIZATION, Groups, read_groups, shown
from molehunt.model.either import either

if TYPE_CHECKING:
    import pandas as pd

    from molehunt.graph.claimed import ClaimedNetwork
    from molehunt.graph.evidence import Evidence
    from molehunt.measures.standing.claimed import Mask, MeasuredWorlds
    from molehunt.measures.standing.hanging import Views

# The names of roles in columns, by those that they have in R's sna and in ``measures.brokerage``.
ROLES = {
    "w_I": "coordinator",
    "w_O": "itinerant",
    "b_IO": "representative",
    "b_OI": "gatekeeper",
    "b_O": "liaison",
}


class Row(Ranked):
    """The columns of the answer."""

    group: Annotated[str, "The group of the one; of several at once, all of them, which make a group of their own."]
    coordinator: Annotated[int, "How often the one stands between two of the own group; w_I in R's sna."]
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
    """The ties, who is of which group, and all claims behind either: a world is a mask over them."""

    network: ClaimedNetwork
    groups: Groups
    claims: tuple[Evidence, ...]

    def groups_in(self, world: Any) -> dict[Hashable, str]:
        """Return the group of each person in a world."""
        return self.groups.of(frozenset(claim.id for claim, is_true in zip(self.claims, world, strict=True) if is_true))

    def brokered(self, world: Any) -> pd.DataFrame | None:
        """Return how often each one brokers in a world; None if nobody with ties has a group in it."""
        from molehunt.measures import brokerage

        ties = real_ties(self.network, world[: len(self.network.claims)])
        groups = self.groups_in(world)
        return brokerage(ties, groups) if any(id_ in groups for id_ in ties.ids) else None

    def totals(self, worlds: Mask) -> MeasuredWorlds:
        """Return the total and the rank of each node in each world; who has no group comes after all others."""
        import numpy as np

        from molehunt.measures.standing.claimed import MeasuredWorlds
        from molehunt.measures.standing.ranks import ranks

        place = {id_: number for number, id_ in enumerate(self.network.ties.ids)}
        shape = len(worlds), len(place)
        values, grouped = np.zeros(shape), np.zeros(shape, dtype=bool)
        for number, world in enumerate(worlds):
            found = self.brokered(world)
            if found is not None:
                nodes = [place[id_] for id_ in found.index]
                values[number, nodes], grouped[number, nodes] = found["t"].to_numpy(), True
        return MeasuredWorlds(values, ranks(values, among=grouped), grouped)

    def own(self, node: int, world: Any) -> list[int]:
        """Return the places of the claims on a node's ties and on its group."""
        places = {claim.id: number for number, claim in enumerate(self.claims)}
        ties = own_claims(self.network, node, world[: len(self.network.claims)])
        id_ = self.network.ties.ids[node]
        of_group = [places[one.claim.id] for one in self.groups.memberships if one.person == id_]
        return list(dict.fromkeys([*ties, *(number for number in of_group if world[number])]))


def answer(enquiry: Enquiry) -> Findings:
    """Count the brokerage of everybody who has a group, in the network of the ties that were asked for."""
    network = tied_people(enquiry)
    groups = read_groups(enquiry.text("by"), enquiry)
    if not len(network.tie_claims):
        return Findings((), hint=f"try other {either('--ties')}, or another lens")
    grouped = _Grouped(network, groups, _all_claims(network, groups, enquiry))
    views = views_of(grouped.claims)
    found = grouped.brokered(views.told)
    if found is None:
        return Findings(
            (), hint=f"no firm claim says to what group anybody with such ties belonged; try another {either('--by')}"
        )
    left_out = [network.parties[id_].name for id_ in found.attrs["left_out"]]
    unknown = [Unknown(f"to what group these belonged: {', '.join(sorted(left_out))}")] if left_out else []
    notes = [*_notes(grouped, views, enquiry), _in_all(grouped, views)]
    return Findings(list(_rows(grouped, views, found, enquiry)), unknown, notes=notes)


def _all_claims(network: ClaimedNetwork, groups: Groups, enquiry: Enquiry) -> tuple[Evidence, ...]:
    known = {claim.id: claim for claim in network.claims}
    known |= {one.claim.id: one.claim for one in groups.memberships if one.claim.id not in known}
    names = {id_ for one in groups.memberships for any_of in one.identified for id_ in any_of}
    fetched = enquiry.reader.fetch(names)
    return (*known.values(), *(fetched[id_] for id_ in sorted(names - known.keys())))


def _rows(grouped: _Grouped, views: Views, frame: pd.DataFrame, enquiry: Enquiry) -> Iterator[Finding]:
    from molehunt.measures.standing.hanging import hanging

    def claims_of(node: int) -> list[int]:
        return grouped.own(node, views.told)

    ranks = hanging(grouped.totals, views, claims_of, top=enquiry.number("top"))
    names = enquiry.reader.called(rank.without for rank in ranks if rank.without)
    for rank in ranks:
        party = grouped.network.parties[str(grouped.network.ties.ids[rank.node])]
        columns = {"id": party.id, "name": party.name, "role": "broker", **told_of(rank, grouped.claims, names)}
        claims = [grouped.claims[number] for number in claims_of(rank.node)]
        columns |= _counts(frame.loc[party.id])
        yield Finding(columns, claims, party.name, status="", of_record=True)


def _counts(found: Any) -> dict[str, Any]:
    return {
        "group": str(found["group"]),
        **{name: int(found[role]) for role, name in ROLES.items()},
        **{f"{name}_expected": float(found[f"exp_{role}"]) for role, name in ROLES.items()},
        "expected": float(found["exp_t"]),
        **{f"{name}_z": float(found[f"z_{role}"]) for role, name in ROLES.items()},
        "z": float(found["z_t"]),
    }


def _notes(grouped: _Grouped, views: Views, enquiry: Enquiry) -> Iterator[str]:
    network = grouped.network
    yield from notes_on(network, views)
    ties = real_ties(network, views.told[: len(network.claims)])
    groups = {id_: group for id_, group in grouped.groups_in(views.told).items() if id_ in ties.ids}
    names = {id_: network.parties[str(id_)].name for id_ in groups}
    several = "; whoever is of several, marked by +, makes a group with those of the same ones"
    yield (
        f"groups, by firm claims and those decided for, whenever it was: {shown(groups, names)}"
        f"{several if any(' + ' in group for group in groups.values()) else ''}; whoever has none is left out"
    )
    if not ties.directed:
        yield "these ties have no direction: each counts both ways, so that every pair is brokered twice"
    yield (
        f"ranges: with all claims, the firm ones, and without each of {len(views.sources)} authors and works, with "
        f"what each says on groups; top: how often among the first {enquiry.number('top')}"
    )


def _in_all(grouped: _Grouped, views: Views) -> str:
    """Return how much brokerage of each role there is in the whole network, in words."""
    from molehunt.measures import brokerage_totals

    world = views.told
    ties = real_ties(grouped.network, world[: len(grouped.network.claims)])
    totals = brokerage_totals(ties, grouped.groups_in(world)).to_dict("index")
    words = [
        f"{name} {totals[role]['count']:.0f} ({totals[role]['expected']:.1f}, z {totals[role]['z']:.1f})"
        for role, name in ROLES.items()
    ]
    return f"in all, with what chance would give and z, a hint above 2 and no test: {', '.join(words)}"


def _chance(row: Mapping[str, Any]) -> str:
    return f"{row['expected']:.1f} (z {row['z']:.1f})"


def _roles(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {row[name]} (z {row[f'{name}_z']:.1f})" for name in ROLES.values() if row[name])


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
        Parameter("by", f'{ORGANIZATION}, or sides apart by "/", each of names apart by ",".', takes="text",
                  option="--by", default=ORGANIZATION),
        ties_parameter("flow"),
        Parameter("top", "How many are shown, and count as the first.", takes="number", option="--top", default=10),
    ),
    row=Row,
    answer=answer,
    table=(("who", "name"), ("group", "group"), ("rank", said_rank), ("brokers", partial(said_value, digits=0)),
           ("by chance", _chance), ("as", _roles), ("hangs on the word of", partial(said_without, digits=0)),
           ("without the claim", partial(said_hinge, digits=0))),
    of_records=True,
    brief=True,
    key=("id",),
)  # fmt: skip
