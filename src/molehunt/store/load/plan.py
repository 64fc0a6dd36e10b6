"""The difference between a case and the graph: what a load must write, and what it must delete first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from molehunt.model.records import Case
from molehunt.model.vocabulary import Vocabulary
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import batches
from molehunt.store.load.measure import measured
from molehunt.store.load.nodes import Node, nodes
from molehunt.store.queries import find_query
from molehunt.store.reading import LoadState

KINDS = ("Entity", "Source", "Passage", "AlternativeSet", "Disagreement", "Decision", "Hypothesis", "Claim")
"""The kinds of nodes of a case, ends of edges first."""


PAGE = 20_000
"""Digests read from the graph at a time."""


class CaseDigest:
    """The digest of a case, made from the digests of all its nodes; add every node before asking for it."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, node: Node) -> Node:
        """Add a node, and return it."""
        self._parts.append(node.digest)
        return node

    @property
    def text(self) -> str:
        """The digest. The parts are sorted, so that the order of the rows in a table does not matter."""
        return blake2b("".join(sorted(self._parts)).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do to the graph.

    ``state`` is the state of the case when the load began. ``write`` yields the nodes to be written, and can be read
    only once; ``count`` is their number, and ``size`` about the number of nodes and edges to be written or removed.
    ``digest`` is complete after ``write`` has been read to its end. ``stale`` (nodes to be written again) and
    ``removed`` map a kind to ids, ``relabelled`` maps a new label to ids.
    """

    state: LoadState
    title: str
    digest: CaseDigest
    write: Iterable[Node]
    count: int
    size: int
    unchanged: int = 0
    stale: Mapping[str, Sequence[str]] = field(default_factory=dict)
    removed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    relabelled: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        """Whether the graph already holds exactly this case."""
        complete = (self.state.state, self.state.title) == ("complete", self.title)
        return complete and not self.count and not self.removals and self.state.digest == self.digest.text

    @property
    def stored(self) -> frozenset[str]:
        """The ids of the entities to be written that the graph has already."""
        return frozenset(self.stale.get("Entity", ()))

    @property
    def removals(self) -> int:
        """How many nodes are to be removed."""
        return sum(map(len, self.removed.values()))


def stored_digests(store: GraphStore, kind: str, case: str) -> Iterator[tuple[str, str | None, list[str]]]:
    """Yield id, digest and labels of every node of a kind in the graph; a node of a load cut short has no digest."""
    text = find_query("write/digests").filled(LABEL=kind)
    after = ""
    while True:
        page = store.cypher(text, {"case": case, "after": after, "limit": PAGE})[1]
        yield from ((row["id"], row["digest"], row["labels"]) for row in page)
        if len(page) < PAGE:
            return
        after = page[-1]["id"]


def make_plan(store: GraphStore, case: Case, state: LoadState, words: Vocabulary) -> Plan:
    """Return the difference between a case and the graph; ``state`` is the state of the case in the graph.

    Raises EngineError if the database cannot answer.
    """
    if state.state != "absent":
        return _difference(store, case, state, words)
    digest = CaseDigest()
    count, size = measured(case)
    return Plan(state, case.title, digest, map(digest.add, nodes(case, words)), count, size)


def _difference(store: GraphStore, case: Case, state: LoadState, words: Vocabulary) -> Plan:
    known = {
        (kind, id_): (digest, labels) for kind in KINDS for id_, digest, labels in stored_digests(store, kind, case.id)
    }
    whole, changed, unchanged = CaseDigest(), _Changed(), 0
    stale: dict[str, list[str]] = defaultdict(list)
    relabelled: dict[str, list[str]] = defaultdict(list)
    for node in map(whole.add, nodes(case, words)):
        is_stored = (node.kind, node.id) in known
        digest, labels = known.pop((node.kind, node.id), (None, ()))
        if digest == node.digest:
            unchanged += 1
            continue
        changed.add(node)
        if is_stored:
            stale[node.kind].append(node.id)
        if is_stored and node.label and node.label not in labels:
            relabelled[node.label].append(node.id)
    removed: dict[str, list[str]] = defaultdict(list)
    for kind, id_ in known:
        removed[kind].append(id_)
    write, size = changed.nodes(case, words), changed.size + len(known)
    return Plan(
        state, case.title, whole, write, len(changed.keys), size, unchanged,
        stale=stale, removed=removed, relabelled=relabelled,
    )  # fmt: skip


class _Changed:
    """The nodes that differ from the graph: kept in memory if they are few, else made again when they are written."""

    def __init__(self) -> None:
        self.keys: set[tuple[str, str]] = set()
        self.size = 0
        self._kept: list[Node] = []

    def add(self, node: Node) -> None:
        self.keys.add((node.kind, node.id))
        self.size += node.size
        if self.size <= batches.BATCH:
            self._kept.append(node)
        else:
            self._kept.clear()

    def nodes(self, case: Case, words: Vocabulary) -> Iterable[Node]:
        if self.size <= batches.BATCH:
            return self._kept
        return (node for node in nodes(case, words) if (node.kind, node.id) in self.keys)
