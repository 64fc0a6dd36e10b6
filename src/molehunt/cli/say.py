"""What a command says besides its data, all of it on stderr: notes, questions back, and the progress of long work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

from molehunt.model.errors import shortened

Advance = Callable[[int, int], None]


def tell(message: str) -> None:
    """Say something in a line on stderr, so that stdout stays data."""
    from molehunt.views.safe import safe

    click.echo(f"molehunt: {safe(shortened(message))}", err=True)


def confirmed(question: str) -> bool:
    """Ask back; raise UsageError where nobody is there to answer, instead of waiting for ever."""
    if not (sys.stdin and sys.stdin.isatty()):
        raise click.UsageError(f"{question} Nobody is at the terminal to say so; give --yes")
    return click.confirm(question, err=True)


@contextmanager
def progress(title: str) -> Iterator[Advance | None]:
    """Show a bar on stderr while the work goes on, if somebody is looking; call what is given with done and total."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def progress_if_long(title: str) -> Iterator[Advance]:
    """Do the same, but show the bar only once what is given is called, for work that mostly is done at once."""
    with ExitStack() as shown:
        bars: list[Advance | None] = []

        def advance(done: int, total: int) -> None:
            if not bars:
                bars.append(shown.enter_context(progress(title)))
            if bar := bars[0]:
                bar(done, total)

        yield advance
