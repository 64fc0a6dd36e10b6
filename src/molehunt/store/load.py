"""Loading a case: only what changed is written, and a killed load leaves the old graph or the new one.

A case of up to ``SINGLE`` nodes and edges to write goes in as one transaction. A larger one goes in batches, each a
transaction that leaves every claim whole, under a ``(:Load {state: 'loading'})`` mark: until it is complete every
question refuses, and the same load takes up where it stopped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Any

from molehunt.model.errors import EngineError
from molehunt.model.records import Case
from molehunt.model.vocabulary import Vocabulary, vocabulary
from molehunt.store.graph_store import GraphStore
from molehunt.store.queries import find_query
from molehunt.store.rows import Node, nodes

SINGLE = 200_000
"""Up to so many nodes and edges are written in one transaction."""
BATCH = 20_000
"""Nodes and edges of one transaction of a larger load."""
CHUNK = 5_000
"""Rows sent in one statement."""
KINDS = ("Entity", "Source", "Passage", "AlternativeSet", "Disagreement", "Decision", "Claim")
"""The kinds of nodes of a case, ends of edges first."""
_FILES = {
    "Source": "sources",
    "Passage": "passages",
    "AlternativeSet": "alternative_sets",
    "Disagreement": "disagreements",
    "Decision": "decisions",
    "Claim": "claims",
}
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: nodes written new or changed, nodes removed, nodes left as they were."""

    case: str
    written: int
    removed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """The difference between a case and the graph."""

    write: tuple[Node, ...]
    stale: dict[str, list[str]]
    removed: dict[str, list[str]]
    relabelled: list[str]
    unchanged: int
    digest: str

    @property
    def size(self) -> int:
        return sum(node.size for node in self.write) + sum(map(len, self.removed.values()))


def load(store: GraphStore, case: Case, *, progress: Progress | None = None) -> Loaded:
    """Bring the graph to hold exactly this case, besides any others; loading it again changes nothing.

    ``progress`` is called with nodes and edges written so far, and how many there are in all.
    Raises EngineError if the database cannot be reached or does not write what it was sent.
    """
    store.statements("schema/001_keys")
    plan = _plan(store, case, vocabulary())
    removed = sum(map(len, plan.removed.values()))
    loaded = Loaded(case.id, len(plan.write), removed, plan.unchanged)
    state = next((row["state"] for row in store.query("ask/cases") if row["case"] == case.id), None)
    if state == "complete" and not plan.write and not removed:
        return loaded
    batches = [plan.write] if plan.size <= SINGLE else list(_batches(plan.write))
    report = _Reporter(progress or (lambda done, total: None), plan.size)
    if len(batches) == 1:
        with store.writing(f"loading {case.id}") as transaction:
            writer = _Writer(transaction, case.id, report)
            writer.mark("loading", case.title, plan.digest)
            writer.clear(plan)
            writer.write(batches[0])
            writer.remove(plan.removed)
            writer.mark("complete", case.title, plan.digest)
    else:
        _load_in_batches(store, case, plan, batches, report)
    return loaded


def unload(store: GraphStore, case: str) -> int:
    """Remove a case, whole or half loaded, and return how many nodes it had; raises EngineError if there is none."""
    if all(row["case"] != case for row in store.query("ask/cases")):
        raise EngineError(f"there is no case {case!r} in the graph; molehunt status lists those there are")
    total = sum(_count(store, kind, case) for kind in KINDS)
    if total <= SINGLE // 4:
        with store.writing(f"unloading {case}") as transaction:
            for kind in reversed(KINDS):
                _delete(transaction, kind, case, total)
            _Writer(transaction, case).run("write/delete_load")
        return total
    with store.writing(f"unloading {case}") as transaction:
        _Writer(transaction, case).mark("loading", "", "")
    for kind in reversed(KINDS):
        deleted = BATCH
        while deleted:
            with store.writing(f"unloading {case}") as transaction:
                deleted = _delete(transaction, kind, case, BATCH)
    with store.writing(f"unloading {case}") as transaction:
        _Writer(transaction, case).run("write/delete_load")
    return total


