"""Pictures of a case, written to a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from molehunt.cli import commands, options
from molehunt.cli.questions import opened
from molehunt.cli.say import tell


@commands.command("chart", short_help="Claims as a chart: a row for everyone, a column for each claim, by time.")
@click.argument("entity", required=False)
@click.option(
    "--family",
    metavar="FAMILY",
    help="Only claims of this kind: custody, relays, acts, ... (data/model/predicates); several with commas.",
)
@click.option(
    "--columns",
    type=click.IntRange(min=1),
    metavar="N",
    help="Cut to a stretch of time beyond so many. Without it, 150.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to: .svg, .png, or .html with the proof. Without it, SVG on stdout.",
)
@options.lens
@options.corpus
@options.case
@options.timeout
def chart(entity: str | None, family: str | None, columns: int | None, output: Path | None, **given: Any) -> None:
    """Draw the claims on ENTITY, or all: who had which part in what, when, and how firmly it is said.

    ENTITY is a person, an organization, a document with its copies, an event, a place. Of each claim the column joins
    all who have a part in it; below stands how many days its date leaves open. A page holds some 150 claims: of more,
    those are drawn that stand closest together in time, and the chart says what it leaves out.

    \b
    Example:
      molehunt chart "Krivitsky letter" --family custody -o letter.svg
    """
    from molehunt.views import notebook  # noqa: F401  # what draws
    from molehunt.views.chart import ENDINGS, Chart

    if output is not None and output.suffix.lower() not in ENDINGS:
        raise click.UsageError(f"{output}: its name must end in one of {', '.join(ENDINGS)}, which says the format.")
    lens = options.read_lens(given)
    with opened(**given, says_case=False) as one:
        drawn = one.chart(entity, family=family, lens=lens, columns=columns)
    assert isinstance(drawn, Chart)  # noqa: S101  # views.notebook says so
    if output is None:
        sys.stdout.write(drawn.svg())
    else:
        drawn.save(output)
    for line in (*drawn.lead, *([str(output)] if output else [])):
        tell(line)
