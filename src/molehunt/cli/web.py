"""The web of a case as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from molehunt.cli import commands, options
from molehunt.cli.questions import opened
from molehunt.cli.say import tell


@commands.command("web", short_help="Show who is tied to whom, on whose word, as a page that works offline.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write the page. Without it, CASE-web.html here.",
)
@click.option("--focus", metavar="NAME", help="Around whom or what it opens. Without it, whoever has the most ties.")
@click.option(
    "--hops",
    type=click.IntRange(min=1),
    default=2,
    metavar="N",
    help="How many steps around the focus it opens with. Without it, 2.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@options.lens
@options.case
@options.timeout
def web(
    output: Path | None,
    focus: str | None,
    hops: int,
    show: bool,
    case: str | None,
    timeout: float | None,
    **given: Any,
) -> None:
    """Write one HTML file that shows the web of a case: nodes, one line for each claim, and the proof of each.

    The page needs no network and no server. Its reader can search by any spelling or codename, leave out a source,
    compare two, choose a period, step through possible worlds, and ask who saw a document.

    \b
    Example:
      molehunt web --focus zborowski -o zborowski.html
    """
    from molehunt.views import notebook  # noqa: F401  # what draws

    lens = options.read_lens(given)
    with opened(case, timeout) as one:
        page = one.web(focus=focus, hops=hops, lens=lens)
        file = page.save(output or Path(f"{one.case}-web.html"))
    for note in page.notes:
        tell(note)
    tell(f"{file}: {file.stat().st_size / 1e6:.1f} MB; open it in any browser")
    if show:
        import webbrowser

        webbrowser.open(file.resolve().as_uri())
