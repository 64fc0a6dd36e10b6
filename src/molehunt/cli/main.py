"""The group of commands, and what happens when one fails: one line on stderr, and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from molehunt import __version__
from molehunt.cli import ask, cypher, data, engine
from molehunt.model.errors import CaseError, MolehuntError

COMMANDS = (
    data.load, data.unload, data.check, ask.who_saw, ask.relays, ask.show, cypher.cypher, cypher.queries, cypher.query,
    engine.up, engine.down, engine.status, engine.completion,
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="molehunt")
def cli() -> None:
    """Ask contested evidence who knew what, and get the proof.

    molehunt keeps every claim of a case, with its source and passage, in a graph. The graph is the Neo4j named by
    NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE, or else an embedded engine that starts by itself.

    \b
    Example:
      molehunt who-saw "Krivitsky letter"
    """


for _command in COMMANDS:
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 answered, 1 an error of data or engine, 2 wrong usage, 130 interrupted."""
    _spare_the_driver_pandas()
    _utf8()
    try:
        sys.exit(_run(arguments))
    except BrokenPipeError:
        # The reader has gone (molehunt ... | head); the interpreter would complain at exit while flushing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = cli.main(args=arguments, prog_name="molehunt", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as request:
        return int(request.exit_code)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _failed(
            "interrupted; nothing is half done: a load that was not finished is undone or can be taken up", 130
        )
    except CaseError as error:
        for fault in error.faults:
            _err(fault)
        return _failed(str(error), 1)
    except MolehuntError as error:
        return _failed(str(error), 1)


def _failed(message: str, code: int) -> int:
    _err(f"molehunt: {message}")
    return code


def _err(text: str) -> None:
    from molehunt.views.safe import safe

    click.echo(safe(text), err=True)


def _spare_the_driver_pandas() -> None:
    """Keep the driver from importing pandas and numpy, of which no command makes use: 0.5 s of every command.

    The driver looks for them at import and does without where they are missing. Only the command line does this; a
    script that imports molehunt gets the driver whole.
    """
    blocked: dict[str, Any] = {name: None for name in ("numpy", "pandas", "pyarrow") if name not in sys.modules}
    sys.modules.update(blocked)


def _utf8() -> None:
    """Print any name anywhere: a stream with a narrower encoding shows a substitute and does not fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
