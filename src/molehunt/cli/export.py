"""Taking the network of a case, or the case itself, to other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from molehunt.cli import commands, options
from molehunt.cli.questions import opened
from molehunt.cli.say import tell
from molehunt.exchange.formats import find_format, format_names

_HELP = """Write the network of the case, a tie for each claim and pair, in a FORMAT of other tools.

Every tie has its claim: the words, who says so, passage, status, grade and days. Without -o a format of one file is
printed; the formats of several files need a folder. What is there already is not overwritten.

\b
Formats:
{formats}

\b
Example:
  molehunt export gexf --ties flow --grade C3
"""


def _help() -> str:
    width = max(map(len, format_names()))
    listed = (f"  {name:{width}}  {find_format(name).meaning}" for name in format_names())
    return _HELP.format(formats="\n".join(listed))


def _names(_: click.Context, __: click.Parameter, text: str | None) -> str | list[str] | None:
    """Read names with commas between them; a single one may be that of a group."""
    names = [name.strip() for name in text.split(",")] if text is not None else None
    return names[0] if names and len(names) == 1 else names


@commands.command("export", short_help="Write the network, or the whole case, for other tools.", help=_help())
@click.argument("name", metavar="FORMAT", type=click.Choice(format_names()))
@click.option("-o", "--output", metavar="FILE", help="The file to write, or the folder for several files.")
@click.option("--force", is_flag=True, help="Overwrite what is there.")
@click.option("--ties", callback=_names, metavar="TIES", help="A group (flow, contact), types of tie or predicates.")
@click.option("--kinds", callback=_names, metavar="LABELS", help="The labels of nodes. Without it, Person.")
@options.lens
@options.case
@options.timeout
def export(  # one parameter for each option that click passes
    name: str, output: str | None, force: bool, case: str | None, timeout: float | None, **given: Any
) -> None:
    """Write an export to a file, a folder or stdout; its help is made from the formats."""
    found = find_format(name)
    to_stdout = output in (None, "-")
    if to_stdout and not found.suffix:
        raise click.UsageError(f"{name} is several files: name a folder for them, as in -o my-{name}")
    lens = options.read_lens(given)
    narrowing = {key: value for key, value in given.items() if value is not None}
    if not found.narrowed and (asked := [*lens.to_dict(), *narrowing]):
        raise click.UsageError(f"{name} is the whole case; leave out --{asked[0].replace('_', '-')}.")
    with opened(case, timeout) as one:
        made = one.export(name, lens=lens, **narrowing)
    if to_stdout:
        _print(made.text)
    else:
        made.save(Path(str(output)), force=force)
    tell(f"{made.summary}{'' if to_stdout else f', in {output}'}")
    for note in made.notes:
        tell(f"{name}: {note}")


def _print(text: str) -> None:
    """Print an export as it is; on a terminal, without whatever would steer it."""
    from molehunt.views.safe import steering

    shown = steering(text, lambda _: "\N{REPLACEMENT CHARACTER}") if sys.stdout.isatty() else text
    sys.stdout.write(shown)
