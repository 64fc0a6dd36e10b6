"""The network in which people are ranked, with the views of it that are compared: that of a case, or one from a file.

What a view chooses among are the claims of a case. In a network from a file each tie stands for a claim of its own: its
attributes name those who say so, and say how firm it is, as docs/ranks.md tells.

A question that ranks people works on :class:`Viewed` alone, so that it can be put to a case and to a file alike.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from molehunt.answers.nodes import name_of
from molehunt.answers.ranks.compared import views_of, wanted_ties, way_of
from molehunt.answers.ranks.strengths import said_of_strengths
from molehunt.model.counted import counted
from molehunt.model.either import either

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.answers.question import Enquiry
    from molehunt.graph.evidence import Evidence
    from molehunt.measures.measure import Measure
    from molehunt.measures.network.ties import Places, Ties
    from molehunt.measures.standing.claimed import ClaimedTies, Mask, Weight
    from molehunt.measures.standing.hanging import Rank, Views


@dataclass(frozen=True, eq=False)
class Viewed:
    """A network, and what is compared of it.

    Attributes
    ----------
    ties
        The ties, parallel ones apart.
    behind
        The place of what stands behind each tie, in every world: its claim, or the tie of the file.
    ties_in
        Which ties are real in some worlds.
    views
        The worlds that are compared.
    names
        The names of nodes, by id.
    comes_from
        Whoever a claim, or a tie of a file, comes from in the end, by its place; None where nobody is named.
    called
        The names of authors and works, by id.
    claims
        What worlds choose among in a case; empty for a file.
    graph
        The network from a file; None for a case.
    weight
        What parallel ties become.
    of_time
        Whether the lens asks for a time; claims without a day count then, too.

    """

    ties: ClaimedTies
    behind: Places
    ties_in: Callable[[Mask], Mask]
    views: Views
    names: Mapping[Hashable, str]
    comes_from: Sequence[Hashable]
    called: Callable[[Iterable[str]], Mapping[str, str]]
    claims: tuple[Evidence, ...] = ()
    graph: nx.Graph[Any] | None = None
    weight: Weight = "none"
    of_time: bool = False

    def real(self, world: Mask) -> Ties:
        """Return the ties of one world, among those who have one in it."""
        (found,) = self.each_real([world])
        return found

    def each_real(self, worlds: Sequence[Mask] | Mask) -> Iterator[Ties]:
        """Yield the same for each of several worlds."""
        import numpy as np

        return (self.ties.kept(real, self.weight)[0] for real in self.ties_in(np.asarray(worlds)))

    @property
    def is_empty(self) -> bool:
        """Whether nobody has a tie with all claims that count."""
        return not len(self.behind) or not self.real(self.views.told).n

    @property
    def elsewhere(self) -> str:
        """Where to look if nobody has a tie, in words."""
        return f"try other {either('--ties')}, or another lens" if self.graph is None else ""

    def own(self, node: int) -> list[int]:
        """Return the places of what stands behind the ties of a node."""
        # A name has ties of its own only in worlds in which it denotes nobody.
        real = self.ties_in(self.views.told[None, :])[0]
        places = self.behind[real & ((self.ties.start == node) | (self.ties.end == node))]
        return list(dict.fromkeys(places.tolist()))

    def hinging(self, node: int) -> list[int]:
        """Return the places of that on which a rank can hang; none among so many ties that it takes long."""
        from molehunt.measures.ranked import HINGED

        return [] if len(self.behind) > HINGED else self.own(node)

    def proof(self, places: Iterable[int]) -> list[Evidence]:
        """Return the claims at some places; none for a file."""
        return [self.claims[place] for place in places] if self.graph is None else []

    def told(self, ranks: Sequence[Rank], role: str) -> list[dict[str, Any]]:
        """Return the columns of each rank: whose it is and of what, its numbers, and what it hangs on."""
        names = self.called(rank.without for rank in ranks if rank.without)
        return [{**self._whose(rank, role), **self._told(rank, names)} for rank in ranks]

    def _whose(self, rank: Rank, role: str) -> dict[str, Any]:
        id_ = self.ties.ids[rank.node]
        return {"id": str(id_), "name": self.names[id_], "role": role}

    def _told(self, rank: Rank, names: Mapping[str, str]) -> dict[str, Any]:
        from molehunt.measures.ranked import called, columns

        hinge: dict[str, Any] = {"hinge": [], "tie": None}
        if rank.hinge is not None and self.graph is None:
            hinge["hinge"] = [self.claims[rank.hinge].id]
        elif rank.hinge is not None and self.graph is not None:
            hinge["tie"] = called(self.graph, rank.hinge)
        without = names[rank.without] if rank.without else None
        return {**columns(rank), "without": without, **hinge}

    def notes(self, thing: str = "person", measures: Sequence[Measure] = (), *, worlds: bool = False) -> list[str]:
        """Return who is in the network, and who and what is left out, in words.

        The ``measures`` are those taken of it; strengths of ties that a file gives count in some alone. Alternatives
        are left out of views, and not of ``worlds``.
        """
        told = self.views.told
        open_ = int((~told).sum())
        if self.graph is not None:
            way = way_of(directed=self.ties.directed)
            strong = "parallel ties are one" if self.weight == "none" else said_of_strengths(measures, parallel=True)
            these = f"{counted(open_, 'tie')} of alternatives, or of somebody who is not named"
            return [f"{way}; {strong}", *([f"left out: {these}"] if open_ else [])]
        claims = f"{counted(open_, 'claim')} of which the text leaves open which one holds"
        left = f"left out: {f'{claims}, and ' if open_ and not worlds else ''}whoever the text leaves unnamed"
        if open_ and worlds:
            # Else a reader takes them for missing in the worlds, too.
            left += f"; rank, value and what they hang on leave out {claims}; a world has one option of each at most"
        there = f"{counted(self.real(told).n, thing)} with ties, by {counted(int(told.sum()), 'claim')}"
        return [f"{there}{self._undated()}", left]

    def _undated(self) -> str:
        """Return how many of the claims that count are open at an end, where a time is asked for; as reach does."""
        told = [claim.days for claim, counts in zip(self.claims, self.views.told, strict=True) if counts]
        undated = sum(not days.possible_earliest or not days.possible_latest for days in told)
        said = f", {undated} of them without a first or a last day, so that they may be of another time"
        return said if undated and self.of_time else ""

    def compared(self) -> str:
        """Return what the views are, in words."""
        from molehunt.measures.ranked import HINGED

        if self.graph is not None:
            views = (
                "over all ties, the firm ones (by their status), and without each of those who say so (authors, "
                "author, sources, work)"
            )
        else:
            views = f"with all claims, the firm ones, and without each of {len(self.views.sources)} authors and works"
        many = f"; among more than {HINGED:,} ties the one on which a rank hangs is not sought"
        return views + (many if len(self.behind) > HINGED else "")


def of_case(enquiry: Enquiry, kinds: Sequence[str] = ("Person",)) -> Viewed:
    """Return the network of the ties that were asked for, between persons or what else was."""
    from molehunt.graph.claimed import claimed_network
    from molehunt.graph.ties import labels

    network = claimed_network(enquiry.reader, wanted_ties(enquiry), labels(kinds))
    enquiry.see(network.claims)
    return Viewed(
        ties=network.ties,
        behind=network.tie_claims,
        ties_in=network.ties_in,
        views=views_of(network.claims),
        names={id_: party.name for id_, party in network.parties.items()},
        comes_from=[claim.comes_from for claim in network.claims],
        called=lambda ids: {id_: f"{name} ({id_})" for id_, name in enquiry.reader.called(ids).items()},
        claims=network.claims,
        of_time=enquiry.reader.lens.of_time,
    )


def of_graph(graph: nx.Graph[Any]) -> Viewed:
    """Return a network from a file; raises MolehuntError for one without nodes, and for strengths that are none."""
    import numpy as np

    from molehunt.measures.ranked import claimed_ties, sayers, views_of_ties

    strength = "weight" if any("weight" in tie for *_, tie in graph.edges(data=True)) else ""
    ties = claimed_ties(graph, strength)
    return Viewed(
        ties=ties,
        behind=np.arange(len(ties.start)),
        ties_in=lambda worlds: worlds,
        views=views_of_ties(graph),
        names={node: name_of(graph, node) for node in graph},
        comes_from=[held or None for held in sayers(graph)],
        called=lambda ids: {id_: id_ for id_ in ids},
        graph=graph,
        # A strength is what can be expected of the ties of a pair together: they add up.
        weight="expected" if strength else "none",
    )
