"""Putting cases into the graph, taking them out, and checking them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from molehunt.answers.open_case import reference_case
from molehunt.cli import options
from molehunt.cli.ask import tell
from molehunt.store.graph_store import GraphStore


@click.command("load")
@click.argument("path", metavar="[CASE]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--corpus", type=click.Path(path_type=Path), metavar="FILE", help="The source text, to verify every passage."
)
def load(path: Path | None, corpus: Path | None) -> None:
    """Load the case in the folder CASE, or the reference case; only what changed is written.

    A case with faults is refused before anything is written, with every fault listed. A load that was interrupted
    leaves the graph as it was, or, for a very large case, is finished by the same command.

    \b
    Example:
      molehunt load
    """
    from molehunt.case import read
    from molehunt.store.load import load as load_case

    case = read(path or reference_case())
    with GraphStore() as store, _progress(f"loading {case.id}") as progress:
        done = load_case(store, case, progress=progress)
    tell(f"{done.case}: {done.written} nodes written, {done.removed} removed, {done.unchanged} unchanged")


@contextmanager
def _progress(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on stderr if somebody is looking."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@click.command("unload")
@click.argument("case")
@click.confirmation_option("--yes", prompt="Remove the case from the graph?", help="Do not ask.")
def unload(case: str) -> None:
    """Remove the case of the id CASE from the graph, whole or half loaded.

    \b
    Example:
      molehunt unload zborowski --yes
    """
    from molehunt.store.load import unload as unload_case

    with GraphStore() as store:
        count = unload_case(store, case)
    tell(f"{case}: {count} nodes removed")


@click.command("check")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--corpus", type=click.Path(path_type=Path), metavar="FILE", help="The source text, to verify every passage."
)
@options.fmt("table", "json")
def check(path: Path, corpus: Path | None, fmt: str) -> None:
    """Check the case in the folder PATH and list every fault as file:line:column; exit status 1 if there is any.

    \b
    Example:
      molehunt check data/cases/zborowski
    """
    from molehunt.case import check as check_case
    from molehunt.views.formats import as_json
    from molehunt.views.safe import safe

    report = check_case(path, corpus)
    if fmt == "json":
        faults = [{"file": f.file, "line": f.line, "column": f.column, "message": f.message} for f in report.faults]
        click.echo(as_json({"rows": faults}), nl=False)
    else:
        for fault in report.faults:
            click.echo(safe(str(fault)))
    counts = ", ".join(f"{count} {table}" for table, count in report.counts.items())
    tell(f"{len(report.faults)} faults; {counts or 'nothing could be read'}")
    if report.faults:
        raise click.exceptions.Exit(1)