def _plan(store: GraphStore, case: Case, words: Vocabulary) -> _Plan:
    known: dict[tuple[str, str], tuple[str, list[str]]] = {}
    if any(row["case"] == case.id for row in store.query("ask/cases")):
        for kind in KINDS:
            for row in _digests(store, kind, case.id):
                known[kind, row["id"]] = row["digest"], row["labels"]
    write: list[Node] = []
    stale: dict[str, list[str]] = defaultdict(list)
    relabelled: list[str] = []
    whole, unchanged = blake2b(digest_size=12), 0
    for node in nodes(case, words):
        whole.update(node.digest.encode())
        digest, labels = known.pop((node.kind, node.id), ("", []))
        if digest == node.digest:
            unchanged += 1
            continue
        write.append(node)
        if digest or labels:
            stale[node.kind].append(node.id)
            if node.label and node.label not in labels:
                relabelled.append(node.id)
    removed: dict[str, list[str]] = defaultdict(list)
    for kind, id_ in known:
        removed[kind].append(id_)
    return _Plan(tuple(write), stale, removed, relabelled, unchanged, whole.hexdigest())


def _load_in_batches(
    store: GraphStore, case: Case, plan: _Plan, batches: Sequence[tuple[Node, ...]], report: _Reporter
) -> None:
    what = f"loading {case.id}"
    with store.writing(what) as transaction:
        _Writer(transaction, case.id).mark("loading", case.title, plan.digest)
    with store.writing(what) as transaction:
        _Writer(transaction, case.id).clear(plan)
    for batch in batches:
        with store.writing(what) as transaction:
            _Writer(transaction, case.id, report).write(batch)
    with store.writing(what) as transaction:
        writer = _Writer(transaction, case.id, report)
        writer.remove(plan.removed)
        writer.mark("complete", case.title, plan.digest)


