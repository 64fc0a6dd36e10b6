"""The web of a case as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from molehunt.cli import options
from molehunt.cli.questions import opened
from molehunt.cli.say import tell
from molehunt.graph.lens import Lens
from molehunt.graph.lenses import facets
from molehunt.model.errors import MolehuntError


@click.command("web", short_help="Show who is tied to whom, on whose word, as a page that works offline.")
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
    from molehunt.views.web.page import drawn

    lens = Lens(**{name: given[name] for name in facets()})
    with opened(case, timeout) as one:
        data = one.web_data(focus=focus, hops=hops, lens=lens)
        file = output or Path(f"{one.case}-web.html")
    page = drawn(data)
    write_whole(file, page)
    for note in data["notes"]:
        tell(note)
    tell(f"{file}: {len(page.encode()) / 1e6:.1f} MB; open it in any browser")
    if show:
        import webbrowser

        webbrowser.open(file.resolve().as_uri())


def write_whole(file: Path, text: str) -> None:
    """Write a file in one step: whoever reads it meanwhile finds the old one or the new one, never a part.

    Raises MolehuntError if it cannot be written.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError as error:
        raise MolehuntError(f"{file} cannot be written: {error.strerror or error}; name another with -o") from None
    finally:
        part.unlink(missing_ok=True)
