"""Cypher of one's own, and the query files by name."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from molehunt.cli import commands, options
from molehunt.cli.questions import opened
from molehunt.cli.say import tell
from molehunt.model.counted import counted
from molehunt.store.ad_hoc import run_checked
from molehunt.store.graph_store import GraphStore
from molehunt.store.lint import read_ahead
from molehunt.store.queries import Query, find_query, query_names

if TYPE_CHECKING:
    from molehunt.views.report import Notes


@commands.command("cypher", short_help="Run Cypher of one's own, read-only unless told otherwise.")
@click.argument("query")
@click.option(
    "-p", "--param", "params", multiple=True, metavar="KEY=VALUE", help="A text as parameter; KEY:=JSON for others."
)
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
    parameters = dict(map(_typed, params))
    # The parser takes as long to load as the engine to answer: do both at the same time.
    reading = Thread(target=read_ahead, args=(text,), daemon=True)
    reading.start()
    with GraphStore(timeout=timeout, reference=not write) as store:
        if store.address.embedded and not write:
            # Whoever looks round finds the reference case, as one who asks a question does.
            from molehunt.answers.opening import cases_of

            cases_of(store, tell)
        reading.join()
        columns, rows = run_checked(store, text, parameters, warn=_warn, write=write, strict=strict)
    _show(columns, rows, fmt)
    tell(counted(len(rows), "row"))


def _warn(words: str) -> None:
    tell(f"warning: {words}")


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode() if sys.stdin else ""
    except UnicodeDecodeError as error:
        raise click.UsageError(f"stdin is not UTF-8: {error.reason} at byte {error.start}") from None


@commands.command("queries", short_help="List the queries that can be run by name.")
@options.fmt()
def queries(fmt: str) -> None:
    """List the queries that can be run by name, with their parameters and columns.

    \b
    Example:
      molehunt queries
    """
    from molehunt.cli.show import show_report
    from molehunt.views.report import rows_report

    found = [find_query(name) for name in query_names("ask", "check")]
    report = rows_report(["name", "parameters", "returns", "summary"], list(map(_described, found)))
    # What is long reads better in lines than in a table.
    show_report(replace(report, sections=(), notes=tuple(map(_told, found))), fmt)


def _told(query: Query) -> Notes:
    from molehunt.views.report import Line, Notes

    takes = [f"{p.name} ({p.type}): {p.meaning}" for p in query.parameters]
    lines = [Line("", (query.summary,)), *(Line("takes", (words,)) for words in takes)]
    return Notes(query.name, (*lines, Line("returns", (", ".join(query.returns),))))


def _names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001  # click's signature
    return [name for name in query_names("ask", "check") if name.startswith(incomplete)]


@commands.command("query", short_help="Run one of those queries.")
@click.argument("name", shell_complete=_names)
@click.option("-p", "--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter; lists are a,b,c.")
@options.case
@options.timeout
@options.fmt()
def query(name: str, params: Sequence[str], case: str | None, timeout: float | None, fmt: str) -> None:
    """Run the query NAME, read-only, on one case; "molehunt queries" lists them.

    \b
    Example:
      molehunt query ask/who_saw -p document=krivitsky-letter
    """
    found = find_query(name)
    if found.name.split("/")[0] not in ("ask", "check"):
        raise click.UsageError(f"{name} is not a question: molehunt itself sends it while loading")
    values = {key: _as_declared(found, key, value) for key, value in map(_pair, params)}
    # The case is a parameter like any other to whoever reads the list of queries.
    named = values.pop("case", case)
    if case not in (None, named):
        raise click.UsageError(f"--case {case} and -p case={named} name two cases")
    with opened(named, timeout) as one:
        rows = one.query(name, **values)
    _show(list(found.returns), rows, fmt)
    tell(counted(len(rows), "row"))


def _described(query: Query) -> dict[str, Any]:
    return {
        "name": query.name,
        "parameters": [f"{p.name} ({p.type}): {p.meaning}" for p in query.parameters],
        "returns": list(query.returns),
        "summary": query.summary,
    }


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise click.BadParameter(f"{text!r}: expected KEY=VALUE", param_hint="-p")
    return key, value


def _typed(text: str) -> tuple[str, Any]:
    key, value = _pair(text)
    if not key.endswith(":"):
        return key, value
    try:
        return key[:-1], json.loads(value)
    except ValueError as error:
        raise click.BadParameter(f"{text!r}: not JSON after := ({error})", param_hint="-p") from None
    except RecursionError:
        raise click.BadParameter(f"{key[:-1]}: brackets stand too deep in one another", param_hint="-p") from None


def _as_declared(query: Query, key: str, value: str) -> Any:
    """Read a value by the type in the query's header; a name it does not declare is left for the query to refuse."""
    declared = next((p.type.removesuffix("|null") for p in query.parameters if p.name == key), "string")
    try:
        if declared == "integer":
            return int(value)
    except ValueError:
        raise click.BadParameter(f"{key}={value}: expected an integer", param_hint="-p") from None
    if declared == "date":
        return options.Day().convert(value, None, None)
    return [part.strip() for part in value.split(",")] if declared == "list" else value


def _show(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], fmt: str) -> None:
    from molehunt.cli.show import show_rows
    from molehunt.store.values import finite, readable

    form = finite if fmt == "json" else readable
    show_rows(columns, [{column: form(value) for column, value in row.items()} for row in rows], fmt)