def _batches(write: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    """Cut into batches that may be written one after the other: the end of every edge is there before the edge.

    Nodes that point to others of their own kind (a passage that repeats another) wait for all the others of it.
    """
    for kind in KINDS:
        of_kind = [node for node in write if node.kind == kind]
        inward = [node for node in of_kind if any(label == kind for _, label, _, _ in node.links)]
        yield from _sized(node for node in of_kind if node not in inward) if inward else _sized(of_kind)
        if inward:
            yield tuple(inward)


def _sized(group: Iterable[Node]) -> Iterator[tuple[Node, ...]]:
    batch: list[Node] = []
    size = 0
    for node in group:
        batch.append(node)
        size += node.size
        if size >= BATCH:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


class _Reporter:
    """Counts what was written and tells whoever wants to know."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def __call__(self, count: int) -> None:
        self.done += count
        self.progress(min(self.done, self.total), self.total)


class _Writer:
    """Sends the write queries of one transaction, in chunks."""

    def __init__(self, transaction: Any, case: str, report: Callable[[int], None] = lambda count: None) -> None:
        self.transaction, self.case, self.report = transaction, case, report

    def run(self, name: str, slots: dict[str, str] | None = None, **parameters: Any) -> Any:
        text = find_query(name).filled(**(slots or {}))
        return self.transaction.run(text, {"case": self.case, **parameters}).consume()

    def mark(self, state: str, title: str, digest: str) -> None:
        self.run("write/mark_load", state=state, title=title, digest=digest)

    def clear(self, plan: _Plan) -> None:
        """Take away what changed nodes owned, and the claims that are gone or written anew."""
        gone = [*plan.stale.get("Claim", ()), *plan.removed.get("Claim", ())]
        self._ids("write/delete_direct_edges", gone)
        self._ids("write/delete_nodes", gone, LABEL="Claim")
        self._ids("write/relabel", plan.relabelled)
        for kind in KINDS[1:-1]:
            self._ids("write/delete_links", plan.stale.get(kind, []), LABEL=kind)

    def remove(self, removed: dict[str, list[str]]) -> None:
        for kind in KINDS[:-1]:
            self._ids("write/delete_nodes", removed.get(kind, []), LABEL=kind)
        self.report(sum(map(len, removed.values())))

    def write(self, batch: Sequence[Node]) -> None:
        """Write nodes, then the edges that they own."""
        for (name, slots), rows in _node_rows(batch).items():
            self._rows(name, dict(slots), rows)
        for (name, slots), rows in _edge_rows(batch).items():
            created = sum(self._rows(name, dict(slots), rows))
            if created != len(rows):
                raise EngineError(
                    f"{name} {dict(slots)}: {created} edges of {len(rows)} were written; nothing was kept, load again"
                )

    def _rows(self, name: str, slots: dict[str, str], rows: list[dict[str, Any]]) -> list[int]:
        created = []
        for chunk in _chunks(rows):
            created.append(self.run(name, slots, rows=chunk).counters.relationships_created)
            self.report(len(chunk))
        return created

    def _ids(self, name: str, ids: list[str], **slots: str) -> None:
        for chunk in _chunks(ids):
            self.run(name, slots, ids=chunk)


def _chunks(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), CHUNK):
        yield list(islice(rows, start, start + CHUNK))


_Key = tuple[str, tuple[tuple[str, str], ...]]


def _node_rows(batch: Sequence[Node]) -> dict[_Key, list[dict[str, Any]]]:
    grouped: dict[_Key, list[dict[str, Any]]] = defaultdict(list)
    for node in batch:
        row = {"id": node.id, "digest": node.digest, **node.properties}
        key = ("write/entities", (("LABEL", node.label),)) if node.label else (f"write/{_FILES[node.kind]}", ())
        grouped[key].append(row)
    return grouped


def _edge_rows(batch: Sequence[Node]) -> dict[_Key, list[dict[str, Any]]]:
    grouped: dict[_Key, list[dict[str, Any]]] = defaultdict(list)
    for node in batch:
        for type_, label, end, position in node.links:
            slots = (("START_LABEL", node.kind), ("LINK_TYPE", type_), ("END_LABEL", label))
            grouped["write/links", slots].append({"start": node.id, "end": end, "position": position})
        for role, entity, custody in node.roles:
            grouped["write/roles", (("ROLE", role.upper()),)].append(
                {"claim": node.id, "entity": entity, "custody": custody}
            )
        for label, asserter, depth in node.asserters:
            grouped["write/asserters", (("ASSERTER", label),)].append(
                {"claim": node.id, "asserter": asserter, "depth": depth}
            )
        shared = _edge_properties(node) if node.edges else {}
        for type_, start, end in node.edges:
            grouped["write/direct_edges", (("EDGE_TYPE", type_),)].append({"start": start, "end": end, **shared})
    return grouped


def _edge_properties(node: Node) -> dict[str, Any]:
    p = node.properties
    grade = f"{p['reliability']}{p['credibility']}" if p["reliability"] else None
    kept = {name: p[name] for name in ("what", "channel", "status", "date", "earliest", "latest")}
    return {"claim": node.id, "act": p["predicate"], "grade": grade, **kept}


def _digests(store: GraphStore, kind: str, case: str) -> list[dict[str, Any]]:
    return store.cypher(find_query("write/digests").filled(LABEL=kind), {"case": case})[1]


def _count(store: GraphStore, kind: str, case: str) -> int:
    return len(_digests(store, kind, case))


def _delete(transaction: Any, kind: str, case: str, limit: int) -> int:
    text = find_query("write/delete_case_nodes").filled(LABEL=kind)
    return int(transaction.run(text, {"case": case, "limit": limit}).single()["deleted"])
