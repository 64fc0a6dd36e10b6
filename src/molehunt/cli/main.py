"""The group of commands, and what happens when one fails: one line on stderr, and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module

import click

from molehunt.answers.questions import question_names
from molehunt.answers.tools import tool_names
from molehunt.cli import process
from molehunt.cli.families import Families, Make
from molehunt.cli.lean_driver import import_driver_without_pandas
from molehunt.cli.say import tell
from molehunt.model.errors import LONG, CaseError, MolehuntError, shortened
from molehunt.model.version import VERSION


def _question(name: str) -> click.Command:
    if name == "resolve":
        from molehunt.cli.resolve import command as resolve

        return resolve()
    from molehunt.cli.questions import command

    return command(name)


def _tool(name: str) -> click.Command:
    from molehunt.cli.tools import command

    return command(name)


def _written_in(module: str, *names: str) -> Mapping[str, Make]:
    return {name: partial(_written, module, name) for name in names}


def _written(module: str, name: str) -> click.Command:
    found: click.Command = getattr(import_module(f"molehunt.cli.{module}"), name)
    return found


# How each command is made: one command needs only its own modules, and the help needs all.
FAMILIES: Mapping[str, Mapping[str, Make]] = {
    "Any question, under several lenses": {name: partial(_tool, name) for name in tool_names()},
    "Pictures": {
        **_written_in("pictures", "chart"),
        **_written_in("figures", "figure"),
        **_written_in("web", "web"),
        **_written_in("report", "report"),
        **_written_in("notebooks", "notebooks"),
    },
    "Cypher": {**_written_in("cypher", "cypher"), **_written_in("queries", "queries", "query")},
    "Cases": {
        **_written_in("data", "load", "check"),
        **_written_in("export", "export"),
        **_written_in("data", "unload"),
    },
    "Engine": {**_written_in("engine", "up", "down", "status"), **_written_in("completion", "completion")},
}


@click.group(
    cls=Families,
    questions={name: partial(_question, name) for name in question_names()},
    families=FAMILIES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="molehunt", message="%(prog)s %(version)s")
def cli() -> None:
    """Ask contested evidence who knew what, and get the proof.

    Every claim of a case is kept in a graph with its source and passage. The graph is the Neo4j that NEO4J_URI names,
    or else an embedded engine that starts by itself; into an embedded graph that never held a case the first question
    loads the one that comes with molehunt.

    \b
    Example:
      molehunt who-saw "Krivitsky letter"

    \b
    Environment:
      NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE   a Neo4j to ask instead of the embedded engine
      MOLEHUNT_HOME      the folder of the embedded engine and its data
      MOLEHUNT_CASE      the case to ask, if the graph holds several (as --case)
      MOLEHUNT_BOLT_PORT the port of the embedded engine, remembered for later starts; see molehunt up --help
      MOLEHUNT_CORPUS    the source text, for quotations (as --corpus)
      MOLEHUNT_TIMEOUT   seconds that a query may take; 60 if unset

    \b
    Exit status:
      0 answered, "unknown" included; 1 an error of data or engine; 2 wrong usage; 130 interrupted
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; whatever goes wrong on purpose is told in a line."""
    process.spare_the_collector()
    import_driver_without_pandas()
    process.set_up_output()
    process.leave_when_interrupted()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except BrokenPipeError:
        # The reader has gone (molehunt ... | head); the interpreter would complain at exit while flushing.
        process.discard_stdout()
        return 0
    except OSError as error:
        process.discard_stdout()
        tell(f"{error.filename or 'the answer cannot be written'}: {error.strerror or error}")
        return 1
    finally:
        process.leave_without_collecting()


def _run(arguments: list[str]) -> int:
    try:
        code = cli.main(args=process.in_unicode(arguments), prog_name="molehunt", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except SystemExit as leaving:
        # click and rich leave with 1 when the reader of a pipe has gone; completion leaves, too.
        if leaving.code == 1 and "_MOLEHUNT_COMPLETE" not in os.environ:
            raise BrokenPipeError from None
        raise
    except click.exceptions.Exit as request:
        return int(request.exit_code)
    except click.ClickException as error:
        if max(map(len, arguments), default=0) > LONG:
            error.format_message = partial(shortened, error.format_message())  # type: ignore[method-assign]
        error.show()
        return error.exit_code
    except click.Abort as stopped:
        # What was under way has left a note with the interrupt.
        tell("; ".join(["interrupted", *getattr(stopped.__cause__, "__notes__", ())]))
        return 130
    except CaseError as error:
        _tell_faults(error)
    except MolehuntError as error:
        tell(str(error))
    return 1


def _tell_faults(error: CaseError) -> None:
    """Print every fault on a line of its own, as compilers do, and what follows from them."""
    from molehunt.model.counted import counted
    from molehunt.views.safe import safe

    for fault in error.faults:
        click.echo(safe(fault), err=True)
    tell(f"the case has {counted(len(error.faults), 'fault')}; nothing was loaded" if error.faults else str(error))
