"""What an export is made of: the network of a case and the proof of its claims, read from the same evidence as answers.

The network is that of ``case.network()`` with names that the tools of others understand: a node has its name as
``label``, and what it is as ``entity``; a tie has its type as ``relation``, since ``type`` is the direction for them,
and a key that no other tie has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from molehunt.graph.network import network
from molehunt.graph.proof import Proof
from molehunt.graph.reader import Reader
from molehunt.model.counted import counted

if TYPE_CHECKING:
    import networkx as nx


KINDS = ("Person",)
"""The labels of the nodes of a network where none are asked for."""


class Drawn(NamedTuple):
    """A tie: its key, its ends, all its attributes, and a ``kind`` that no other tie of the same ends has.

    Gephi makes one tie of all those of the same ends and kind.
    """

    key: str
    start: str
    end: str
    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Material:
    """A case as seen through a lens by ``reader``; ``ties`` and ``kinds`` choose its network as in ``case.network``.

    Everything is read when it is first asked for.
    """

    reader: Reader
    ties: str | Sequence[str] | None = None
    kinds: str | Sequence[str] = KINDS

    @property
    def case(self) -> str:
        """The id of the case."""
        return self.reader.case

    @cached_property
    def title(self) -> str:
        """The title of the case."""
        return str(self.reader.rows("ask/load_state")[0]["title"])

    @property
    def lens(self) -> str:
        """The lens in words; empty where everything counts."""
        return "; ".join(self.reader.lens.words)

    @property
    def narrowed(self) -> bool:
        """Whether a lens, ties or kinds were asked for."""
        return bool(self.reader.lens.settings) or self.ties is not None or self.kinds != KINDS

    @property
    def about(self) -> dict[str, str]:
        """What an export says of itself: the title and the id of the case, the lens, and who made it."""
        return {"name": self.title, "case": self.case, "lens": self.lens, "creator": "molehunt"}

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The network, one edge for each claim and pair."""
        import networkx as nx

        found = network(self.reader, ties=self.ties, kinds=self.kinds)
        made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        made.graph.update(self.about)
        made.add_nodes_from((id_, _node(data)) for id_, data in found.nodes(data=True))
        for start, end, key, data in found.edges(keys=True, data=True):
            made.add_edge(start, end, f"{key} {start} {end}", **_edge(data))
        return made

    @cached_property
    def nodes(self) -> dict[str, dict[str, Any]]:
        """The attributes of each node by its id."""
        return dict(self.network.nodes.items())

    def drawn(self) -> Iterator[Drawn]:
        """Yield every tie; of parallel ones of a relation, the kinds are RELAYED, RELAYED 2, RELAYED 3."""
        parallel: Counter[tuple[str, str, str]] = Counter()
        for start, end, key, data in self.network.edges(keys=True, data=True):
            relation = data["relation"]
            parallel[start, end, relation] += 1
            count = parallel[start, end, relation]
            yield Drawn(key, start, end, relation if count == 1 else f"{relation} {count}", data)

    @cached_property
    def claims(self) -> Mapping[str, Proof]:
        """The claims behind the ties, and those that say who stands under a name in them, by id."""
        ids = {tie.data["claim"] for tie in self.drawn()}
        ids |= {id_ for tie in self.drawn() for id_ in tie.data["identified_by"].split("; ") if id_}
        return self.reader.proofs(sorted(ids))

    @cached_property
    def tables(self) -> dict[str, list[dict[str, str]]]:
        """The rows of each table of the case as it was loaded, whatever the lens, by the name of the table."""
        from molehunt.exchange.tables import tables

        return tables(self.reader)

    @property
    def counted(self) -> str:
        """How much there is of each, in words."""
        claims = counted(len({tie.data["claim"] for tie in self.drawn()}), "claim")
        ties, nodes = counted(self.network.number_of_edges(), "tie"), counted(len(self.network), "node")
        return f"{claims} as {ties} between {nodes}"


def _node(data: Mapping[str, str]) -> dict[str, str]:
    return {"label": data["name"], "entity": data["label"], "kind": data["kind"]}


def _edge(data: Mapping[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in data.items() if name != "type"}
    return {"label": data["act"].replace("_", " "), "relation": data["type"], **rest}
