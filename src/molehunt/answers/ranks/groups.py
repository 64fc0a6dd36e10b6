"""To which group each person belongs, by the claims of a case.

A group is an organisation, or a side: persons and organisations that whoever asks has named together. Only firm claims,
and those that are denied but decided for, put somebody into a group, whenever it was; each can be dropped like any
other claim. Which edges do so stands in data/model/ties.yaml. Whoever is of several groups is of none of them alone:
those of the same several are a group of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from molehunt.answers.nodes import find_node, name_of
from molehunt.answers.question import AGENT, Enquiry, Named
from molehunt.graph.weighing import Identifications, Weighing, decided
from molehunt.measures.network.attributes import is_missing
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError
from molehunt.model.status import FIRM

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.graph.evidence import Evidence
    from molehunt.graph.identities import Party
    from molehunt.graph.ties import Tie

ORGANIZATION = "organization"
_NO_GROUPS = ("family", "unknown")
"""Kinds of organisations that are kinship, or that the text leaves unnamed."""


class _Member(NamedTuple):
    """Whom a tie puts into what group."""

    person: Party
    group: Party
    tie: Tie


class Membership(NamedTuple):
    """That somebody is of a group: the claim, and the identifications of which each needs one of its claims."""

    person: str
    group: str
    claim: Evidence
    identified: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """Who is of which group: by ``memberships``, or as one of those whom a side is named after (``named``)."""

    names: Mapping[str, str]
    memberships: Sequence[Membership]
    named: Mapping[Hashable, str]

    def of(self, claims: frozenset[str]) -> dict[Hashable, str]:
        """Return the group of each person if these claims are true; of several groups, a group of their own."""
        found: dict[Hashable, set[str]] = {person: {group} for person, group in self.named.items()}
        for one in self.memberships:
            if one.claim.id in claims and all(not claims.isdisjoint(any_of) for any_of in one.identified):
                found.setdefault(one.person, set()).add(one.group)
        return {person: " + ".join(sorted(self.names[group] for group in held)) for person, held in found.items()}


def read_groups(by: str, enquiry: Enquiry) -> Groups:
    """Return the groups that ``by`` asks for: organisations, or the sides that it names.

    Raises MolehuntError for what is neither, and for a name that is unknown or stands twice.
    """
    if by == ORGANIZATION:
        members = [one for one in _members("belonging", enquiry) if _is_group(one.group)]
        names = {one.group.id: one.group.name for one in members}
        return Groups(names, [_membership(one, one.group.id) for one in members], {})
    sides = _sides(by, enquiry.read)
    heads: dict[Hashable, str] = {id_: title for title, ids in sides.items() for id_ in ids}
    members = [one for one in _members("siding", enquiry) if one.group.id in heads]
    return Groups({title: title for title in sides}, [_membership(one, heads[one.group.id]) for one in members], heads)


def groups_of_nodes(by: str, graph: nx.Graph[Any]) -> Groups:
    """Return the groups in a network from a file: by an attribute of its nodes, or the sides that ``by`` names.

    Raises MolehuntError if no node has such an attribute, and for names as :func:`read_groups` does.
    """
    if "/" in by:
        sides = _sides(by, lambda name, *_: _node_named(graph, name))
        named: dict[Hashable, str] = {id_: title for title, ids in sides.items() for id_ in ids}
        found = {node: named[str(node)] for node in graph if str(node) in named}
    else:
        found = {node: str(held[by]) for node, held in graph.nodes(data=True) if not is_missing(held.get(by))}
    if not found:
        attributes = sorted({str(name) for _, held in graph.nodes(data=True) for name in held})
        there = f"nodes have {', '.join(attributes)}" if attributes else "nodes have no attributes, as always in CSV"
        raise MolehuntError(
            f"by: no node has an attribute {by!r}; {there}; name one with {either('--by')}, or sides, as in "
            '"ann, bob / cy"'
        )
    return Groups({group: group for group in found.values()}, (), found)


def _node_named(graph: nx.Graph[Any], name: str) -> Named:
    node = find_node(graph, name, "by")
    return Named(str(node), name_of(graph, node), "")


def _sides(by: str, read: Callable[..., Named]) -> dict[str, list[str]]:
    """Return the ids of those who are named, by the title of their side."""
    parts = [[name.strip() for name in side.split(",") if name.strip()] for side in by.split("/")]
    if len(parts) < 2 or not all(parts):
        raise MolehuntError(
            f'by: {by!r} is no grouping; expected {ORGANIZATION}, or sides apart by "/", each of persons or '
            'organisations apart by ",", as in "NKVD, Soviet Union / Trotsky, Sedov"'
        )
    sides: dict[str, list[str]] = {}
    seen: set[str] = set()
    for part in parts:
        named = [read(name, *AGENT) for name in part]
        if twice := [one.name for one in named if one.id in seen]:
            raise MolehuntError(f"by: {twice[0]} stands on two sides; name everybody once")
        seen |= {one.id for one in named}
        first = named[0].name
        sides[first if len(named) == 1 else f"side of {first}"] = [one.id for one in named]
    return sides


def _members(ties: str, enquiry: Enquiry) -> Iterator[_Member]:
    """Yield whom the firm ties of a group of ties.yaml put into what group; one that is disputed if decided for."""
    from molehunt.graph.ties import labels, read_ties, wanted

    which = wanted(ties)
    found = list(read_ties(enquiry.reader, which, labels(["Person", "Organization"])))
    enquiry.see(tie.claim for tie in found)
    identified = Identifications(
        enquiry.reader.fetch(id_ for tie in found for link in tie.links for id_ in link.claims)
    )
    for tie in found:
        status = identified.limit(Weighing([tie.claim]).status, tie.links)
        firm = status in FIRM or (status == "disputed" and decided([tie.claim]) == "for")
        if firm and not tie.claim.alternatives and not (tie.start.unknown or tie.end.unknown):
            person, group = (tie.end, tie.start) if tie.type in which.turned else (tie.start, tie.end)
            yield _Member(person, group, tie)


def _is_group(party: Party) -> bool:
    return party.label == "Organization" and party.kind not in _NO_GROUPS


def _membership(one: _Member, group: str) -> Membership:
    return Membership(one.person.id, group, one.tie.claim, tuple(link.claims for link in one.tie.links))


def shown(groups: Mapping[Hashable, str], names: Mapping[Hashable, str]) -> str:
    """Return who is of which group, in words."""
    members: dict[str, list[str]] = {}
    for person, group in groups.items():
        members.setdefault(group, []).append(names[person])
    return "; ".join(f"{group}: {', '.join(sorted(held))}" for group, held in sorted(members.items()))
