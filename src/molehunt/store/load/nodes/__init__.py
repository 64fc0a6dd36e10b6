"""A case as nodes of the graph, each with its properties and the edges that start at it.

Every node has a digest of itself and its edges, so that a load writes only what changed. An edge belongs to the node
from which it starts; a direct edge belongs to its claim. To store a new kind of record: give it a function in
``records`` and a file under ``cypher/write``.
"""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.model.records import Case
from molehunt.model.vocabulary import Vocabulary
from molehunt.store.load.nodes.claims import claim_node, naming_node
from molehunt.store.load.nodes.context import Context
from molehunt.store.load.nodes.node import DirectEdge, Node, digested
from molehunt.store.load.nodes.records import record_nodes

__all__ = ["DirectEdge", "Node", "nodes"]


def nodes(case: Case, vocabulary: Vocabulary) -> Iterator[Node]:
    """Yield every node of a case. A node comes after all nodes at which its edges end; claims come last."""
    yield from map(digested, record_nodes(case, vocabulary))
    context = Context.of(case, vocabulary)
    for name in case.names:
        yield digested(naming_node(name, context))
    for claim in case.claims:
        yield digested(claim_node(claim, context))
