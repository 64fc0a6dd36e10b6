"""Loading a case: only what changed is written, and a killed load leaves the old graph or the new one.

Up to ``SINGLE`` nodes and edges are written in one transaction. More are written in batches, each a transaction that
never splits a claim. Until the last batch is written, the node ``(:Load {state: 'loading'})`` makes every question to
the case refuse; loading the case again then continues where the load stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from molehunt.model.garbage import collector_paused
from molehunt.model.records import Case
from molehunt.model.vocabulary import vocabulary
from molehunt.store.errors import no_such_case
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import batches
from molehunt.store.load.measure import refuse_too_long
from molehunt.store.load.plan import KINDS, Plan, make_plan, stored_digests
from molehunt.store.load.statements import chunks
from molehunt.store.load.transactions import LoadTransactions, repeat_if_changed
from molehunt.store.load.writer import Writer
from molehunt.store.reading import SCHEMA, find_state

SINGLE = 200_000
"""The most nodes and edges that are written in one transaction."""
Progress = Callable[[int, int], None]
_Step = tuple[Callable[[Writer, Sequence[str]], None], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: nodes written new or changed, nodes removed, nodes left as they were."""

    case: str
    written: int
    removed: int
    unchanged: int


def load(store: GraphStore, case: Case, *, progress: Progress | None = None) -> Loaded:
    """Bring the graph to hold exactly this case, besides any others; loading it again changes nothing.

    ``progress`` is called with the nodes written and removed so far, and how many there are in all.
    Raises CaseError for an id or a name that is too long for an index, and EngineError if the database cannot be
    reached or does not write what it was sent.
    """
    refuse_too_long(case)
    store.statements("schema/001_keys")
    if find_state(store, case.id).schema != SCHEMA:
        # What another version wrote may have edges that this one does not know how to take away one by one.
        unload(store, case.id)

    def once(transactions: LoadTransactions) -> Loaded:
        plan = make_plan(store, case, transactions.state, vocabulary())
        if not plan.is_done:
            if progress:
                transactions.report = _Reporter(progress, plan.count + plan.removals)
            (_in_one if plan.size <= SINGLE else _in_batches)(transactions, plan)
        return Loaded(case.id, plan.count, plan.removals, plan.unchanged)

    with collector_paused():
        return repeat_if_changed(store, f"loading {case.id}", case.id, once)


def unload(store: GraphStore, case: str) -> int:
    """Remove a case, completely or partly loaded, and return how many nodes it had.

    Raises EngineError if the graph does not have the case.
    """

    def once(transactions: LoadTransactions) -> int:
        if transactions.state.state == "absent":
            raise no_such_case(case)
        ids = [
            (partial(_delete, kind), [id_ for id_, _, _ in stored_digests(store, kind, case)])
            for kind in reversed(KINDS)
        ]
        total = sum(len(of_kind) for _, of_kind in ids)
        if total <= SINGLE // 4:
            with transactions.next("") as writer:
                _run(writer, ids)
                writer.run("write/delete_load").consume()
            return total
        _run_in_batches(transactions, "", ids)
        with transactions.next("") as writer:
            writer.run("write/delete_load").consume()
        return total

    total = repeat_if_changed(store, f"unloading {case}", case, once)
    store.change("write/note_unloaded", case=case)
    return total


def _in_one(transactions: LoadTransactions, plan: Plan) -> None:
    with transactions.next(plan.title) as writer:
        _run(writer, _steps_before(plan))
        with closing(batches.ready(plan.write, batches.PART, plan.stored)) as prepared:
            for batch in prepared:
                writer.write(batch)
        _run(writer, _steps_after(plan))
        writer.mark("complete", plan.title, plan.digest.text)


def _in_batches(transactions: LoadTransactions, plan: Plan) -> None:
    _run_in_batches(transactions, plan.title, _steps_before(plan))
    with closing(batches.ready(plan.write, batches.BATCH, plan.stored)) as prepared:
        for batch in prepared:
            with transactions.next(plan.title) as writer:
                writer.write(batch)
    _run_in_batches(transactions, plan.title, _steps_after(plan))
    with transactions.next(plan.title) as writer:
        writer.mark("complete", plan.title, plan.digest.text)


def _run(writer: Writer, steps: Iterable[_Step]) -> None:
    for step, ids in steps:
        step(writer, ids)


def _run_in_batches(transactions: LoadTransactions, title: str, steps: Iterable[_Step]) -> None:
    for step, ids in steps:
        for chunk in chunks(ids, batches.BATCH):
            with transactions.next(title) as writer:
                step(writer, chunk)


def _steps_before(plan: Plan) -> Iterator[_Step]:
    """Yield what must be deleted before writing: the edges of changed nodes, and claims that go or are written anew.

    A node that loses edges or a label loses its digest too. If this load is cut short, the next load then sees that
    the node is not complete.
    """
    yield _delete_claims, plan.stale.get("Claim", ())
    yield _remove_claims, plan.removed.get("Claim", ())
    for label, ids in plan.relabelled.items():
        yield partial(_relabel, label), ids
    for kind in KINDS[1:-1]:
        yield partial(_unlink, kind), plan.stale.get(kind, ())


def _steps_after(plan: Plan) -> Iterator[_Step]:
    """Yield what can be deleted only after writing: nodes to which no edge runs any more."""
    for kind in KINDS[:-1]:
        yield partial(_delete, kind), plan.removed.get(kind, ())


def _delete_claims(writer: Writer, ids: Sequence[str]) -> None:
    writer.send_ids("write/delete_direct_edges", ids)
    writer.send_ids("write/delete_nodes", ids, LABEL="Claim")


def _remove_claims(writer: Writer, ids: Sequence[str]) -> None:
    _delete_claims(writer, ids)
    writer.report(len(ids))


def _relabel(label: str, writer: Writer, ids: Sequence[str]) -> None:
    writer.send_ids("write/relabel", ids, LABEL=label)


def _unlink(kind: str, writer: Writer, ids: Sequence[str]) -> None:
    writer.send_ids("write/delete_links", ids, LABEL=kind)


def _delete(kind: str, writer: Writer, ids: Sequence[str]) -> None:
    writer.send_ids("write/delete_nodes", ids, LABEL=kind)
    writer.report(len(ids))


class _Reporter:
    """Adds up what was written and removed, and passes the sum on."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def __call__(self, count: int) -> None:
        self.done += count
        self.progress(min(self.done, self.total), self.total)
