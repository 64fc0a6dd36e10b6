"""Reading a case while it may be loaded: what is read is the old graph or the new one, never a mixture.

On the embedded engine, a reader can see part of a transaction while it is being committed. A load therefore announces
each commit on a node of its own, ``(:Commit {case, token, until})``. It makes three commits: the first writes a new
token and the latest time (``until``) at which the commit can end; the second is the transaction itself; the third says
that the commit has ended. A reader reads this node and the ``:Load`` of the case before and after its work. If both
are the same as before, and no commit was under way, no load has changed what was read in between. If a load is killed,
``until`` passes by the clock of the server, and readers continue.

A token never returns. A reader that goes on with what it has read before therefore looks once, after its work: if the
state is still that of its last look, no load has changed anything since then.

Every question to one case goes through ``consistently``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING, TypeVar, cast

from molehunt.model.errors import EngineError
from molehunt.store.errors import no_such_case, partly_loaded

if TYPE_CHECKING:
    from molehunt.store.graph_store import GraphStore

SCHEMA = 3
"""The version of the graph that loading writes; raise it if older graphs would be read wrongly."""
SETTLE_TIMEOUT = 60.0
"""Seconds to wait for a case that keeps changing."""
PAUSE = 0.01
"""Seconds between two reads of the state of a case that is being committed."""
_AGAIN = RLock()
"""Held by a thread that reads a case once more, after a load has changed it."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class LoadState:
    """What the graph says of a case.

    ``state`` is ``complete``, ``loading`` or ``absent``. ``digest`` is that of all nodes of a complete case: two states
    with the same digest stand for the same graph. ``commit`` is the token of the latest commit of a load, and
    ``committing`` tells whether it may still be under way.
    """

    state: str
    title: str = ""
    digest: str | None = None
    schema: int = SCHEMA
    commit: str | None = None
    committing: bool = False


def find_state(store: GraphStore, case: str) -> LoadState:
    """Return what the graph says of a case at this moment; raises EngineError if the database cannot answer."""
    row = store.read("ask/load_state", case=case)[0]
    return LoadState(
        state=row["state"] or "absent",
        title=row["title"] or "",
        digest=row["graph"],
        schema=(row["schema"] or 1) if row["state"] else SCHEMA,
        commit=row["commit"],
        committing=row["committing"],
    )


def settled_state(store: GraphStore, case: str, seconds: float = SETTLE_TIMEOUT) -> LoadState:
    """Return what the graph says of a case as soon as no commit of a load is under way.

    Raises EngineError if one is still under way after ``seconds``, or the database cannot answer.
    """
    give_up = time.monotonic() + seconds
    while (state := find_state(store, case)).committing:
        if time.monotonic() > give_up:
            raise _keeps_changing(case)
        time.sleep(PAUSE)
    return state


def consistently(
    store: GraphStore, case: str, work: Callable[[LoadState], Result], *, last: LoadState | None = None
) -> Result:
    """Return what ``work`` makes of one case, which was not changed by a load while ``work`` was reading it.

    Parameters
    ----------
    store
        Where ``work`` reads, by ``store.read``; it writes nothing, for it may be called more than once.
    case
        The id of the case. Changes of other cases are not noticed.
    work
        Called with the state of the case, which is complete. If a load changes the case meanwhile, the result or the
        error of ``work`` is dropped and it is called again. A cache in ``work`` must use the whole state as its key:
        the digest alone can return when a case is changed and changed back, and what was read in between was a mixture.
    last
        The state with which ``work`` was called the last time, if its result was returned: it spares the first look.

    Raises
    ------
    EngineError
        If there is no such case, it is only partly loaded, it was loaded by another version of molehunt, or it keeps
        changing for ``SETTLE_TIMEOUT`` seconds; and whatever ``work`` raises on a case that did not change.

    """
    give_up = time.monotonic() + SETTLE_TIMEOUT
    unchanged, result = _once(store, case, work, last or _fit_state(store, case))
    while not unchanged:
        # One at a time: threads that slow each other down would find the case changed again and again.
        left = give_up - time.monotonic()
        if left <= 0 or not _AGAIN.acquire(timeout=left):
            raise _keeps_changing(case)
        try:
            unchanged, result = _once(store, case, work, _fit_state(store, case))
        finally:
            _AGAIN.release()
    return cast("Result", result)


def _once(
    store: GraphStore, case: str, work: Callable[[LoadState], Result], state: LoadState
) -> tuple[bool, Result | None]:
    """Return whether the case is still in that state after ``work`` has read it, and what came of it."""
    try:
        result = work(state)
    except Exception:
        # What is read while a load commits may be incomplete, and any error may come of that.
        if find_state(store, case) == state:
            raise
        return False, None
    return find_state(store, case) == state, result


def _fit_state(store: GraphStore, case: str) -> LoadState:
    """Return the settled state of a case; raises EngineError if it cannot be asked."""
    state = settled_state(store, case)
    if state.state == "absent":
        raise no_such_case(case)
    if state.schema < SCHEMA:
        raise EngineError(f"case {case!r} was loaded by an older molehunt: run molehunt load again")
    if state.schema > SCHEMA:
        raise EngineError(
            f"case {case!r} was loaded by a newer molehunt: install that version, or run molehunt load with this one"
        )
    if state.state != "complete":
        raise partly_loaded(case)
    return state


def _keeps_changing(case: str) -> EngineError:
    return EngineError(f"case {case!r} keeps changing while it is being asked; wait for the load to end, and ask again")
