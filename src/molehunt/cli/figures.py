"""The figures as commands: ``molehunt figure NAME``, each made from the file that declares it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from molehunt.cli import commands, options
from molehunt.cli.families import Families
from molehunt.cli.questions import explained, given, opened
from molehunt.cli.say import progress_if_long, tell
from molehunt.figures.drawn import figure_names, find_figure


def command(name: str) -> click.Command:
    """Return the command of a figure."""
    figure = find_figure(name)

    def draw(out: Path, case: str | None, timeout: float | None, **asked: Any) -> None:
        from molehunt.figures.page import need_matplotlib
        from molehunt.figures.saving import refuse_other_suffix, save

        lens = options.read_lens(asked)
        refuse_other_suffix(out)
        # No window: the figure goes into a file, also where there is no screen.
        need_matplotlib().use("agg")
        with opened(case, timeout) as one, progress_if_long(figure.name) as one.progress:
            axes = figure.of(one, lens, asked)
        save(axes, out)
        (caption,) = (text.get_text() for text in axes.texts if text.get_gid() == "caption")
        tell(f"{out}: {' '.join(caption.split())}")

    for option in (_out, options.timeout, options.case, options.lens):
        draw = option(draw)
    for parameter in reversed(figure.takes):
        draw = given(parameter)(draw)
    text = explained(figure.explanation, f"figure {figure.example}")
    return commands.command(figure.name, short_help=figure.summary, help=text)(draw)


def _out(command: options.Command) -> options.Command:
    return click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        required=True,
        help="The file to write: .png, .svg or .pdf.",
    )(command)


@click.group(
    "figure",
    cls=Families,
    families={"Figures": {name: partial(command, name) for name in figure_names()}},
    short_help="Draw a figure into a file: PNG, SVG or PDF.",
)
def figure() -> None:
    """Draw a figure into a file, with its case, its lens and the number of its claims below it.

    docs/figures.md tells how to read each. They are drawn by matplotlib: pip install 'molehunt[figures]'.

    \b
    Example:
      molehunt figure custody "Krivitsky letter" -o custody.png
    """
