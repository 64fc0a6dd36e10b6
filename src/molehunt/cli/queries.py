"""The query files by name: their list, and one of them run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from molehunt.cli import commands, options, parameters
from molehunt.cli.cypher import show
from molehunt.cli.questions import opened
from molehunt.cli.say import tell
from molehunt.model.counted import counted
from molehunt.store.queries import Query, find_query, query_names

if TYPE_CHECKING:
    from molehunt.answers.open_case import OpenCase
    from molehunt.views.report import Notes


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
@parameters.params
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
    values = parameters.read_params(params, found.parameters)
    # The case is a parameter like any other to whoever reads the list of queries.
    named = values.pop("case", case)
    if case not in (None, named):
        raise click.UsageError(f"--case {case} and -p case={named} name two cases")
    with opened(named, timeout) as one:
        rows = one.query(name, **values)
        unknown = list(_unknown_ids(one, found, values))
    for words in unknown:
        tell(words)
    show(list(found.returns), rows, fmt)
    tell(counted(len(rows), "row"))


def _described(query: Query) -> dict[str, Any]:
    return {
        "name": query.name,
        "parameters": [f"{p.name} ({p.type}): {p.meaning}" for p in query.parameters],
        "returns": list(query.returns),
        "summary": query.summary,
    }


def _unknown_ids(case: OpenCase, query: Query, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield words on each id among the parameters that the case does not have; the header says which are ids."""
    from molehunt.model.nearest import nearest

    asked = {p.name: values.get(p.name) for p in query.parameters if p.name != "case" and _takes_ids(p.meaning)}
    lists = {name: [value] if isinstance(value, str) else value or () for name, value in asked.items()}
    given = {(name, id_) for name, ids in lists.items() for id_ in ids}
    if not given:
        return
    there = {row["id"] for name in ("ask/names", "ask/record_ids") for row in case.query(name)}
    for name, id_ in sorted(given):
        if id_ not in there:
            near = nearest(id_, there)
            yield f"{name}: case {case.case} has no id {id_!r}" + (f"; did you mean {near[0]}?" if near else "")


def _takes_ids(meaning: str) -> bool:
    return meaning.startswith(("id of", "ids of"))
