"""Opening a case: where the graph is, which case is asked, and the reference case where there is none yet."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from molehunt.answers.open_case import OpenCase
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError
from molehunt.model.shipped import shipped
from molehunt.store.address import Address
from molehunt.store.graph_store import GraphStore

Notify = Callable[[str], None]


def open_case(  # each is a keyword that callers leave out
    case: str | None = None,
    *,
    address: Address | None = None,
    timeout: float | None = None,
    corpus: Path | str | None = None,
    notify: Notify | None = None,
) -> OpenCase:
    """Open the case of that id, else the one that MOLEHUNT_CASE names, else the only one there is.

    Parameters
    ----------
    case
        The id of the case.
    address
        Where the graph is. Without it: the Neo4j that ``NEO4J_URI`` names, or else the embedded engine, which is
        started if need be. On an embedded graph that never held a case, the one that comes with molehunt is loaded.
    timeout
        Seconds that a query may take, 0 for no limit. Without it, MOLEHUNT_TIMEOUT, or 60.
    corpus
        The file of the source text: every passage is checked against it, and quoted.
    notify
        Called with a sentence when an empty graph gets the reference case.

    Raises
    ------
    EngineError
        If the graph cannot be reached.
    MolehuntError
        If no case, or several, fit, or the source text cannot be read.

    """
    text = _readable(corpus) if corpus is not None else None
    store = GraphStore(address, timeout=timeout, reference=True)
    try:
        return OpenCase(store, choose_case(store, case, notify), text)
    except BaseException:
        store.close()
        raise


def _readable(corpus: Path | str) -> Path:
    """Return the path of the source text; that it cannot be read is said now, not with the first question."""
    from molehunt.case.quotation import source_text

    if not isinstance(corpus, (str, Path)):
        raise MolehuntError(f"corpus: expected the path of the source text, not {type(corpus).__name__}")
    source_text(corpus)
    return Path(corpus)


def choose_case(store: GraphStore, case: str | None, notify: Notify | None = None) -> str:
    """Return the id of the case to ask; raises MolehuntError if no case, or several, fit."""
    wanted = case or os.environ.get("MOLEHUNT_CASE") or None
    there = cases_of(store, notify, fill=wanted in (None, reference_case().name))
    if wanted is not None and wanted not in there:
        named = "" if case else " (MOLEHUNT_CASE)"
        raise MolehuntError(f"there is no case {wanted!r}{named} in the graph{_listed(there)}; molehunt load loads one")
    if wanted is None and len(there) != 1:
        what = "several cases are in the graph" if there else "there is no case in the graph"
        how = (
            f"name one, with {either('--case', 'open(case)')} or MOLEHUNT_CASE" if there else "molehunt load loads one"
        )
        raise MolehuntError(f"{what}{_listed(there)}; {how}")
    return wanted or there[0]


def cases_of(store: GraphStore, notify: Notify | None = None, *, fill: bool = True) -> list[str]:
    """Return the cases of a graph; an embedded one that never held any first gets the one that comes with molehunt.

    ``notify`` is called with a sentence if it has, or gets, this case; with ``fill`` false nothing is loaded.
    """
    if notify and store.address.filled:
        notify("the graph was empty: it now holds the reference case, zborowski")
    there = _cases(store)
    return _filled(store, notify) if fill and not there and store.address.embedded else there


def _filled(store: GraphStore, notify: Notify | None) -> list[str]:
    from molehunt.case import read
    from molehunt.store.load import load

    with store.alone("first-load"):
        # Another command may have loaded it just now; where one was unloaded, the graph is empty because somebody
        # wanted it to be.
        there = _cases(store)
        if there or store.query("ask/unloaded"):
            return there
        if notify:
            notify("the graph is empty: loading the reference case, zborowski")
        return [load(store, read(reference_case())).case]


def _cases(store: GraphStore) -> list[str]:
    return [row["case"] for row in store.query("ask/cases")]


def reference_case() -> Path:
    """Return the folder of the case that comes with molehunt."""
    return shipped("data", "cases", "zborowski")


def _listed(cases: list[str]) -> str:
    return f" ({', '.join(cases)})" if cases else ""
