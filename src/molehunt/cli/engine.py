"""The embedded engine, and what the graph holds."""

from __future__ import annotations

import os
from typing import Any

from molehunt.cli import commands, options
from molehunt.cli.say import tell


@commands.command("up", short_help="Start the embedded engine; print its address and where the passwords are.")
@options.fmt("table", "json")
def up(fmt: str) -> None:
    """Start the embedded engine, or find it running, and print its Bolt address and where the passwords are.

    It stops by itself when it has not been used for a while. NEO4J_URI plays no part in this.

    The port is any free one. Set MOLEHUNT_BOLT_PORT once to have the same port at this and every later start, so that
    saved connections of other tools go on working; set it to 0 to have any free port again.

    \b
    Example:
      molehunt up
    """
    from molehunt.engine import ensure_running

    _show(_described(ensure_running()), fmt)


@commands.command("down", short_help="Stop the embedded engine; its data stay.")
def down() -> None:
    """Stop the embedded engine; its data stay, and the next question starts it again.

    \b
    Example:
      molehunt down
    """
    from molehunt.engine import stop

    tell("the embedded engine is stopped" if stop() else "the embedded engine was not running")


@commands.command("status", short_help="Which graph would be asked, and which cases it holds.")
@options.fmt("table", "json")
def status(fmt: str) -> None:
    """Say which graph would be asked, whether it runs, and which cases it holds; nothing is started.

    \b
    Example:
      molehunt status
    """
    from molehunt.engine import find_running
    from molehunt.store.address import Address, embedded_address, find_address

    address: Address | None
    facts: dict[str, Any]
    if os.environ.get("NEO4J_URI"):
        address = find_address()
        facts = {
            "engine": "neo4j",
            "running": None,
            "address": address.uri,
            "database": address.database,
            "writer": address.user,
        }
    else:
        running = find_running()
        address = embedded_address(running) if running else None
        facts = _described(running) if running else {"engine": "embedded", "running": False}
    _show(facts | {"cases": _cases(address)}, fmt)


def _cases(address: Any) -> list[dict[str, Any]]:
    if address is None:
        return []
    from molehunt.store.graph_store import GraphStore

    with GraphStore(address) as store:
        return [{name: row[name] for name in ("case", "title", "state")} for row in store.query("ask/cases")]


def _described(running: Any) -> dict[str, Any]:
    return {
        "engine": "embedded",
        "running": True,
        "process": running.pid,
        "address": running.uri,
        "database": running.database,
        "reader": running.reader.user,
        "writer": running.writer.user,
        "passwords": str(running.passwords),
        "log": str(running.log),
    }


def _show(facts: dict[str, Any], fmt: str) -> None:
    """Print JSON with a key for each fact, or a table with a line for each that is known."""
    import sys

    from molehunt.cli.show import show_rows
    from molehunt.views.formats.json import as_json

    if fmt == "json":
        sys.stdout.write(as_json(facts))
        return
    cases = facts.pop("cases", [])
    rows = [{"what": what, "value": value} for what, value in facts.items() if value is not None]
    rows += [{"what": f"case {case['case']}", "value": f"{case['title']} ({case['state']})"} for case in cases]
    show_rows(["what", "value"], rows, fmt)
