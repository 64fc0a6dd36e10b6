"""The difference between a case and the graph: what a load has to write, and what it has to take away first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from molehunt.model.errors import CaseError
from molehunt.model.records import LONGEST_ID, LONGEST_NAME, Case
from molehunt.model.vocabulary import Vocabulary
from molehunt.store.graph_store import GraphStore
from molehunt.store.load.nodes import Node, nodes
from molehunt.store.queries import find_query
from molehunt.store.reading import LoadState

KINDS = ("Entity", "Source", "Passage", "AlternativeSet", "Disagreement", "Decision", "Hypothesis", "Claim")
"""The kinds of nodes of a case, ends of edges first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do to the graph; ids by kind, except for ``relabelled``, where they are by the label to be given.

    ``state`` is what the graph said of the case before any of it was read.
    """

    state: LoadState
    title: str
    write: tuple[Node, ...]
    stale: Mapping[str, Sequence[str]]
    removed: Mapping[str, Sequence[str]]
    relabelled: Mapping[str, Sequence[str]]
    unchanged: int
    digest: str

    @property
    def fulfilled(self) -> bool:
        """Whether the graph is as it should be."""
        return (
            (self.state.state, self.state.title, self.state.digest) == ("complete", self.title, self.digest)
            and not self.write
            and not self.removals
        )

    @property
    def removals(self) -> int:
        """How many nodes are to go."""
        return sum(map(len, self.removed.values()))

    @property
    def size(self) -> int:
        """How many nodes and edges are to be written or removed."""
        return sum(node.size for node in self.write) + self.removals


def digests(store: GraphStore, kind: str, case: str) -> list[dict[str, Any]]:
    """Return id, digest and labels of every node of a kind; a digest is None where a load was cut short."""
    return store.cypher(find_query("write/digests").filled(LABEL=kind), {"case": case})[1]


def make_plan(store: GraphStore, case: Case, state: LoadState, words: Vocabulary) -> Plan:
    """Compare a case with the graph, of which ``state`` was read before.

    Raises CaseError for an id or a name that is too long for an index.
    """
    known = {
        (kind, row["id"]): (row["digest"], row["labels"])
        for kind in KINDS
        for row in (digests(store, kind, case.id) if state.state != "absent" else ())
    }
    write: list[Node] = []
    whole: list[str] = []
    stale: dict[str, list[str]] = defaultdict(list)
    relabelled: dict[str, list[str]] = defaultdict(list)
    for node in nodes(case, words):
        _refuse_too_long(node)
        whole.append(node.digest)
        there = (node.kind, node.id) in known
        digest, labels = known.pop((node.kind, node.id), (None, ()))
        if digest == node.digest:
            continue
        write.append(node)
        if there:
            stale[node.kind].append(node.id)
        if there and node.label and node.label not in labels:
            relabelled[node.label].append(node.id)
    removed: dict[str, list[str]] = defaultdict(list)
    for kind, id_ in known:
        removed[kind].append(id_)
    # Sorted, for the order of the rows in a table means nothing.
    digest = blake2b("".join(sorted(whole)).encode(), digest_size=12).hexdigest()
    return Plan(state, case.title, tuple(write), stale, removed, relabelled, len(whole) - len(write), digest)


def _refuse_too_long(node: Node) -> None:
    for what, text, longest in (("an id", node.id, LONGEST_ID), ("a name", node.properties.get("name"), LONGEST_NAME)):
        if text and len(text) > longest:
            raise CaseError(
                f"{node.kind} {node.id[:40]!r} has {what} of {len(text)} characters; expected {longest} at most"
            )
