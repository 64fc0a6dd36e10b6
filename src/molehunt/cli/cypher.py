"""Cypher of one's own."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from threading import Thread
from typing import Any

import click

from molehunt.cli import commands, options
from molehunt.cli.parameters import params, read_params
from molehunt.cli.say import tell
from molehunt.model.counted import counted
from molehunt.store.ad_hoc import run_checked
from molehunt.store.graph_store import GraphStore
from molehunt.store.lint import read_ahead


@commands.command("cypher", short_help="Run Cypher of one's own, read-only unless told otherwise.")
@click.argument("query")
@params
@click.option("--write", is_flag=True, help="Allow the query to change the graph.")
@click.option("--strict", is_flag=True, help="Refuse to run a query of which there is something to warn.")
@options.timeout
@options.fmt()
def cypher(query: str, params: Sequence[str], write: bool, strict: bool, timeout: float | None, fmt: str) -> None:
    """Run QUERY on the whole graph, or what stands on stdin if QUERY is -; read-only unless --write is given.

    The query is checked first: shapes that give other rows on the embedded engine than on Neo4j, names that the graph
    does not have, days compared with texts. Warnings go to stderr, before the rows. While a case is being loaded, a
    query may see a part of what is new. In JSON a node is {"labels": [...], "properties": {...}}, a relationship has
    "type", "start", "end" and "properties", a path "nodes" and "relationships".

    \b
    Example:
      molehunt cypher "MATCH (p:Person)-[s:SAW]->(d:Document) RETURN p.name, d.name, s.status, s.claim"
    """
    text = (_stdin() if query == "-" else query).removeprefix("\ufeff")
    values = read_params(params)
    # The parser takes as long to load as the engine to answer: do both at the same time.
    reading = Thread(target=read_ahead, args=(text,), daemon=True)
    reading.start()
    with GraphStore(timeout=timeout, reference=not write) as store:
        if store.address.embedded and not write:
            # Whoever looks round finds the reference case, as one who asks a question does.
            from molehunt.answers.opening import cases_of

            cases_of(store, tell)
        reading.join()
        columns, rows = run_checked(store, text, values, warn=_warn, write=write, strict=strict)
    show(columns, rows, fmt)
    tell(counted(len(rows), "row"))


def _warn(words: str) -> None:
    tell(f"warning: {words}")


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode() if sys.stdin else ""
    except UnicodeDecodeError as error:
        raise click.UsageError(f"stdin is not UTF-8: {error.reason} at byte {error.start}") from None


def show(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], fmt: str) -> None:
    """Print rows as a query returns them."""
    from molehunt.cli.show import show_rows
    from molehunt.store.values import finite, readable

    form = finite if fmt == "json" else readable
    show_rows(columns, [{column: form(value) for column, value in row.items()} for row in rows], fmt)
