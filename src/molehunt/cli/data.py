"""Putting cases into the graph, taking them out, and checking them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from molehunt.answers.opening import reference_case
from molehunt.cli import commands, options
from molehunt.cli.say import confirmed, progress, tell
from molehunt.model.counted import counted
from molehunt.store.graph_store import GraphStore

# What one row of each table is.
_ROWS = {
    "entities": "entity",
    "names": "name",
    "sources": "source",
    "passages": "passage",
    "claims": "claim",
    "alternatives": "alternative set",
    "disagreements": "disagreement",
    "decisions": "decision",
    "hypotheses": "hypothesis",
    "bearings": "bearing",
    "omitted": "omitted sentence",
}


@commands.command("load", short_help="Put a case into the graph; only what changed is written.")
@click.argument("path", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
@options.verify
def load(path: Path | None, corpus: Path | None) -> None:
    """Load the case in FOLDER, by default the one here, or else the one of molehunt; only what changed is written.

    A case with faults is refused before anything is written, with every fault listed. A load that was interrupted
    leaves the graph as it was, or, for a very large case, is finished by the same command.

    \b
    Example:
      molehunt load
    """
    from molehunt.case import read
    from molehunt.store.load import load as load_case

    folder, which = _which(path)
    tell(which)
    with progress(f"loading {folder.name}") as advance:
        case = read(folder, corpus)
        with GraphStore() as store:
            done = load_case(store, case, progress=advance)
            there = [row["case"] for row in store.query("ask/cases")]
    tell(f"{done.case}: {counted(done.written, 'node')} written, {done.removed} removed, {done.unchanged} unchanged")
    if len(there) > 1:
        tell(f"the graph holds {len(there)} cases ({', '.join(there)}): name one with --case, or in MOLEHUNT_CASE")


@commands.command("unload", short_help="Take a case out of the graph.")
@click.argument("case")
@click.option("--yes", is_flag=True, help="Do not ask back.")
def unload(case: str, yes: bool) -> None:
    """Remove the case of the id CASE from the graph, whole or half loaded.

    \b
    Example:
      molehunt unload zborowski --yes
    """
    from molehunt.store.load import unload as unload_case

    if not (yes or confirmed(f"Remove the case {case} from the graph?")):
        tell("nothing was removed")
        return
    with GraphStore() as store:
        count = unload_case(store, case)
    tell(f"{case}: {counted(count, 'node')} removed")


@commands.command("check", short_help="Check the tables of a case; list every fault by its place.")
@click.argument("path", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
@options.verify
@click.option("--graph", is_flag=True, help="Check what is in the graph instead: every case, or the one of --case.")
@click.option(
    "--model", is_flag=True, help="Check a vocabulary instead: FOLDER is like data/model, which is the default."
)
@options.case
@options.fmt("table", "json")
def check(  # one parameter for each option that click passes
    path: Path | None, corpus: Path | None, graph: bool, model: bool, case: str | None, fmt: str
) -> None:
    """Check the case in FOLDER without touching the graph; by default the one here, or else the one of molehunt.

    Every fault is listed as file:line:column. The exit status is 1 if there is any.

    \b
    Example:
      molehunt check
    """
    if graph and (path or corpus):
        raise click.UsageError("--graph checks what is in the graph, so it takes neither a folder nor a text")
    if case and not graph:
        raise click.UsageError("--case names a case in the graph: add --graph, or give a folder instead")
    if graph:
        _check_graph(case, fmt)
        return
    which, faults, counts = _checked_model(path) if model else _checked_case(path, corpus)
    _list(faults, fmt)
    tell(f"{which}: {counted(len(faults), 'fault')}; {counts}")
    if faults:
        raise click.exceptions.Exit(1)


def _list(faults: Sequence[Mapping[str, Any]], fmt: str) -> None:
    from molehunt.views.formats.json import as_json
    from molehunt.views.safe import safe

    if fmt == "json":
        click.echo(as_json({"rows": faults}), nl=False)
    else:
        for fault in faults:
            *place, message = fault.values()
            click.echo(safe(": ".join([*([":".join(map(str, place))] if place else []), message])))


def _check_graph(case: str | None, fmt: str) -> None:
    """List what is wrong with a case in the graph, or with all of them; exit with 1 if anything is."""
    from molehunt.cli.show import show_rows
    from molehunt.model.errors import EngineError
    from molehunt.store.checks import check_graph

    with GraphStore() as store, progress("checking the graph"):
        cases = [case] if case else [row["case"] for row in store.query("ask/cases")]
        faults = [fault for one in cases for fault in check_graph(store, one)]
    if not cases:
        raise EngineError("there is no case in the graph; molehunt load loads one")
    rows = [{"case": f.case, "check": f.check, "wrong": f.summary, "where": f.row} for f in faults]
    if rows or fmt == "json":
        show_rows(["case", "check", "wrong", "where"], rows, fmt)
    tell(f"{counted(len(faults), 'fault')}; checked in the graph: {', '.join(cases)}")
    if faults:
        raise click.exceptions.Exit(1)


def _checked_case(path: Path | None, corpus: Path | None) -> tuple[str, list[dict[str, Any]], str]:
    """Return which case was checked, its faults, and what it holds."""
    from molehunt.case import check as check_case

    folder, which = _which(path)
    with progress("checking"):
        report = check_case(folder, corpus)
    faults = [{"file": f.file, "line": f.line, "column": f.column, "message": f.message} for f in report.faults]
    counts = ", ".join(counted(count, _ROWS[table]) for table, count in report.counts.items())
    return which, faults, counts or "nothing could be read"


def _checked_model(path: Path | None) -> tuple[str, list[dict[str, Any]], str]:
    """Return which vocabulary was checked, its faults, and what it holds."""
    from molehunt.model.check import check_model
    from molehunt.model.shipped import shipped

    folder = path or shipped("data", "model")
    files = sorted(folder.rglob("*.yaml")) if folder.is_dir() else []
    return (
        f"the vocabulary in {folder}",
        [{"message": fault} for fault in check_model(folder)],
        counted(len(files), "file"),
    )


def _which(path: Path | None) -> tuple[Path, str]:
    """Return the folder of a case and how to call it: the one named, or else the one here, or else that of molehunt."""
    from molehunt.case import is_case

    if path is not None:
        return path, f"the case in {path}"
    if is_case(here := Path.cwd()):
        return here, f"the case here, in {here}"
    return reference_case(), f"the case that comes with molehunt, in {reference_case()}"
